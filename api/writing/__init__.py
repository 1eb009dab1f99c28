"""Writing: creating, editing and everything else that changes content, for holders of tokens.

Owns the reading of bodies, the way back from JSON to fields, and the versions that `If-Match`
names. Changes go through Wagtail's forms and actions, so permissions, validation, revisions,
workflow, log and reference index hold as in the admin. A session cookie never suffices here.
"""
