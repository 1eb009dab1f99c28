"""What a page is about and who wrote it, in one query.

Each of these relations has few rows; asked one by one they would be a third of all queries of a
page.
"""

from dataclasses import dataclass, field

from django.db.models import CharField, F, IntegerField, Value
from django.db.models.functions import Cast, Concat

TERMS = ("work_packages", "municipalities", "target_groups")


@dataclass
class Classification:
    """Terms as `{"token", "title"}` by field, their ids by field, tags and authors by name."""

    terms: dict[str, list[dict]] = field(default_factory=lambda: {name: [] for name in TERMS})
    ids: dict[str, list[int]] = field(default_factory=lambda: {name: [] for name in TERMS})
    tags: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)


def classification_of(page) -> Classification:
    found = Classification()
    from core.models import PageAuthor, PageTag

    queries = [term_rows(page, name) for name in TERMS]
    queries.append(
        rows(
            PageTag.objects.filter(content_object=page.pk),
            "tags",
            "tag_id",
            "tag__slug",
            "tag__name",
        )
    )
    queries.append(
        rows(PageAuthor.objects.filter(page=page.pk), "authors", "pk", "name", "name", "sort_order")
    )
    first, *others = queries
    ordered = sorted(first.union(*others, all=True), key=lambda row: (row[4] or 0, row[3], row[1]))
    for kind, pk, token, title, _order in ordered:
        if kind == "tags":
            found.tags.append(title)
        elif kind == "authors":
            found.authors.append(title)
        else:
            found.terms[kind].append({"token": token, "title": title})
            found.ids[kind].append(pk)
    return found


def classification_in_memory(page) -> Classification:
    """The same of a version that is not stored in these relations yet, such as a preview."""
    found = Classification()
    for name in TERMS:
        for term in getattr(page, name).all():
            found.terms[name].append({"token": term.key, "title": str(term)})
            found.ids[name].append(term.pk)
    found.tags = [tag.name for tag in page.tags.all()]
    found.authors = [author.name for author in page.page_authors.all()]
    return found


def term_rows(page, name: str):
    relation = page._meta.get_field(name)
    through, target = relation.remote_field.through, relation.m2m_reverse_field_name()
    chosen = through.objects.filter(**{relation.m2m_field_name(): page.pk})
    title = F(f"{target}__name")
    if name == "work_packages":
        title = Concat(F(f"{target}__code"), Value(" "), title)
    return rows(chosen, name, f"{target}_id", f"{target}__key", title, f"{target}__order")


def rows(query, kind: str, pk: str, token: str, title, order: str | None = None):
    """(kind, id, token, title, order) of a query; alike for every relation, so that they unite."""
    return query.order_by().values_list(
        Value(kind, CharField()),
        Cast(F(pk), IntegerField()),
        Cast(F(token), CharField()),
        Cast(title if not isinstance(title, str) else F(title), CharField()),
        Cast(F(order), IntegerField()) if order else Value(0, IntegerField()),
    )
