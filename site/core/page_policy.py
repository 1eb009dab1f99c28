"""Which pages an editor finds in the tree, in searches, choosers and histories."""

from wagtail.models import AbstractPage, Page, get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy
from wagtail.permissions import register_permission_policy

from core.permissions import is_only_writer, organisation_of

# Lists over all pages that ask no policy: writers do without them.
NOT_FOR_WRITERS = {
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:type_use_results",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
}


class OrganisationPagePolicy(PagePermissionPolicy):
    """Wagtail's policy; writers find public pages and their own organisation's drafts only."""

    def explorable_instances(self, user):
        pages = super().explorable_instances(user)
        return known_to_writer(user, pages) if is_only_writer(user) else pages


def known_to_writer(user, pages):
    """Those of `pages` that are public or belong to the writer's own organisation."""
    from core.models import BasePage

    organisation = organisation_of(user)
    known = Page.objects.filter(live=True)
    for model in get_page_models():
        if issubclass(model, BasePage) and organisation is not None:
            own = model.objects.filter(organisation=organisation)
            known |= Page.objects.filter(pk__in=own.order_by().values("pk"))
    return pages.filter(pk__in=known.order_by().values("pk"))


def register() -> None:
    """Must run before anything asks for the policy, so from `AppConfig.ready`."""
    register_permission_policy(AbstractPage, OrganisationPagePolicy("wagtailcore.Page"))
