"""Which of many pages come first, how many there are, and how PostgreSQL is asked for them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import engine, ranking
from search.engine import search

pytestmark = pytest.mark.django_db
on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite's driver keeps what it has planned"
)


@pytest.fixture
def two_are_weighed(monkeypatch):
    monkeypatch.setattr(ranking, "MOST_WEIGHED", 2)


def test_of_more_pages_than_are_weighed_titles_come_first_and_then_the_newest(
    make_post, two_are_weighed
):
    titled = make_post("Mansikka", slug="vanhin")
    others = [make_post(f"Muu {n}", slug=f"m{n}", lead="Mansikka kypsyy.") for n in range(4)]
    found = search("mansikka", "fi")
    assert found.ids == [titled.pk, others[3].pk, others[2].pk]


def test_all_are_counted_when_only_some_are_weighed_and_listed(
    make_post, two_are_weighed, monkeypatch
):
    monkeypatch.setattr(engine, "MOST_MATCHES", 2)
    posts = [make_post(f"Mansikka {n}", slug=f"m{n}") for n in range(5)]
    found = search("mansikka", "fi")
    assert (len(found.ids), found.total, found.is_cut) == (2, 5, True)
    assert found.without([posts[0].pk, found.ids[0]]).total == 3
    assert found.without([posts[0].page_ptr.get_parent().pk]).total == 5


def test_what_is_hidden_behind_the_index_is_not_counted(make_post, two_are_weighed, monkeypatch):
    monkeypatch.setattr(engine, "MOST_MATCHES", 2)
    posts = [make_post(f"Mansikka {n}", slug=f"m{n}") for n in range(4)]
    # As a crash or a bulk change may leave it.
    type(posts[3]).objects.filter(pk=posts[3].pk).update(live=False)
    found = search("mansikka", "fi")
    assert posts[3].pk not in found.ids
    assert found.total == 3


def test_no_page_is_weighed_twice_when_all_have_been(make_post):
    for number in range(3):
        make_post(f"Mansikka {number}", slug=f"m{number}")
    search("mansikka", "fi")
    with CaptureQueriesContext(connection) as queries:
        assert search("mansikka", "fi").total == 3
    assert len(queries) == 2


@on_postgresql
def test_a_question_that_is_asked_again_and_again_is_planned_once(make_post):
    make_post("Mansikka")
    for word in ("mansikka", "kesä", "työ", "nuori", "kunta", "mansikat") * 4:
        search(word, "fi")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*), SUM(generic_plans) FROM pg_prepared_statements"
            " WHERE statement LIKE %s",
            ["%search_vector_vector%ts_rank%"],
        )
        prepared, planned_once = cursor.fetchone()
    assert (prepared, planned_once > 0) == (1, True)


@on_postgresql
def test_no_question_reads_through_words_that_wait_for_the_index(make_post):
    with connection.cursor() as cursor:
        cursor.execute(
            """SELECT cls.relname, COALESCE(cls.reloptions, '{}') FROM pg_class cls
            JOIN pg_am am ON am.oid = cls.relam
            WHERE am.amname = 'gin' AND cls.relname LIKE 'search_%'"""
        )
        kept = dict(cursor.fetchall())
    assert len(kept) == 4
    assert all("fastupdate=off" in options for options in kept.values()), kept
