"""One class per use; one method per user action."""
