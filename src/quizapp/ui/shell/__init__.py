"""The window's content: navigation rail, banner and the page that is open."""
