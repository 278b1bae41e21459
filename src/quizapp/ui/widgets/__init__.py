"""Small reusable widgets, dressed by the theme."""
