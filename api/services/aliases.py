"""`@aliases`: the old addresses of the page, for those who may edit it; nobody else sees any."""

from wagtail.contrib.redirects.models import Redirect

from api.registry import Call, Service
from api.serializers.dates import moment

MOST = 100


def aliases(call: Call) -> dict:
    user = call.user
    may = user.is_authenticated and call.page.permissions_for_user(user).can_edit()
    rows = Redirect.objects.filter(redirect_page=call.page.pk).order_by("old_path") if may else []
    items = [{"path": row.old_path, "datetime": moment(row.created_at)} for row in rows[:MOST]]
    return {"@id": call.address("aliases"), "items": items, "items_total": len(items)}


ALIASES = Service("aliases", "The old addresses of the page", read=aliases, expandable=True)
