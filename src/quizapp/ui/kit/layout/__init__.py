"""Pages, groups, cards, and what scrolls."""
