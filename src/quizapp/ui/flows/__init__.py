"""Flows: they join screens to services. One service method per user action, by way of jobs."""
