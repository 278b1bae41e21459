"""The content: documents, facts, items, packs."""
