"""The listing of packages, and the bank of files for communications."""

from pathlib import PurePosixPath

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from core.blocks import CONTENT_BLOCKS
from core.models import BasePage
from core.panels import page_tabs
from materials import blocks, files
from materials.facets import FacetedPackages


class MaterialIndexPage(BasePage):
    """The listing of packages, narrowed by facets in the address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["materials.PackagePage", "materials.BankPage"]
    max_count_per_parent = 1
    edit_handler = page_tabs(BasePage, [TitleFieldPanel("title"), FieldPanel("lead")])

    class Meta:
        verbose_name = _("material listing")

    def packages(self):
        """What the public may see of the packages under this page, in the editors' order."""
        from materials.models.package_page import PackagePage

        return PackagePage.objects.visible().child_of(self).order_by("path")

    def banks(self):
        return BankPage.objects.visible().child_of(self).order_by("path")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        context["listing"] = FacetedPackages(self.packages(), request.GET)
        context["banks"] = self.banks()
        return context


class BankPage(BasePage):
    """Logos, templates and posters that partners take into their own communications."""

    body = StreamField(CONTENT_BLOCKS, verbose_name=_("text"), blank=True)
    items = StreamField(blocks.BANK_ITEMS, verbose_name=_("files"), blank=True)

    parent_page_types = ["materials.MaterialIndexPage"]
    subpage_types = []
    search_fields = [*BasePage.search_fields, index.SearchField("lead"), index.SearchField("body")]
    api_fields = ["body", "bank"]
    edit_handler = page_tabs(
        BasePage,
        [TitleFieldPanel("title"), FieldPanel("lead"), FieldPanel("body"), FieldPanel("items")],
    )

    class Meta:
        verbose_name = _("communications bank")

    @cached_property
    def bank(self) -> list[dict]:
        """`{"title", "text", "file", "address", "kind"}` of what everybody may have.

        `file` is None for what stands elsewhere on the site, and `address` is empty for a file.
        `kind` is the type the address ends with, such as PDF.
        """
        return [
            {
                "title": block.value["title"],
                "text": block.value.get("text") or "",
                "file": document and files.described(document),
                "address": address,
                "kind": PurePosixPath(address.partition("?")[0]).suffix[1:].upper(),
            }
            for block in self.items
            for document in [block.value.get("document")]
            for address in [block.value.get("address") or ""]
            if (files.is_public(document) if document else address)
        ]
