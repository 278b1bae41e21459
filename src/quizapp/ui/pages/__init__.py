"""The places of the app: a page loads and acts, its screen shows."""
