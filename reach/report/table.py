"""A table of a report as plain data."""


def table(
    key: str, title: str, columns: list[str], rows: list[list], note: str = "", bar=None
) -> dict:
    """`{"key", "title", "note", "columns": [{"label", "is_number"}], "rows", "bar"}`.

    The first column names the row. A column of whole numbers, None among them, is one of numbers.
    `bar` is the place of the column that is also drawn, or None.
    """
    numbers = [
        bool(rows) and all(isinstance(row[index], int | None) for row in rows)
        for index in range(len(columns))
    ]
    return {
        "key": key,
        "title": title,
        "note": note,
        "columns": [
            {"label": label, "is_number": number}
            for label, number in zip(columns, numbers, strict=True)
        ],
        "rows": rows,
        "bar": bar,
    }
