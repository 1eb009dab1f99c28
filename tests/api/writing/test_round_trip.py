"""Reading a page, sending all of it back and reading it again: equal, for a page of each type."""

import pytest
from django.utils import timezone

from api.serializers.kinds import KINDS
from events.models import EventIndexPage, EventPage, SeriesPage
from home.models import HomePage
from materials.models import BankPage, MaterialIndexPage, PackagePage, SessionPage
from startup_guide.models import ChapterPage, GuidePage

# Types that stand below another type than the home page.
BELOW = {
    EventPage: EventIndexPage,
    SeriesPage: EventIndexPage,
    PackagePage: MaterialIndexPage,
    BankPage: MaterialIndexPage,
    SessionPage: PackagePage,
    ChapterPage: GuidePage,
}
BODY = [
    ("heading", {"text": "Näin se käy", "level": "h2"}),
    ("paragraph", '<p>Yksi <b>kaksi</b> <a href="https://example.org/">kolme</a></p><ul><li>a</li></ul>'),
    ("quote", {"text": "Hyvä", "name": "Eeva", "title": "", "organisation": ""}),
    ("info_box", {"title": "Tiedoksi", "body": "<p>Näin</p>", "tone": "tip"}),
    ("figure", {"value": "13", "label": "ryhmää", "source": "suunnitelma"}),
]  # fmt: skip
IN_TIME = {"start": timezone.now(), "end": timezone.now() + timezone.timedelta(hours=2)}


def make(model, site_root, organisation, made):
    """A page of the type with what fields of text all types share."""
    if model in made:
        return made[model]
    if model is HomePage:
        site_root.lead = "Ingressi."
        site_root.save()
        made[model] = site_root
        return site_root
    above = BELOW.get(model)
    parent = make(above, site_root, organisation, made) if above else site_root
    name = model.__name__.lower()
    fields = {
        "title": name.title(),
        "slug": name,
        "lead": "Ingressi.",
        "organisation": organisation,
    }
    names = {field.name for field in model._meta.get_fields()}
    fields |= {key: value for key, value in IN_TIME.items() if key in names}
    chosen = [f for f in model._meta.concrete_fields if f.choices and not f.blank]
    fields |= {field.name: field.choices[0][0] for field in chosen if not field.has_default()}
    fields |= {"capacity_onsite": 20} if model is EventPage else {}
    asked = [f for f in model._meta.concrete_fields if f.name == "question" and not f.blank]
    fields |= {field.name: "Miten?" for field in asked}
    page = model(**fields)
    stream = getattr(page, "body", None)
    if stream is not None and hasattr(stream, "stream_block"):
        page.body = [row for row in BODY if row[0] in stream.stream_block.child_blocks]
    made[model] = parent.add_child(instance=page)
    return made[model]


@pytest.mark.django_db
def test_a_page_of_each_type_comes_back_as_it_was(api, site_root, organisation, news_index):
    news_index.lead = "Ingressi."
    news_index.save()
    made = {type(news_index): news_index}
    for model in KINDS:
        page = make(model, site_root, organisation, made)
        path = page.get_url().rstrip("/") or "/"
        before = api.read(path)
        response = api("PATCH", path, {**before, "ei_tunneta": [1]})
        assert response.status_code == 204, (model, response.content)
        assert api.read(path) == before, model
        # And once more with a change, which makes a version of everything else as it was.
        assert api("PATCH", path, {**before, "lead": "Muuttunut."}).status_code == 204, model
        after = api.read(path)
        assert after["lead"] == "Muuttunut."
        # `learning_resource` tells the lead a second time.
        moving = {
            "learning_resource",
            "lead",
            "description",
            "modified",
            "has_unpublished_changes",
            "blocks",
            "created",
        }
        assert {k: v for k, v in after.items() if k not in moving} == {
            k: v for k, v in before.items() if k not in moving
        }, model
        assert after["blocks"] == before["blocks"], model
