"""Demo pages: texts in `pages/`, loaded by `load_pages`."""
