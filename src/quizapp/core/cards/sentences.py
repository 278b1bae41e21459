"""Texts that end like sentences."""


def sentence(text: str) -> str:
    """Return a text that ends like a sentence, so that another can follow it."""
    return text if text.rstrip().endswith((".", "!", "?", "…", "”", '"')) else f"{text.rstrip()}."
