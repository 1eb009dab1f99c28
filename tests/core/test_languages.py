"""Languages: trees in step, nothing untranslated in public, honest links, translations that age."""

import re
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone, translation
from wagtail.models import Locale, Page, Site
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from core.locale_trees import create_language_trees
from core.models import Municipality, ProjectSettings
from core.outdated import outdated_translations
from core.querysets import visible_pages
from home.models import StandardPage
from news.models import NewsPage


@pytest.fixture
def languages(site_root):
    """The trees of all languages, beside the Finnish one."""
    create_language_trees()
    Site.clear_site_root_paths_cache()
    return {locale.language_code: locale for locale in Locale.objects.all()}


def translate(page, locale, title, **texts):
    """A published translation with a title of its own, made as wagtail-localize makes it."""
    source, _ = TranslationSource.update_or_create_from_instance(page.specific)
    work = Translation.objects.create(source=source, target_locale=locale)
    work.save_target(publish=True)
    done = work.get_target_instance()
    for name, value in {"title": title, **texts}.items():
        setattr(done, name, value)
    done.save_revision().publish()
    Page.objects.filter(pk=page.pk).update(last_published_at=timezone.now() - timedelta(hours=1))
    return type(page).objects.get(pk=done.pk)


@pytest.fixture
def swedish(languages, standard_page, site_root):
    """The Swedish home page and the Swedish version of a page, both public."""
    home = translate(site_root, languages["sv"], "Framsida")
    page = translate(standard_page, languages["sv"], "För arbetssökande", slug="for-arbetssokande")
    return {"home": home, "page": page}


def titles_in(locale):
    return set(Page.objects.filter(locale=locale).values_list("title", flat=True))


# --- trees in step -----------------------------------------------------------------------------


def test_the_command_makes_a_tree_for_every_language_of_the_settings(site_root, standard_page):
    call_command("languages", verbosity=0)
    codes = set(Locale.objects.values_list("language_code", flat=True))
    assert codes == {"fi", "sv", "en", "fi-simple"}
    for locale in Locale.objects.all():
        assert standard_page.title in titles_in(locale)
    pages = Page.objects.count()
    call_command("languages", verbosity=0)
    assert Page.objects.count() == pages


def test_a_page_made_by_a_program_gets_its_place_in_every_tree(languages, make_post):
    post = make_post("Uusi uutinen")
    aliases = Page.objects.filter(translation_key=post.translation_key, alias_of=post)
    assert {alias.locale.language_code for alias in aliases} == {"sv", "en", "fi-simple"}
    for alias in aliases:
        assert alias.get_parent().translation_key == post.get_parent().translation_key


def test_a_page_made_in_the_admin_gets_its_place_once(languages, standard_page, admin_client):
    answer = admin_client.post(
        f"/admin/pages/add/home/standardpage/{standard_page.pk}/",
        {"title": "Alasivu", "slug": "alasivu", "lead": "", "body-count": "0",
         "page_authors-TOTAL_FORMS": "0", "page_authors-INITIAL_FORMS": "0",
         "comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0",
         "picture_alt": "", "share_title": ""},
    )  # fmt: skip
    assert answer.status_code == 302, re.findall(rb'error-message">([^<]*)', answer.content)
    made = Page.objects.filter(slug="alasivu")
    assert made.count() == 4


def test_placeholders_move_with_their_page(languages, standard_page, site_root):
    other = site_root.add_child(instance=StandardPage(title="Toinen", slug="toinen"))
    page = standard_page.add_child(instance=StandardPage(title="Alla", slug="alla"))
    page.move(other, pos="last-child")
    for version in Page.objects.filter(translation_key=page.translation_key):
        assert version.get_parent().translation_key == other.translation_key


def test_a_real_translation_moves_too(swedish, languages, standard_page, site_root):
    other = site_root.add_child(instance=StandardPage(title="Toinen", slug="toinen"))
    standard_page.move(other, pos="last-child")
    moved = Page.objects.get(pk=swedish["page"].pk)
    assert moved.get_parent().translation_key == other.translation_key


def test_placeholders_go_with_their_page_and_translations_stay(swedish, standard_page):
    Page.objects.get(pk=standard_page.pk).delete()
    left = Page.objects.filter(translation_key=standard_page.translation_key)
    assert [page.title for page in left] == ["För arbetssökande"]


def test_a_translation_below_a_deleted_index_is_not_deleted(languages, news_index, make_post):
    post = make_post("Uutinen")
    translated = translate(post, languages["sv"], "Nyhet")
    Page.objects.get(pk=news_index.pk).delete()
    assert Page.objects.filter(pk=translated.pk).exists()
    parent = Page.objects.get(pk=translated.pk).get_parent()
    assert not parent.live


# --- nothing untranslated in public --------------------------------------------------------------


def test_a_placeholder_is_public_nowhere(client, languages, standard_page, site_root):
    alias = Page.objects.get(alias_of=standard_page, locale=languages["sv"])
    assert not visible_pages().filter(pk=alias.pk).exists()
    assert client.get(f"/sv/{standard_page.slug}/").status_code == 404
    answer = client.get(f"/++api++/sv/{standard_page.slug}", HTTP_ACCEPT="application/json")
    assert answer.status_code == 404
    assert f"/sv/{standard_page.slug}" not in client.get("/sitemap.xml").content.decode()


def test_a_draft_translation_is_not_public(client, languages, standard_page):
    source, _ = TranslationSource.update_or_create_from_instance(standard_page)
    work = Translation.objects.create(source=source, target_locale=languages["sv"])
    work.save_target(publish=False)
    assert client.get(f"/sv/{standard_page.slug}/").status_code == 404


def test_an_embargo_holds_in_every_language(client, languages, make_post):
    post = make_post("Uutinen", embargo_until=timezone.now() + timedelta(days=1))
    translated = translate(post, languages["sv"], "Nyhet")
    assert abs(translated.embargo_until - post.embargo_until) < timedelta(seconds=1)
    assert client.get(translated.url).status_code == 404


# --- what readers see ----------------------------------------------------------------------------


def switch(html):
    """(code, href, text) of each entry of the language switch."""
    return re.findall(r'<a[^>]*href="([^"]*)"[^>]*hreflang="([^"]*)"', html)


def test_the_page_of_a_language_says_its_language(client, swedish, languages, standard_page):
    html = client.get(swedish["page"].url).content.decode()
    assert '<html lang="sv"' in html
    assert "Medfinansieras av Europeiska unionen" in html
    simple = translate(standard_page, languages["fi-simple"], "Työnhakijalle selkeästi")
    with translation.override("fi-simple"):
        address = simple.get_url()
    assert address.startswith("/fi-simple/")
    html = client.get(address).content.decode()
    assert '<html lang="fi"' in html
    assert "Euroopan unionin osarahoittama" in html


def test_versions_point_at_each_other_and_at_the_default(client, swedish, standard_page):
    for page in (standard_page, swedish["page"]):
        html = client.get(page.url).content.decode()
        found = dict(re.findall(r'<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"', html))
        assert set(found) == {"fi", "sv", "x-default"}
        assert found["sv"].endswith("/sv/for-arbetssokande/")
        assert found["fi"] == found["x-default"]


def test_a_page_without_translations_has_no_alternates(client, languages, standard_page):
    html = client.get(standard_page.url).content.decode()
    assert 'rel="alternate" hreflang' not in html


def test_the_switch_keeps_the_page_or_says_that_there_is_none(client, rf, swedish, make_post):
    from core.templatetags.core_tags import Frame

    def choices(page):
        request = rf.get(page.url)
        return {choice.code: choice for choice in Frame(request, page).languages}

    kept = choices(StandardPage.objects.get(slug="tyonhakijalle", locale__language_code="fi"))
    assert kept["sv"].url == "/sv/for-arbetssokande/"
    assert kept["sv"].is_this_page
    assert kept["en"].url is None
    lost = choices(make_post("Vain suomeksi"))
    assert lost["sv"].url == "/sv/"
    assert not lost["sv"].is_this_page
    assert lost["fi"].is_current


def test_an_unknown_language_in_the_address_is_a_page_that_is_not_there(client, swedish):
    answer = client.get("/de/tyonhakijalle/")
    assert answer.status_code == 404
    assert '<html lang="fi"' in answer.content.decode()


def test_the_address_of_a_missing_translation_leads_to_the_original(client, swedish, make_post):
    post = make_post("Vain suomeksi")
    address = f"/sv/{post.get_parent().slug}/{post.slug}/"
    answer = client.get(address)
    assert answer.status_code == 404
    assert f'href="{post.url}"' in answer.content.decode()
    post.go_live_at = timezone.now() + timedelta(days=1)
    post.save()
    answer = client.get(address)
    assert answer.status_code == 404
    assert "Vain suomeksi" not in answer.content.decode()


def test_simplified_finnish_has_its_old_address_too(client, swedish):
    answer = client.get("/selkokieli/hanke/?a=1")
    assert answer.status_code == 301
    assert answer["Location"] == "/fi-simple/hanke/?a=1"


def test_short_texts_come_in_the_language_of_the_page(client, swedish, languages):
    project = ProjectSettings.for_site(Site.objects.get(is_default_site=True))
    project.tagline = "Työ löytyy"
    project.translations = {"sv": {"tagline": "Jobbet finns"}}
    project.save()
    html = client.get(swedish["page"].url).content.decode()
    assert "Jobbet finns" in html
    assert "Työ löytyy" not in html
    assert "Työ löytyy" in client.get("/").content.decode()


def test_a_term_without_a_translation_keeps_its_name(db):
    place = Municipality(
        key="koko", name="Koko alue", translations={"sv": {"name": "Hela området"}}
    )
    with translation.override("sv"):
        assert str(place) == "Hela området"
    with translation.override("en"):
        assert str(place) == "Koko alue"


def test_links_in_running_text_lead_to_the_translation(
    client, swedish, languages, site_root, standard_page
):
    page = site_root.add_child(instance=StandardPage(
        title="Linkit", slug="linkit",
        body=[("paragraph", f'<p><a linktype="page" id="{standard_page.pk}">ohjeet</a></p>')],
    ))  # fmt: skip
    translated = translate(page, languages["sv"], "Länkar")
    assert 'href="/sv/for-arbetssokande/"' in client.get(translated.url).content.decode()
    assert f'href="{standard_page.url}"' in client.get(page.url).content.decode()


def test_a_translated_page_costs_at_most_twelve_queries(
    client, swedish, django_assert_max_num_queries
):
    client.get(swedish["page"].url)
    with django_assert_max_num_queries(12):
        client.get(swedish["page"].url)


# --- translations that age -----------------------------------------------------------------------


def publish_again(page, **changes):
    page = page.specific
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision().publish()


def test_translating_publishes_nothing_by_itself(client, languages, standard_page, admin_client):
    answer = admin_client.post(
        f"/admin/localize/submit/page/{standard_page.pk}/", {"locales": [languages["sv"].pk]}
    )
    assert answer.status_code == 302
    made = Page.objects.get(translation_key=standard_page.translation_key, locale=languages["sv"])
    assert made.alias_of_id is None
    assert not made.live


def test_a_translation_older_than_its_original_says_so(client, swedish, standard_page):
    address = swedish["page"].url
    words = "Översättningen kan vara föråldrad"
    assert words not in client.get(address).content.decode()
    publish_again(standard_page, lead="Uutta tietoa.")
    assert words in client.get(address).content.decode()
    with translation.override("fi"):
        assert "Käännös voi olla vanhentunut" not in client.get(standard_page.url).content.decode()
    publish_again(swedish["page"])
    assert words not in client.get(address).content.decode()


def test_json_tells_the_state_of_a_translation(client, swedish, standard_page):
    def state(page):
        return client.get(page.url, HTTP_ACCEPT="application/json").json()["translation"]

    assert state(standard_page) == {"state": "original", "original": None}
    assert state(swedish["page"])["state"] == "current"
    publish_again(standard_page, lead="Uutta tietoa.")
    found = state(swedish["page"])
    assert found["state"] == "outdated"
    assert found["original"].endswith("/tyonhakijalle")
    answer = client.get(f"{standard_page.url}@translations", HTTP_ACCEPT="application/json").json()
    assert [(item["language"], item["outdated"]) for item in answer["items"]] == [("sv", True)]


def test_editors_see_which_translations_are_behind(admin_client, swedish, standard_page):
    assert not outdated_translations()
    publish_again(standard_page, lead="Uutta tietoa.")
    assert [page.title for page in outdated_translations()] == ["För arbetssökande"]
    assert "För arbetssökande" in admin_client.get("/admin/").content.decode()
    editor = admin_client.get(f"/admin/pages/{swedish['page'].pk}/edit/", follow=True)
    assert editor.status_code == 200
    assert standard_page.title in editor.content.decode()


def test_the_editor_of_a_translation_opens_after_its_original_is_gone(
    admin_client, swedish, standard_page
):
    Page.objects.get(pk=standard_page.pk).delete()
    assert admin_client.get(f"/admin/pages/{swedish['page'].pk}/edit/").status_code == 200


def test_classification_follows_the_original(languages, make_post, terms):
    post = make_post("Uutinen", work_packages=[terms["tp1"]])
    work = Translation.objects.create(
        source=TranslationSource.update_or_create_from_instance(post)[0],
        target_locale=languages["sv"],
    )
    work.save_target(publish=True)
    post.work_packages.set([terms["tp2"]])
    post.save()
    work.source.update_from_db()
    work.save_target(publish=True)
    translated = NewsPage.objects.get(locale=languages["sv"], alias_of=None, title="Uutinen")
    assert [term.key for term in translated.work_packages.all()] == ["tp2"]


def test_a_table_is_translated_cell_by_cell(languages, site_root):
    table = {
        "columns": [{"type": "text", "heading": "Kunta"}, {"type": "text", "heading": "Paikka"}],
        "rows": [{"values": ["Nivala", "Kirjasto"]}],
        "caption": "Missä tavataan",
    }
    page = StandardPage(title="Taulukko", slug="taulukko")
    page.body = [{"type": "table", "value": table, "id": "6b9cf5f6-0000-4000-8000-000000000001"}]
    site_root.add_child(instance=page)
    source, _ = TranslationSource.update_or_create_from_instance(
        StandardPage.objects.get(pk=page.pk)
    )
    work = Translation.objects.create(source=source, target_locale=languages["sv"])
    words = {"Kunta": "Kommun", "Kirjasto": "Biblioteket", "Missä tavataan": "Var vi träffas"}
    for segment in source.stringsegment_set.select_related("string", "context"):
        if segment.string.data in words:
            StringTranslation.objects.create(
                translation_of=segment.string, locale=languages["sv"], context=segment.context,
                data=words[segment.string.data], translation_type="manual",
            )  # fmt: skip
    work.save_target(publish=True)
    html = str(work.get_target_instance().specific.body)
    assert "Kommun" in html
    assert "Biblioteket" in html
    assert "Var vi träffas" in html
    assert "Nivala" in html
