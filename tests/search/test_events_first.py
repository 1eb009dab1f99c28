"""Who asks for something to take part in gets what comes next before all else."""

import pytest

from search import engine
from search.engine import Filters, search

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("words", ["tapahtumat", "foorumi", "foorumeihin", "tapahtumia foorumista"])
def test_coming_events_stand_first_the_next_before_the_later(make_post, make_event, words):
    post = make_post("Tapahtumat: foorumi, foorumi ja foorumi", lead="Tapahtuma, foorumi.")
    past = make_event("Ekosysteemifoorumi viime vuonna", days=-30)
    later = make_event("Tapahtuma ja foorumi", days=20)
    following = make_event("Ekosysteemifoorumi", days=3)
    running = make_event("Foorumi tänään", days=-0.01)
    found = search(words, "fi").ids
    assert found[:3] == [running.pk, following.pk, later.pk]
    # What is over and what is written about events follow, as well as their words fit.
    assert set(found[3:]) == {post.pk, past.pk}


def test_only_the_next_few_go_first_and_each_stands_once(make_post, make_event, monkeypatch):
    monkeypatch.setattr(engine, "MOST_EVENTS", 1)
    post = make_post("Tapahtumat", lead="Tapahtuma.")
    later, following = make_event("Myöhemmin", days=9), make_event("Pian", days=2)
    found = search("tapahtuma", "fi").ids
    assert found[:2] == [following.pk, post.pk]
    assert found[2:] == [later.pk]
    assert search("tapahtuma", "fi", Filters(kinds=("uutinen",))).ids == [post.pk]


def test_other_words_are_answered_by_what_fits_best(make_post, make_event):
    event = make_event("Aamu yhdessä", days=3, lead="Puhumme myös hygieniapassista.")
    post = make_post("Hygieniapassi")
    assert search("hygieniapassi", "fi").ids == [post.pk, event.pk]


def test_an_event_that_nobody_may_see_is_not_put_first(make_post, make_event):
    post = make_post("Tapahtumat")
    make_event("Salaisuus", days=2, live=False)
    assert search("tapahtuma", "fi").ids == [post.pk]
