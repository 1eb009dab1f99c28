"""Where a fact or a form of support is named, so that nothing in use is deleted."""

from startup_guide.book import Needs
from startup_guide.calculators import CALCULATORS
from startup_guide.models import ChapterPage, Fact, SupportForm


def chapters_naming(kind: str, key: str) -> list[ChapterPage]:
    """The chapters, published or not, whose text or latest draft names the key."""
    found = []
    for chapter in ChapterPage.objects.select_related("latest_revision", "locale").order_by("path"):
        versions = [chapter]
        if chapter.has_unpublished_changes and chapter.latest_revision_id:
            versions.append(chapter.get_latest_revision_as_object())
        if any(key in getattr(Needs().add_chapter(version), kind) for version in versions):
            found.append(chapter)
    return found


def uses_of_fact(fact: Fact) -> list[str]:
    """Titles of chapters, forms of support and calculators that need the fact."""
    titles = [chapter.title for chapter in chapters_naming("facts", fact.key)]
    titles += [form.name for form in SupportForm.objects.all() if fact.key in form.fact_keys]
    titles += [str(row.title) for row in CALCULATORS.values() if fact.key in row.needs]
    return list(dict.fromkeys(titles))


def uses_of_support(form: SupportForm) -> list[str]:
    return list(dict.fromkeys(row.title for row in chapters_naming("forms", form.key)))


def uses(instance) -> list[str]:
    if isinstance(instance, Fact):
        return uses_of_fact(instance)
    return uses_of_support(instance) if isinstance(instance, SupportForm) else []
