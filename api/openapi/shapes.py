"""Short words for JSON Schema 2020-12, in which the document tells shapes."""

Schema = dict


def text(description: str = "", **more) -> Schema:
    return told({"type": "string", **more}, description)


def whole(description: str = "", **more) -> Schema:
    return told({"type": "integer", **more}, description)


def number(description: str = "", **more) -> Schema:
    return told({"type": "number", **more}, description)


def flag(description: str = "", **more) -> Schema:
    return told({"type": "boolean", **more}, description)


def moment(description: str = "") -> Schema:
    return text(description, format="date-time")


def day(description: str = "") -> Schema:
    return text(description, format="date")


def address(description: str = "") -> Schema:
    return text(description, format="uri")


def one_of(*values, description: str = "") -> Schema:
    return told({"enum": list(values)}, description)


def items(of: Schema, description: str = "", **more) -> Schema:
    return told({"type": "array", "items": of, **more}, description)


def thing(properties: dict[str, Schema], description: str = "", *, may_lack=(), **more) -> Schema:
    """An object of exactly these keys; those of `may_lack` need not be there."""
    required = [name for name in properties if name not in may_lack]
    return told(
        {
            "type": "object",
            "properties": properties,
            **({"required": required} if required else {}),
            "additionalProperties": False,
            **more,
        },
        description,
    )


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def or_null(schema: Schema) -> Schema:
    if isinstance(schema.get("type"), str) and "enum" not in schema:
        return schema | {"type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def told(schema: Schema, description: str) -> Schema:
    return schema | {"description": description} if description else schema


def batch(of: Schema, description: str = "", **more: Schema) -> Schema:
    """A list that is given in batches."""
    return thing(
        {
            "@id": address("The address of this list."),
            "items": items(of),
            "items_total": whole("How many there are in all batches.", minimum=0),
            **more,
            "batching": ref("Batching"),
        },
        description,
        may_lack=("batching",),
    )
