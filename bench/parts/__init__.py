"""One module a part; each has `measure() -> list[Row]`."""
