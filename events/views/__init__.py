"""The public addresses of events besides the pages: nothing here is cached or sets a cookie."""
