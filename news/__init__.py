"""News: posts, their listing with facets, feeds, embargo and press preview.

Knows the ground floor only: not the other rooms, not reach, search or the API.
"""
