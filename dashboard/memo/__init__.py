"""The memo to the council: what it says (``contents``), as a page (``as_page``) and as a document (``as_document``)."""
