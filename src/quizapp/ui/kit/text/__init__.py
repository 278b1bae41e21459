"""Texts that are painted, measured and spoken."""
