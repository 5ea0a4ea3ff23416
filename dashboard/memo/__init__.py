"""The memo to the council: what it says, and as HTML and DOCX."""
