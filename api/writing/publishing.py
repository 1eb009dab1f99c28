"""What keeps a version from being published, by the fields of the JSON."""

from django.core.exceptions import ValidationError

from api.writing.forms import KEYS
from api.writing.streams import messages_of
from core.publication import blocking_problems, streams_of


def faults_of(draft) -> list[tuple[str, str]]:
    """Pairs (field, message): missing or wrong values, and what the publication check blocks."""
    found = []
    try:
        draft.full_clean()
    except ValidationError as error:
        found += [(name, text) for name, texts in error.message_dict.items() for text in texts]
    for name, stream in streams_of(draft):
        try:
            stream.stream_block.clean(stream)
        except ValidationError as error:
            found += [(name, text) for text in messages_of(error)]
    found += [(problem.field or "", problem.message) for problem in blocking_problems(draft)]
    return [(KEYS.get(name, name), text) for name, text in found]
