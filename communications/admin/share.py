"""What the share panel asks for: "published" makes a row, "undo" takes it away, QR files."""

import io
import json

import segno
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.permissions import policy_registry

from communications.imports.running import KINDS
from communications.links import qr_link
from communications.models import Channel, Publication, PublicationKind
from communications.side_panel import organisation_for

MAX_BODY = 4000
# Modules of the code as pixels: about 1,000 pixels wide, good for print at 8 centimetres.
PNG_SCALE = 24


def page_to_share(request: HttpRequest, page_id: int):
    """The public page, for whoever may see its edit screen. Raises Http404, PermissionDenied."""
    page = get_object_or_404(Page, pk=page_id).specific
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise PermissionDenied
    if not page.live:
        raise Http404
    return page


@require_POST
def published(request: HttpRequest, page_id: int, channel: str) -> JsonResponse:
    """Logs that the page was published in the channel now; `{"address": …}` may come with it.

    201 with the row's addresses, 400 with a message.
    """
    page = page_to_share(request, page_id)
    channel = get_object_or_404(Channel, key=channel)
    organisation = organisation_for(page, request.user)
    if not request.user.has_perm("communications.add_publication") or organisation is None:
        raise PermissionDenied
    try:
        address = json.loads(request.body[:MAX_BODY] or b"{}").get("address", "")
        row = make_publication(page, channel, organisation, str(address).strip(), request.user)
    except (ValueError, AttributeError):
        return JsonResponse({"message": _("The message was not understood.")}, status=400)
    except ValidationError as error:
        return JsonResponse({"message": " ".join(error.messages)}, status=400)
    return JsonResponse(
        {
            "message": _("Logged as published %s.")
            % date_format(timezone.localtime(row.published_at), "j.n.Y H:i"),
            "edit": reverse("communications_publications:edit", args=[row.pk]),
            "undo": reverse("communications_share_undo", args=[row.pk]),
        },
        status=201,
    )


def make_publication(page, channel, organisation, address, user) -> Publication:
    """The row, with what the page itself knows. Raises ValidationError."""
    row = Publication(
        channel=channel,
        kind=KINDS.get(channel.key, PublicationKind.POST),
        title=Truncator(getattr(page, "share_title", "") or page.title).chars(255),
        address=address,
        organisation=organisation,
        page=Page(pk=page.pk),
        campaign=page.slug[:60],
        language=page.locale.language_code,
        added_by=user,
        is_sample=getattr(page, "is_sample", False),
    )
    row.page_id = page.pk
    row.full_clean(exclude=["page"])
    row.save()
    for name in ("work_packages", "municipalities"):
        if hasattr(page, name):
            getattr(row, name).set(getattr(page, name).all())
    log(row, "wagtail.create", user=user)
    return row


@require_POST
def undo(request: HttpRequest, pk: int) -> JsonResponse:
    """Deletes the row again."""
    row = get_object_or_404(Publication, pk=pk)
    policy = policy_registry.get_by_type(Publication)
    if not policy.user_has_permission_for_instance(request.user, "delete", row):
        raise PermissionDenied
    log(row, "wagtail.delete", user=request.user)
    row.delete()
    return JsonResponse({"message": _("The row was taken away.")})


@require_GET
def qr_file(request: HttpRequest, page_id: int, kind: str) -> HttpResponse:
    """The page's QR code as "svg" or "png"."""
    page = page_to_share(request, page_id)
    code = segno.make(qr_link(page.get_full_url(request), page.slug), error="m", micro=False)
    out = io.BytesIO()
    if kind == "svg":
        code.save(out, kind="svg", scale=8, border=4, title=page.title, nl=False)
    else:
        code.save(out, kind="png", scale=PNG_SCALE, border=4)
    return HttpResponse(
        out.getvalue(),
        content_type={"svg": "image/svg+xml", "png": "image/png"}[kind],
        headers={"Content-Disposition": f'attachment; filename="qr-{page.slug}.{kind}"'},
    )
