"""`@actions`: what the reader may do with the page. Editing happens in the admin."""

from django.urls import reverse
from django.utils.translation import gettext

from api.addresses import absolute, home_address
from api.registry import Call, Service


def actions(call: Call) -> dict:
    home = home_address(call.page.locale.language_code, call.request)
    return {
        "document_actions": [],
        "object": [action("view", gettext("View"), call.page_address), *editing(call)],
        "object_buttons": [],
        "portal_tabs": [action("index_html", gettext("Home page"), home)],
        "site_actions": [],
        "user": [of_user(call)],
    }


def editing(call: Call) -> list[dict]:
    if not call.user.is_authenticated:
        return []
    allowed = call.page.permissions_for_user(call.user)
    rows = [
        (allowed.can_edit(), "edit", gettext("Edit"), "wagtailadmin_pages:edit"),
        (allowed.can_add_subpage(), "folderContents", gettext("Pages"), "wagtailadmin_explore"),
        (allowed.can_delete(), "delete", gettext("Delete"), "wagtailadmin_pages:delete"),
    ]
    return [
        action(name, title, absolute(reverse(view, args=(call.page.pk,)), call.request))
        for is_allowed, name, title, view in rows
        if is_allowed
    ]


def of_user(call: Call) -> dict:
    if call.user.is_authenticated:
        return action("logout", gettext("Log out"), address(call, "wagtailadmin_logout"))
    return action("login", gettext("Log in"), address(call, "wagtailadmin_login"))


def address(call: Call, view: str) -> str:
    return absolute(reverse(view), call.request)


def action(name: str, title: str, url: str) -> dict:
    return {"icon": "", "id": name, "title": title, "url": url}


ACTIONS = Service("actions", "What the reader may do with the page", read=actions, expandable=True)
