"""The ground floor: what every page of the house stands on.

Owns the base page, the classification of content, organisations and people, pictures and
attachments, the project's identity, content blocks, the EU statement and the public query set.
Knows only Django, Wagtail and libraries: no room, no reach, no API.
"""
