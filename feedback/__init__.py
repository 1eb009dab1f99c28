"""What readers tell

votes and words under every page, accessibility feedback with its legal time limits.:It knows the ground floor and no other room; the frame shows it by a template tag.
"""
