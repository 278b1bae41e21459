"""Documents as teachers have them (docx, pdf, html, md, txt), read into paragraphs."""
