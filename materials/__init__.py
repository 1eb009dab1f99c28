"""Coaching packages: pages, versions, ZIP archives, facilitator mode, adoptions.

Knows the ground floor only: not the other rooms, not reach, search or the API.
"""
