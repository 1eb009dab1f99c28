"""Reach: what counts as a view or a visit, how it is counted, how it is shown to staff.

Owns the beacon's address, the buffer that folds hits into daily rows, the daily rows themselves,
the definitions of the figures, and what editors see of them. Keeps no cookie, no address, no user
agent and no raw hit.

Knows pages only by their number and through `core.querysets`. Does not know search or the API;
pages do not know reach: a template tag puts the beacon on them.
"""
