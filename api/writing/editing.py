"""Creating, editing, deleting and ordering pages: POST, PATCH and DELETE of their own address."""

import json

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from wagtail.actions.create_page import CreatePageAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.edit_page import EditPageAction
from wagtail.coreutils import find_available_slug
from wagtail.fields import StreamField
from wagtail.models import Page

from api.addresses import page_address
from api.drafts import editor_content, working_copy
from api.errors import BadRequestError, ConflictError, ForbiddenError
from api.parameters import Parameters
from api.serializers.kinds import kind_of
from api.serializers.names import models_of
from api.serializers.references import References
from api.writing.blocks import Incoming
from api.writing.door import private_json, sentence
from api.writing.fields import form_name, has_field, native
from api.writing.forms import page_form
from api.writing.ordering import reorder
from api.writing.pictures import take_picture
from api.writing.related import RELATIONS
from api.writing.rich_text import ShapeError
from api.writing.rows import RowsError, take_rows
from api.writing.streams import BlocksError, Merge
from api.writing.uploads import UPLOADS
from api.writing.values import Taker
from api.writing.versions import etag_of
from api.writing.work import Work, no_content
from core.permissions import is_only_writer, organisation_of

BODY = ("blocks", "blocks_layout", "text")


def create(work: Work) -> HttpResponse:
    """201 with the new page, a draft, and its address in Location."""
    kind = work.body.get("@type")
    if not isinstance(kind, str) or not kind:
        message = "Property '@type' is required"
        raise BadRequestError(message, work.address, [("@type", message)])
    if kind in UPLOADS:
        return UPLOADS[kind](work)
    model = model_of(kind)
    if model is None or model not in work.page.creatable_subpage_models():
        raise ForbiddenError(f"Disallowed subobject type: {kind[:80]}", work.address)
    page = model(owner=work.user, locale=work.page.locale)
    values = Incomings(work, page).all(work.body)
    values.setdefault("title", "")
    values["slug"] = free_slug(work, page, values)
    # Programs written for Plone cannot name an owner, and without one nothing is published.
    own = organisation_of(work.user)
    above = None if is_only_writer(work.user) else getattr(work.page, "organisation_id", None)
    values.setdefault("organisation", own.pk if own else above)
    form = page_form(page, work.page, work.user, values)
    CreatePageAction(page, work.page, user=work.user, form=form).execute()
    response = representation(work, page)
    response.status_code = 201
    response.headers["Location"] = page_address(page, work.request) or ""
    return response


def model_of(name: str):
    """The page type of a name of the API."""
    return next(iter(models_of([name])), None)


def free_slug(work: Work, page, values: dict) -> str:
    """The wished address, or one from the title; with a number where it is taken, as in Plone."""
    wished = values.get("slug") or ""
    if not wished:
        page.title = values["title"] if isinstance(values["title"], str) else ""
        page._cached_parent_obj = work.page
        page.minimal_clean() if page.title else None
        page._cached_parent_obj = None
        wished = page.slug
    return find_available_slug(work.page, wished) if wished else ""


def edit(work: Work) -> HttpResponse:
    """204, or 200 with the page when the program prefers it. What came back unchanged stays."""
    if "ordering" in work.body:
        reorder(work)
    page = working_copy(work.page)
    shown = as_json(editor_content(work.tree, page, Parameters()))
    changed = {key: value for key, value in work.body.items() if differs(shown, key, value)}
    changed.pop("ordering", None)
    values = Incomings(work, page, shown).all(changed)
    beside = {*BODY, *RELATIONS, "image", *kind_of(type(page)).rows}
    if values or beside & changed.keys():
        refuse_locked(work)
        form = page_form(page, page.get_parent(), work.user, values)
        action = EditPageAction(page, user=work.user, form=form)
        # Streams and relations were set outside the form, which knows only its own fields.
        action.content_changed = True
        # `refuse_locked` has asked: Wagtail's own question knows nothing of organisations.
        action.execute(skip_permission_checks=True)
    elif not work.permissions.can_edit():
        raise ForbiddenError
    if "return=representation" in work.request.headers.get("Prefer", "").replace(" ", ""):
        return representation(work, work.page)
    response = no_content()
    stored = Page.objects.get(pk=work.page.pk)
    response.headers["ETag"] = etag_of(stored)
    return response


def differs(shown: dict, key: str, value) -> bool:
    return key not in shown or shown[key] != value


def as_json(data) -> dict:
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def refuse_locked(work: Work) -> None:
    if not work.permissions.can_edit():
        raise ForbiddenError
    lock = work.page.get_lock()
    if lock is not None and lock.for_user(work.user):
        raise ConflictError("The page is locked.", work.address)


def representation(work: Work, page) -> HttpResponse:
    stored = type(page).objects.get(pk=page.pk)
    data = editor_content(work.tree, working_copy(stored), Parameters())
    response = private_json(work.request, data, stored)
    response.headers["Preference-Applied"] = "return=representation"
    return response


def delete(work: Work) -> HttpResponse:
    lock = work.page.get_lock()
    if lock is not None and lock.for_user(work.user) and work.permissions.can_delete():
        raise ConflictError("The page is locked.", work.address)
    DeletePageAction(work.page, user=work.user).execute()
    return no_content()


class Incomings:
    """Sets on a page what no form takes (blocks, relations), and gives the rest by form field."""

    def __init__(self, work: Work, page, shown: dict | None = None):
        self.work = work
        self.page = page
        self.shown = shown or {"blocks": {}}
        self.incoming = Incoming(work.request, work.user)
        streams = [
            getattr(page, column.name)
            for column in page._meta.concrete_fields
            if isinstance(column, StreamField)
        ]
        self.taker = Taker(self.incoming, References(work.tree, page, streams))
        self.kind = kind_of(type(page))
        self.errors: list[tuple[str, str]] = []

    def all(self, body: dict) -> dict:
        """Raises BadRequestError naming every field that cannot be taken."""
        values = {}
        for key, value in body.items():
            if key in BODY or key.startswith("@"):
                continue
            values.update(self.attempt(key, value) or {})
        self.take_blocks(body)
        if self.errors:
            raise BadRequestError(sentence(self.errors), self.work.address, self.errors)
        return values

    def attempt(self, key: str, value) -> dict | None:
        try:
            if key in ("image", "preview_image") and has_field(self.page, "picture"):
                return take_picture(self.work, self.page, value, self.incoming)
            if key in RELATIONS:
                RELATIONS[key](self.page, value, self.incoming)
                return None
            if key in self.kind.rows:
                shown = self.shown.get(key) or []
                take_rows(self.page, key, self.kind.rows[key], value, shown, self.taker)
                return None
            if key in self.kind.parts:
                return self.take_parts(key, value)
            if key == "exclude_from_nav" and isinstance(value, bool):
                return {"show_in_menus": not value}
            name = form_name(self.page, key)
            if not name or not self.is_writable(key, name):
                return None
            return {name: native(self.page, name, value, self.incoming)}
        except RowsError as error:
            self.errors += error.errors
            return None
        except ShapeError as error:
            self.errors.append((key, str(error)))
            return None

    def take_parts(self, key: str, value) -> dict:
        """The columns of the parts of an object that have changed."""
        if not isinstance(value, dict):
            raise ShapeError("An object is expected.")
        before = self.shown.get(key) or {}
        found = {}
        for part, name in self.kind.parts[key].items():
            if part in value and not (part in before and before[part] == value[part]):
                try:
                    found[name] = native(self.page, name, value[part], self.incoming)
                except ShapeError as error:
                    self.errors.append((f"{key}.{part}", str(error)))
        return found

    def is_writable(self, key: str, name: str) -> bool:
        """Whether the editor's form has the field: the rest is told of and not taken."""
        fields = self.page.get_edit_handler().get_form_options().get("fields", [])
        return name in fields and (key not in self.kind.fields or key in self.kind.simple)

    def take_blocks(self, body: dict) -> None:
        """`blocks` count before `text`, which says the same with less."""
        names = [name for name in self.kind.streams if has_field(self.page, name)]
        merge = Merge(self.page, names, self.shown.get("blocks", {}), self.taker)
        blocks, layout = body.get("blocks"), body.get("blocks_layout")
        try:
            if "blocks" in body or "blocks_layout" in body:
                blocks = self.shown.get("blocks", {}) if blocks is None else blocks
                layout = self.shown.get("blocks_layout") if layout is None else layout
                if layout is None and isinstance(blocks, dict):
                    layout = {"items": list(blocks)}
                streams = merge.run(blocks, layout)
            elif "text" in body:
                streams = merge.run({"text": html_block(body["text"])}, {"items": ["text"]})
            else:
                return
        except BlocksError as error:
            self.errors += error.errors
            return
        for name, value in streams.items():
            setattr(self.page, name, value)


def html_block(value) -> dict:
    """Plone's rich text value, or bare HTML, as a block."""
    html = value.get("data") if isinstance(value, dict) else value
    if not isinstance(html, str):
        raise BlocksError([("text", "HTML, or an object with HTML in data, is expected.")])
    return {"@type": "html", "html": html}
