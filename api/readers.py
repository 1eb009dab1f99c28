"""What a known reader sees beside what everybody sees: the pages they may edit, drafts included.

Everything that lists, counts, searches or leads to pages asks the gate of the request's `Tree`, so
a wider gate is all that such a reader needs. It is never wider than what the admin lets them edit.
"""

from functools import cached_property

from django.db.models import Q
from django.http import HttpRequest
from wagtail.models import Page, get_page_models
from wagtail.permissions import policy_registry

from core.models import BasePage
from core.permissions import is_only_writer, organisation_of
from core.querysets import PublicPageQuerySet, visible_pages
from core.tree import Tree

ROOT_DEPTH = 1


class ReaderTree(Tree):
    """The pages of a site as a known reader finds them."""

    def __init__(self, request: HttpRequest, user):
        super().__init__(request)
        self.user = user
        # Where `Tree.of` looks for the tree of a request.
        request._tekijat_tree = self

    @cached_property
    def gate(self) -> PublicPageQuerySet:
        public = visible_pages().order_by().values("pk")
        own = editable_pages(self.user).order_by().values("pk")
        pages = PublicPageQuerySet(Page).filter(Q(pk__in=public) | Q(pk__in=own))
        return pages.filter(depth__gt=ROOT_DEPTH).translated().order_by("path")

    def is_public(self, page) -> bool:
        return page.alias_of_id is None and visible_pages().filter(pk=page.pk).exists()


def editable_pages(user):
    """The pages whose drafts the user may read: those they may edit or publish."""
    policy = policy_registry.get_by_type(Page)
    if not is_only_writer(user):
        return policy.instances_user_has_any_permission_for(user, {"change", "publish"})
    organisation = organisation_of(user)
    if organisation is None:
        return Page.objects.none()
    own = Q(pk__in=[])
    for model in get_page_models():
        if issubclass(model, BasePage):
            rows = model.objects.filter(organisation=organisation).order_by()
            own |= Q(pk__in=rows.values("pk"))
    return policy.instances_user_has_any_permission_for(user, {"add", "change"}).filter(own)


def listed(tree: Tree, public, wider):
    """The rows of a listing: `public` ones, or of the `wider` ones those that the reader finds."""
    if not isinstance(tree, ReaderTree):
        return public
    return wider.filter(pk__in=tree.gate.order_by().values("pk"))
