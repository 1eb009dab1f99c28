"""Pictures and files: made by POST with `@type` Image or File, through the forms of the admin.

They stand in a collection and not in the tree, so the page they are posted to only lends its
address; who may add them is asked from their collections.
"""

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.models import Collection
from wagtail.permissions import policy_registry

from api.addresses import absolute
from api.errors import BadRequestError, ForbiddenError
from api.serializers.pictures import image
from api.writing.files import uploaded
from api.writing.rich_text import ShapeError
from api.writing.work import Work

# Fields of the picture and the file besides the file itself, as they come in.
PICTURE_WORDS = {"description": "description", "credit": "credit", "rights": "licence"}


def collection_of(model, user) -> Collection:
    """Where the user may add; the uppermost when there are several. Raises ForbiddenError."""
    policy = policy_registry.get_by_type(model)
    found = policy.collections_user_has_permission_for(user, "add").order_by("path").first()
    if found is None:
        raise ForbiddenError
    return found


def save(form):
    if form.is_valid():
        return form.save()
    rows = [(name, text) for name, texts in form.errors.items() for text in texts]
    raise ShapeError(" ".join(text if name == "file" else f"{name}: {text}" for name, text in rows))


def store_picture(user, upload: UploadedFile, title: str, words: dict | None = None):
    """Raises ShapeError when the file is no picture that the admin would take."""
    model = get_image_model()
    collection = collection_of(model, user)
    picture = model(uploaded_by_user=user, collection=collection)
    data = {"title": title[:255] or upload.name, "collection": collection.pk, **(words or {})}
    form_class = get_image_form(model)
    return save(form_class(data, {"file": upload}, instance=picture, user=user))


def store_document(user, upload: UploadedFile, title: str):
    model = get_document_model()
    collection = collection_of(model, user)
    document = model(uploaded_by_user=user, collection=collection)
    data = {"title": title[:255] or upload.name, "collection": collection.pk, "language": "fi"}
    form_class = get_document_form(model)
    return save(form_class(data, {"file": upload}, instance=document, user=user))


def create_picture(work: Work) -> HttpResponse:
    words = {
        name: work.text(key, longest=250) for key, name in PICTURE_WORDS.items() if key in work.body
    }
    store = lambda upload, title: store_picture(work.user, upload, title, words)  # noqa: E731
    return picture_made(work.request, taken(work, "image", store))


def picture_made(request: HttpRequest, picture) -> HttpResponse:
    shape = image(picture, request, "main", alt=picture.description, make=True)
    address = shape["download"] if shape else ""
    return created(
        address,
        {
            "@id": address,
            "@type": "Image",
            "title": picture.title,
            "description": picture.description,
            "image": shape,
            "type_title": gettext("picture"),
        },
    )


def create_file(work: Work) -> HttpResponse:
    store = lambda upload, title: store_document(work.user, upload, title)  # noqa: E731
    return file_made(work.request, taken(work, "file", store))


def file_made(request: HttpRequest, document) -> HttpResponse:
    address = absolute(document.url, request)
    return created(
        address,
        {
            "@id": address,
            "@type": "File",
            "title": document.title,
            "file": {
                "download": address,
                "filename": document.filename,
                "content-type": document.content_type,
                "size": document.file_size,
            },
            "type_title": gettext("attachment"),
        },
    )


def taken(work: Work, key: str, store):
    try:
        title = work.text("title", longest=255)
        return store(uploaded(work.body.get(key)), title)
    except ShapeError as error:
        raise BadRequestError(f"{key}: {error}", work.address, [(key, str(error))]) from error


def created(address: str, data: dict) -> HttpResponse:
    response = JsonResponse(data, status=201)
    response.headers["Location"] = address
    response.headers["Cache-Control"] = "private, no-store"
    return response


UPLOADS = {"Image": create_picture, "File": create_file}
