"""The services of a page, one module each. `api.registry` says what a service is.

`read` of a service answers `<page>/@name` and fills `@components.name` when `expand` names it.
"""

from api.registry import register
from api.services.actions import ACTIONS
from api.services.aliases import ALIASES
from api.services.breadcrumbs import BREADCRUMBS
from api.services.content import CONTENT
from api.services.contextnavigation import CONTEXTNAVIGATION
from api.services.copy import COPY
from api.services.history import HISTORY
from api.services.linkintegrity import LINKINTEGRITY
from api.services.lock import LOCK
from api.services.login import LOGIN
from api.services.login_renew import LOGIN_RENEW
from api.services.logout import LOGOUT
from api.services.move import MOVE
from api.services.navigation import NAVIGATION
from api.services.navroot import NAVROOT
from api.services.openapi import OPENAPI
from api.services.preview import PREVIEW
from api.services.querystring_search import QUERYSTRING_SEARCH
from api.services.reach import REACH
from api.services.search import SEARCH
from api.services.site import COMMENTS, SITE, USERSCHEMA
from api.services.translations import TRANSLATIONS
from api.services.tus_upload import TUS_UPLOAD
from api.services.types import TYPES
from api.services.users import USERS
from api.services.vocabularies import SOURCES_SERVICE, VOCABULARIES_SERVICE
from api.services.workflow import WORKFLOW

# What reads, and then what writes.
READING = (
    CONTENT,
    ACTIONS,
    ALIASES,
    BREADCRUMBS,
    COMMENTS,
    CONTEXTNAVIGATION,
    NAVIGATION,
    NAVROOT,
    OPENAPI,
    SITE,
    SOURCES_SERVICE,
    TYPES,
    USERSCHEMA,
    VOCABULARIES_SERVICE,
    TRANSLATIONS,
    WORKFLOW,
    SEARCH,
    QUERYSTRING_SEARCH,
    REACH,
    USERS,
)
WRITING = (
    LOGIN,
    LOGIN_RENEW,
    LOGOUT,
    COPY,
    MOVE,
    LOCK,
    HISTORY,
    LINKINTEGRITY,
    PREVIEW,
    TUS_UPLOAD,
)

register((*READING, *WRITING))
