"""The startup guide: chapters, facts that expire by themselves, support, contacts, calculators.

It knows the ground floor only. Amounts live in facts; chapters name them and never repeat them.
"""
