"""`@reach`: a page's figures for editors and their programs, for nobody else."""

from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import APIToken

from reach import upsert
from reach.days import helsinki_day
from tests.api.conftest import assert_error

ADDRESS = "/ajankohtaista/a/@reach"


@pytest.fixture
def post(make_post):
    post = make_post("Otsikko", slug="a")
    today = helsinki_day()
    rows = [
        (post.pk, today, "search", "www.google.com", "", 7, 5, 0, 2),
        (post.pk, today - timedelta(days=29), "direct", "", "", 2, 2, 0, 0),
        (post.pk, today - timedelta(days=30), "direct", "", "", 500, 0, 0, 0),
    ]
    upsert.write("w", 1, {"DailyReach": rows})
    return post


@pytest.fixture
def bearer(make_user):
    """`bearer(group)` gives the header of a new token; `bearer.user` its holder."""

    def make(group="Raportoija"):
        make.user = make_user(group)
        made = APIToken.create_token(user=make.user, name="Kunnan koontinäyttö")
        token = made[1] if isinstance(made[1], str) else made[0]
        return {"Authorization": f"Bearer {token}"}

    return make


def test_a_token_reads_the_last_30_days(ask, post, bearer):
    answer = ask(ADDRESS, **bearer())
    assert answer.status_code == 200
    data = answer.json()
    assert (data["views"], data["visits"], data["engaged"]) == (9, 7, 2)
    assert [day["views"] for day in data["days"]] == [2, 7]
    assert {row["channel"]: row["views"] for row in data["channels"]} == {"search": 7, "direct": 2}
    assert data["definitions"]["views"]
    assert answer["Cache-Control"] == "private, no-store"
    assert APIToken.objects.get().last_used_at


def test_the_period_can_be_chosen(ask, post, bearer):
    today = helsinki_day()
    day = (today - timedelta(days=30)).isoformat()
    assert ask(f"{ADDRESS}?from={day}&to={day}", **bearer()).json()["views"] == 500


@pytest.mark.parametrize(
    "query", ["from=eilen", "from=2026-13-01", "from=2026-02-02&to=2026-02-01", "from=0001-01-01",
              "to=20260101", "from=2026-01-01T00:00"],
)  # fmt: skip
def test_a_period_without_sense_is_a_bad_request(ask, post, bearer, query):
    assert_error(ask(f"{ADDRESS}?{query}", **bearer()), 400, "BadRequest")


def test_an_editor_in_the_browser_reads_them_too(ask, client, post, make_user):
    client.force_login(make_user("Kirjoittaja"))
    assert ask(ADDRESS).json()["views"] == 9


def test_nobody_else_does(ask, client, post, django_user_model):
    assert_error(ask(ADDRESS), 401, "Unauthorized")
    client.force_login(django_user_model.objects.create_user("lukija"))
    assert_error(ask(ADDRESS), 403, "Forbidden")


@pytest.mark.parametrize(
    "header", ["", "Basic YTpi", "Bearer", "Bearer x", "Bearer wagtail_" + "a" * 49]
)
def test_a_wrong_token_is_refused_even_in_an_editors_browser(ask, client, post, make_user, header):
    client.force_login(make_user("Kirjoittaja"))
    assert_error(ask(ADDRESS, Authorization=header), 401, "Unauthorized")


def test_a_token_ends_when_it_is_revoked_or_its_holder_leaves(ask, post, bearer):
    header = bearer()
    bearer.user.is_active = False
    bearer.user.save()
    assert ask(ADDRESS, **header).status_code == 401
    bearer.user.is_active = True
    bearer.user.save()
    assert ask(ADDRESS, **header).status_code == 200
    APIToken.objects.update(revoked_at=timezone.now())
    assert ask(ADDRESS, **header).status_code == 401


def test_the_public_does_not_hear_of_it(read, post):
    data = read("/ajankohtaista/a?expand=reach")
    assert "reach" not in data["@components"]


def test_tokens_are_made_in_the_admin(client, site_root, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("yllapito"))
    assert client.get("/admin/api-tokens/").status_code == 200
