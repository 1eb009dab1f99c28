"""The editor's own form, narrowed to the fields that came in, so that its rules hold here too."""

from django.utils.datastructures import MultiValueDict
from wagtail.admin.panels import get_form_for_model
from wagtail.utils.forms import FormValidationError

# What a form calls its field → what the JSON calls it.
KEYS = {
    "slug": "id",
    "tags": "subjects",
    "expire_at": "expires",
    "picture": "image",
    "__all__": "",
}


def page_form(page, parent, user, values: dict):
    """The bound form of the page. `values` are by form field; what the form lacks is left out."""
    handler = page.get_edit_handler()
    options = handler.get_form_options()
    options["fields"] = [name for name in options.get("fields", []) if name in values]
    options["formsets"] = {}
    base = handler.base_form_class or page.base_form_class
    form_class = get_form_for_model(type(page), form_class=base, **options)
    data = MultiValueDict()
    for name, value in values.items():
        data.setlist(name, value) if isinstance(value, list) else data.setlist(name, [value])
    return form_class(data=data, instance=page, parent_page=parent, for_user=user)


def errors_of(error: FormValidationError) -> list[tuple[str, str]]:
    """Pairs (key of the JSON, message)."""
    return [
        (".".join(str(KEYS.get(step, step)) for step in path), message)
        for path, rows in error.loc_errors
        for message, _code in rows
    ]
