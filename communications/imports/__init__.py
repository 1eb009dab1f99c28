"""From a platform's file to rows of the log: reading, columns, values, checking, saving.

Nothing here knows of requests or screens. A file is always read row by row.
"""
