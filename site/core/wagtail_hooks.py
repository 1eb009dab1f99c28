"""Where the ground floor joins Wagtail."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.models import Page

from core import style_page
from core.links import PublicPageLinkHandler
from core.models import Embargo
from core.outdated import OutdatedTranslationsPanel, warn_editor
from core.page_policy import known_to_writer
from core.permissions import is_only_writer
from core.publication import blocking_problems, problems
from core.second_factor import admin as second_factor
from core.second_factor import own


@hooks.register("before_serve_page", order=-10)
def serve_only_what_is_public(page, request, serve_args, serve_kwargs):
    """Wagtail asks only whether a page is live: its times and its language are asked here."""
    now = timezone.now()
    embargoed = isinstance(page, Embargo) and page.is_embargoed(now)
    early = page.go_live_at is not None and page.go_live_at > now
    late = page.expire_at is not None and page.expire_at <= now
    if embargoed or early or late:
        raise Http404
    # Below the address of a language without a home page, Wagtail finds the master's pages.
    if page.locale.language_code != get_language():
        raise Http404


# Before wagtail-localize answers with an editor of its own.
@hooks.register("before_edit_page", order=-10)
def tell_of_a_newer_original(request, page):
    warn_editor(request, page)


@hooks.register("construct_homepage_panels")
def outdated_translations_panel(request, panels):
    panels.append(OutdatedTranslationsPanel())


@hooks.register("before_publish_page")
def publish_only_what_passes(request, page):
    """The last gate: the form cannot see rows that are new in this very request (contacts)."""
    blocking = blocking_problems(page)
    if not blocking:
        return None
    if request.resolver_match.view_name == "wagtailadmin_pages:add":
        # A page that is published in its very first save is stored live before this question.
        type(page).objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)
    for problem in blocking:
        messages.error(request, problem.message)
    return redirect("wagtailadmin_pages:edit", page.pk)


@hooks.register("register_admin_urls")
def admin_urls():
    return [
        path("publication-check/<int:page_id>/", publication_check, name="core_publication_check"),
        path("account/second-factor/", own.status, name="second_factor"),
        path("account/second-factor/codes/", own.recovery_codes, name="second_factor_codes"),
        path("account/second-factor/off/", own.switch_off, name="second_factor_off"),
        path("second-factor/<int:pk>/reset/", second_factor.reset, name="second_factor_reset"),
        path("style-guide/", style_page.guide, name="core_style_guide"),
        path("style-guide/<str:scheme>.css", style_page.sheet, name="core_style_sheet"),
        path(
            "style-guide/<slug:name>/<str:scheme>/", style_page.example, name="core_style_example"
        ),
    ]


def publication_check(request, page_id):
    """The list of the publication check for the latest saved version, as a piece of HTML."""
    page = get_object_or_404(Page, pk=page_id).specific
    permissions = page.permissions_for_user(request.user)
    if not (permissions.can_edit() or permissions.can_publish()):
        raise Http404
    latest = page.get_latest_revision_as_object()
    return render(
        request, "core/admin/publication_check.html", {"page": page, "problems": problems(latest)}
    )


@hooks.register("register_account_settings_panel")
def second_factor_of_the_account(request, user, profile):
    return second_factor.SecondFactorPanel(request, user, profile)


hooks.register("register_user_listing_buttons", second_factor.reset_button)
hooks.register("register_log_actions", second_factor.register_log_actions)


@hooks.register("register_rich_text_features", order=1000)
def link_to_public_pages_only(features):
    features.register_link_type(PublicPageLinkHandler)


@hooks.register("insert_editor_js")
def editor_js():
    return format_html(
        '<script src="{}" defer></script>', static("core/admin/publication_check.js")
    )


@hooks.register("insert_global_admin_css")
def admin_css():
    return format_html('<link rel="stylesheet" href="{}">', static("core/admin/admin.css"))


@hooks.register("register_help_menu_item")
def style_guide_in_the_menu():
    return MenuItem(
        _("Style guide"), reverse("core_style_guide"), name="style-guide", icon_name="view"
    )


@hooks.register("construct_page_chooser_queryset")
@hooks.register("construct_explorer_page_queryset")
def writers_see_their_own(*arguments):
    """The tree gives its parent first, the chooser does not; both end with pages and request."""
    pages, request = arguments[-2:]
    return known_to_writer(request.user, pages) if is_only_writer(request.user) else pages


@hooks.register("construct_reports_menu")
def shorter_menu_for_writers(request, items):
    if is_only_writer(request.user):
        items[:] = [item for item in items if item.name != "page-types-usage"]
