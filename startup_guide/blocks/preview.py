"""How a block looks in the editor's choice of blocks: as in a chapter, with what there is."""

PREVIEW = "startup_guide/admin/block_preview.html"


class Previewed:
    """Mixin: shown with the look of the guide and with the facts of the day."""

    def get_preview_context(self, value, parent_context=None):
        from startup_guide.book import Book, Needs
        from startup_guide.models import GuidePage

        needs = Needs()
        needs.add(self.name, self.get_prep_value(value))
        guide = GuidePage.objects.visible().select_related("locale").first()
        context = super().get_preview_context(value, parent_context)
        return {**context, "book": Book(guide, needs=needs), "guide": guide}


def first_keys(model: str, count: int) -> list[str]:
    """The keys of some rows that there are, so that a preview shows something real."""
    from django.apps import apps

    rows = apps.get_model("startup_guide", model).objects.order_by("pk")
    return list(rows.values_list("key", flat=True)[:count])
