"""`@site`: what clients ask of the whole site. `@userschema`: the fields of a user.
`@comments`: none, since pages take no comments."""

from django.conf import settings
from django.utils.translation import gettext

from api.registry import Call, Service
from core.models import ProjectSettings


def site(call: Call) -> dict:
    return {
        "@id": call.address("site"),
        "features": {"filter_aliases_by_date": False, "multilingual": True},
        "plone.available_languages": [code for code, _n in settings.WAGTAIL_CONTENT_LANGUAGES],
        "plone.default_language": settings.LANGUAGE_CODE,
        "plone.portal_timezone": settings.TIME_ZONE,
        "plone.site_logo": None,
        "plone.site_title": ProjectSettings.for_request(call.request).name,
    }


def userschema(call: Call) -> dict:
    def text(title: str, **more) -> dict:
        return {"title": title, "type": "string", "factory": "Text line (String)", **more}

    return {
        "fieldsets": [
            {
                "behavior": "plone",
                "fields": ["fullname", "email"],
                "id": "default",
                "title": "Default",
            }
        ],
        "properties": {
            "fullname": text(gettext("Name")),
            "email": text(gettext("E-mail"), factory="Email", widget="email"),
        },
        "required": ["email"],
        "type": "object",
    }


def comments(call: Call) -> dict:
    return {
        "@id": call.address("comments"),
        "items": [],
        "items_total": 0,
        "permissions": {"can_reply": False, "view_comments": False},
    }


SITE = Service("site", "What holds for the whole site", read=site)
USERSCHEMA = Service("userschema", "The fields of a user", read=userschema)
COMMENTS = Service("comments", "Comments: there are none", read=comments)
