"""Parts of pages: controls, charts, badges, calendar, menus."""
