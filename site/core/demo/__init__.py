"""Demo content of the ground floor, and the tools with which each app loads its own.

A loader is a module with `create()` and `fill()`: all loaders create first, so that content may
point at content of another app. Both leave alone what is there already.
"""
