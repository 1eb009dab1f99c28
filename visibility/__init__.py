"""The project's duties of visibility: poster, lobby screen, ready description, places, audit.

It looks across the house like reach and search, and imports neither.
"""
