"""All keys of the app: one declaration, and the sheet that lists them."""
