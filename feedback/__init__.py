"""What readers tell: votes and words under every page, accessibility feedback with its time limits.

It knows the ground floor and no other room; the frame of the pages shows it by a template tag.
"""
