"""From pages to JSON: `content` is the whole page, `summary` its line in a list.

`kinds` says what each page type is called and which of its fields need more than a plain value.
"""
