"""What the project publishes outside this site, and what it plans to: channels, publications with
their figures, imports of the platforms' files, the communication plan, targets, share texts.

Knows pages only as pages. The reach report reads it through `figures`; the room itself knows
nothing of the visits of this site.
"""
