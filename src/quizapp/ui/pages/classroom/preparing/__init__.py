"""Preparing a live session: choosing and ordering questions, settings, class lists, a preview."""
