"""The roof: settings, addresses and the WSGI entry. Knows every app; no app knows it."""
