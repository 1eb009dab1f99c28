"""The search page.

It looks across the house like reach and visibility, and imports neither.
"""
