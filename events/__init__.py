"""Events: announced, booked, held, counted and followed up.

Owns event pages and their series, seats and registrations, the calendar files, what is recorded
afterwards. Knows nothing of the other rooms: figures for reports leave through `core.figures`.
"""
