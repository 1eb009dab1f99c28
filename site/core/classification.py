"""What a page is about and who wrote it, in one query.

Each of these relations has few rows; asked one by one they would be a third of all queries of a
page.
"""

from dataclasses import dataclass, field
from json import loads

from django.db.models import CharField, F, IntegerField, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from core.words import text_in

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
    authors = PageAuthor.objects.filter(page=page.pk)
    queries.append(rows(authors, "authors", "pk", "name", "name", order="sort_order"))
    first, *others = queries
    ordered = sorted(first.union(*others, all=True), key=lambda row: (row[4] or 0, row[3], row[1]))
    language = get_language()
    for kind, pk, token, name, _order, code, translations in ordered:
        title = text_in(language, loads(translations), "name", name)
        title = f"{code} {title}" if code else title
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
    return rows(
        chosen,
        name,
        f"{target}_id",
        f"{target}__key",
        f"{target}__name",
        order=f"{target}__order",
        code=f"{target}__code" if name == "work_packages" else None,
        translations=f"{target}__translations",
    )


def rows(query, kind, pk, token, name, *, order=None, code=None, translations=None):
    """(kind, id, token, name, order, code, translations) of a query, each named by its field.

    Alike for every relation, so that they unite; `translations` is JSON text.
    """
    return query.order_by().values_list(
        Value(kind, CharField()),
        Cast(F(pk), IntegerField()),
        Cast(F(token), CharField()),
        Cast(F(name), CharField()),
        Cast(F(order), IntegerField()) if order else Value(0, IntegerField()),
        Cast(F(code), CharField()) if code else Value("", CharField()),
        Cast(F(translations), TextField()) if translations else Value("{}", TextField()),
    )
