"""The editor: bad input gets words, drafts may be unfinished, and nothing typed is lost."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from core.models import ContactPerson
from news.models import NewsPage


@pytest.fixture
def lead(make_user, organisation, client):
    user = make_user("Viestintävastaava", organisation)
    client.force_login(user)
    return user


@pytest.fixture
def form(organisation, terms):
    """Makes the data of a complete post; keywords replace fields."""

    def make(**fields):
        data = {
            "title": "Uusi ryhmä alkaa",
            "slug": "uusi-ryhma-alkaa",
            "news_type": "uutinen",
            "lead": "Tule mukaan ryhmään.",
            "picture": "", "picture_alt": "", "picture_caption": "", "easy_summary": "",
            "body": streamfield([("paragraph", rich_text("<p>Tapaamme kahdeksan kertaa.</p>"))]),
            "corrections": streamfield([]),
            "original_url": "", "tags": "", "seo_title": "", "search_description": "",
            "share_title": "", "share_image": "", "share_text_facebook": "",
            "share_text_linkedin": "", "share_text_instagram": "", "share_text_short": "",
            "organisation": organisation.pk,
            "work_packages": [terms["tp1"].pk],
            "published_at": "", "pinned_until": "", "embargo_until": "",
            "last_reviewed": "", "review_interval": "", "next_review": "",
            "responsible_person": "", "permanent_owner": "",
            "go_live_at": "", "expire_at": "",
            "post_contacts": inline_formset([]),
            "chosen_related": inline_formset([]),
            "page_authors": inline_formset([]),
            "comments": inline_formset([]),
        }  # fmt: skip
        return nested_form_data({**data, **fields})

    return make


def add_url(index):
    return reverse("wagtailadmin_pages:add", args=["news", "newspage", index.pk])


def test_a_complete_post_is_published(client, lead, news_index, form):
    answer = client.post(add_url(news_index), {**form(), "action-publish": "1"})
    assert answer.status_code == 302
    assert NewsPage.objects.visible().get().title == "Uusi ryhmä alkaa"


def test_a_draft_may_be_unfinished(client, lead, news_index, form):
    unfinished = form(lead="", organisation="", body=streamfield([]))
    assert client.post(add_url(news_index), unfinished).status_code == 302
    assert not NewsPage.objects.get().live


@pytest.mark.parametrize("length", [91, 300])
def test_a_too_long_title_gets_words_and_the_text_is_kept(client, lead, news_index, form, length):
    data = form(title="a" * length, lead="Tämä ei saa kadota.")
    answer = client.post(add_url(news_index), {**data, "action-publish": "1"})
    assert answer.status_code == 200
    assert str(length) in str(answer.context["form"].errors["title"])
    html = answer.content.decode()
    assert "Tämä ei saa kadota." in html
    assert "Tapaamme kahdeksan kertaa." in html
    assert not NewsPage.objects.exists()


def test_an_end_before_the_beginning_gets_words(client, lead, news_index, form):
    now = timezone.localtime()
    data = form(
        go_live_at=(now + timedelta(days=3)).strftime("%Y-%m-%d %H:%M"),
        expire_at=(now + timedelta(days=2)).strftime("%Y-%m-%d %H:%M"),
    )
    answer = client.post(add_url(news_index), {**data, "action-publish": "1"})
    assert answer.status_code == 200
    assert {"go_live_at", "expire_at"} & set(answer.context["form"].errors)


def test_a_post_without_an_owner_is_not_published_and_says_why(client, lead, news_index, form):
    data = form(organisation="")
    answer = client.post(add_url(news_index), {**data, "action-publish": "1"})
    assert answer.status_code == 200
    assert "organisaatio" in str(answer.context["form"].errors["organisation"]).lower()


def test_a_new_contact_without_consent_stops_publishing_and_the_draft_is_kept(
    client, lead, news_index, form, organisation
):
    person = ContactPerson.objects.create(name="Testihenkilö", organisation=organisation)
    contacts = inline_formset([{"person": person.pk}])
    answer = client.post(
        add_url(news_index), {**form(post_contacts=contacts), "action-publish": "1"}, follow=True
    )
    post = NewsPage.objects.get()
    assert not post.live
    assert post.get_latest_revision_as_object().title == "Uusi ryhmä alkaa"
    assert "Testihenkilö" in " ".join(str(message) for message in answer.context["messages"])


def test_an_approver_can_send_back_a_post_that_has_problems(
    client, lead, make_user, make_post, organisation
):
    writer = make_user("Kirjoittaja", organisation)
    post = make_post(live=False, lead="")
    post.save_revision(user=writer)
    state = post.get_workflow().start(post, writer)
    url = reverse(
        "wagtailadmin_pages:workflow_action", args=[post.pk, "reject", state.current_task_state.pk]
    )
    client.post(url, {"comment": "Ingressi puuttuu."})
    state.refresh_from_db()
    assert state.status == state.STATUS_NEEDS_CHANGES
