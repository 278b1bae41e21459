"""Phones in the room: the only place that knows the web framework."""
