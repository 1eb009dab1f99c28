"""The project's duties towards its funder

poster, lobby screen, ready description, places of posters, indicators, audit.:It looks across the house like reach and search, and imports neither.
"""
