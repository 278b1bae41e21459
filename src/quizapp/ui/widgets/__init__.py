"""Small reusable widgets, styled by the theme."""
