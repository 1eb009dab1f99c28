"""The JSON voice of an attachment: its own address answers Plone's `File` when asked for JSON."""

from django.http import HttpRequest, HttpResponse

from api.responses import json_response
from api.serializers.dates import moment
from api.serializers.files import described_file
from materials import files


def file_answer(request: HttpRequest, document) -> HttpResponse:
    """Who may have the file has been asked before."""
    data = described_file(files.described(document), request) | {
        "created": moment(document.created_at),
        "subjects": sorted(tag.name for tag in document.tags.all()),
    }
    return json_response(
        request,
        data,
        address=data["@id"],
        language=document.language or "und",
        public=files.is_public(document),
    )
