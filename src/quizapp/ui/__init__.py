"""The screens: a folder each, reusable widgets, the theme, and the gallery."""
