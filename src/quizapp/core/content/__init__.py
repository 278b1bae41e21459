"""What is taught: documents, facts, items, packs."""
