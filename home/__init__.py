"""The front of the site: home page, standard pages, the project page.

Gathers what the rooms offer (latest news now, events later). Knows the ground floor and the rooms,
not reach, search or the API.
"""
