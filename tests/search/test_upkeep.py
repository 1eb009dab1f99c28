"""The index follows whatever alters what the public may see."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import transaction
from django.utils import timezone
from docx import Document as Docx
from wagtail.documents import get_document_model
from wagtail.models import (
    Collection,
    CollectionViewRestriction,
    Locale,
    Page,
    PageViewRestriction,
)

from core.bulk import bulk_loading
from core.locale_trees import fill_tree
from home.models import StandardPage
from news.models import NewsPage
from search import jobs
from search.engine import Filters, search
from search.index import upkeep
from search.models import IndexedPage, IndexedWord, Promotion, StaffPage, Synonym
from search.promoted import promoted
from search.spelling import likelier

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def indexed(page) -> bool:
    return IndexedPage.objects.filter(pk=page.pk).exists()


def found(words, language="fi", **filters) -> list[int]:
    return search(words, language, Filters(**filters)).ids


def test_inflections_and_parts_of_compounds_find_the_same_page(make_post):
    post = make_post("Ryhmävalmennusten aikataulu", lead="Koulutukset alkavat.")
    same = [found(word) for word in ("koulutuksen", "koulutukset", "koulutus")]
    assert same == [[post.pk]] * 3
    assert found("valmennus") == [post.pk]
    assert found("saari") == []


def test_publishing_a_draft_and_unpublishing_it(make_post):
    post = make_post("Kesätyöt", live=False)
    assert not indexed(post)
    post.save_revision().publish()
    assert indexed(post)
    NewsPage.objects.get(pk=post.pk).unpublish()
    assert not indexed(post)
    assert not IndexedWord.objects.filter(page_id=post.pk).exists()


def test_a_draft_of_a_live_page_stays_out(make_post):
    post = make_post("Kesätyöt")
    post.title = post.lead = "Salaisuus"
    post.save_revision()
    assert found("salaisuus") == []
    assert found("kesätyöt") == [post.pk]
    # Locking and the like store some fields of an instance that holds the draft.
    post.save(update_fields=["live"])
    assert found("salaisuus") == []


def test_privacy_hides_a_section_at_once_and_opens_it_again(standard_page, organisation):
    child = standard_page.add_child(
        instance=StandardPage(title="Alasivu", slug="alasivu", organisation=organisation)
    )
    lock = PageViewRestriction.objects.create(
        page=standard_page, restriction_type=PageViewRestriction.LOGIN
    )
    assert not indexed(standard_page)
    assert not indexed(child)
    lock.delete()
    assert indexed(child)


def test_moving_into_a_private_section_hides(site_root, standard_page, organisation):
    PageViewRestriction.objects.create(
        page=standard_page, restriction_type=PageViewRestriction.LOGIN
    )
    page = site_root.add_child(
        instance=StandardPage(title="Muuttaja", slug="muuttaja", organisation=organisation)
    )
    assert indexed(page)
    page.move(Page.objects.get(pk=standard_page.pk), pos="last-child")
    assert not indexed(page)
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=site_root.pk), pos="last-child")
    assert indexed(page)


def test_deleting_a_page_deletes_its_words(make_post):
    post = make_post("Kesätyöt")
    post.delete()
    assert found("kesätyöt") == []
    assert not indexed(post)


def test_time_opens_and_closes(make_post):
    now = timezone.now()
    early = make_post("Embargo", embargo_until=now + HOUR)
    late = make_post("Vanheneva", expire_at=now + HOUR)
    assert (indexed(early), indexed(late)) == (False, True)
    NewsPage.objects.filter(pk=early.pk).update(embargo_until=now - HOUR)
    Page.objects.filter(pk=late.pk).update(expire_at=now - HOUR)
    # Hidden at once, because the question asks the pages themselves; shown when the worker comes.
    assert found("vanheneva") == []
    jobs.catch_up()
    assert (indexed(early), indexed(late)) == (True, False)


def test_a_bulk_change_is_found_by_the_worker(make_post):
    post = make_post("Kesätyöt")
    IndexedPage.objects.all().delete()
    assert found("kesätyöt") == []
    jobs.catch_up()
    assert found("kesätyöt") == [post.pk]


def test_rebuilding_restores_the_same_answers(make_post):
    post = make_post("Kesätyöt")
    IndexedPage.objects.update(terms_a="rikki", fingerprint="")
    call_command("search_rebuild", verbosity=0)
    assert found("kesätyöt") == [post.pk]
    assert found("rikki") == []


def test_while_the_index_is_made_anew_readers_and_staff_find_everything(make_post, monkeypatch):
    posts = [make_post(f"Kesätyöt {n}", slug=f"k{n}") for n in range(2)]
    draft = make_post("Kesätyöluonnos", live=False)
    during = []

    def watched(store):
        def watch(page):
            staff = Page.objects.filter(staff_page__terms_a__contains="kesätyö")
            during.append((sorted(found("kesätyöt")), staff.filter(pk=draft.pk).exists()))
            store(page)

        return watch

    monkeypatch.setattr(upkeep, "store", watched(upkeep.store))
    monkeypatch.setattr(upkeep.staff, "store", watched(upkeep.staff.store))
    call_command("search_rebuild", verbosity=0)
    assert len(during) > len(posts)
    assert all(moment == ([post.pk for post in posts], True) for moment in during)
    StaffPage.objects.filter(pk=draft.pk).update(terms_a="rikki")
    call_command("search_rebuild", verbosity=0)
    assert "kesätyöluonnos" in StaffPage.objects.get(pk=draft.pk).terms_a


def test_a_crash_while_a_page_is_stored_leaves_what_was_found_before(make_post, monkeypatch):
    post = make_post("Kesätyöt")
    words = list(IndexedWord.objects.filter(page=post.pk).values_list("word", flat=True))

    def crash(*rows, **options):
        raise OSError("the power is cut")

    post.title = "Talvityöt"
    with monkeypatch.context() as broken:
        # The last of the rows: by then the others have been written.
        broken.setattr(type(IndexedWord.objects), "bulk_create", crash)
        with pytest.raises(OSError, match="power"), transaction.atomic():
            post.save()
    assert NewsPage.objects.get(pk=post.pk).title == "Kesätyöt"
    assert (found("kesätyöt"), found("talvityöt")) == ([post.pk], [])
    assert list(IndexedWord.objects.filter(page=post.pk).values_list("word", flat=True)) == words
    post.save()
    assert (found("kesätyöt"), found("talvityöt")) == ([], [post.pk])


def test_the_worker_drops_what_was_hidden_behind_its_back(make_post):
    post, other = make_post("Kesätyöt"), make_post("Talvityöt")
    # As a bulk change does, or a crash between two programs: no signal tells of it.
    Page.objects.filter(pk=post.pk).update(live=False)
    assert (found("kesätyöt"), indexed(post)) == ([], True)
    jobs.catch_up()
    assert (indexed(post), indexed(other)) == (False, True)
    assert not IndexedWord.objects.filter(page_id=post.pk).exists()


def test_a_page_that_waits_for_its_translation_is_not_found_in_that_language(make_post):
    post = make_post("Kesätyöt")
    swedish, _made = Locale.objects.get_or_create(language_code="sv")
    fill_tree(swedish)
    placeholder = NewsPage.objects.get(locale=swedish, alias_of=post)
    call_command("search_rebuild", verbosity=0)
    post.save_revision().publish()
    jobs.catch_up()
    assert (found("kesätyöt"), found("kesätyöt", "sv"), indexed(placeholder)) == (
        [post.pk],
        [],
        False,
    )
    placeholder.refresh_from_db()
    placeholder.alias_of, placeholder.title = None, "Sommarjobben"
    home = Page.objects.get(locale=swedish, depth=2)
    for page in (home, placeholder.get_parent()):
        Page.objects.filter(pk=page.pk).update(live=True, alias_of=None)
    placeholder.save_revision().publish()
    assert found("sommarjobb", "sv") == [placeholder.pk]
    assert found("sommarjobb") == []


def test_saving_the_same_again_writes_nothing(make_post):
    post = make_post("Kesätyöt")
    stored = IndexedWord.objects.values_list("pk", flat=True)
    before = list(stored)
    upkeep.refresh(post)
    assert list(stored) == before


def word_file(text: str) -> ContentFile:
    out = BytesIO()
    document = Docx()
    document.add_paragraph(text)
    document.save(out)
    return ContentFile(out.getvalue(), "ohje.docx")


def test_the_text_of_an_attached_file_is_found_until_the_file_is_private(make_post):
    root = Collection.get_first_root_node()
    collection = root.add_child(name="Liitteet")
    file = get_document_model().objects.create(
        title="Ohje", file=word_file("Mansikkatilan perehdytys"), collection=collection
    )
    post = make_post(
        "Kesätyöt", body=[("paragraph", f'<p><a linktype="document" id="{file.pk}">ohje</a></p>')]
    )
    jobs.read_documents()
    jobs.catch_up()
    assert found("perehdytyksestä") == [post.pk]
    CollectionViewRestriction.objects.create(
        collection=collection, restriction_type=CollectionViewRestriction.LOGIN
    )
    assert found("perehdytyksestä") == []


def test_a_broken_file_is_found_by_its_name(make_post):
    file = get_document_model().objects.create(
        title="Esite", file=ContentFile(b"%PDF-1.4 rikki", "esite.pdf")
    )
    post = make_post(
        "Kesätyöt", body=[("paragraph", f'<p><a linktype="document" id="{file.pk}">lue</a></p>')]
    )
    jobs.read_documents()
    jobs.catch_up()
    assert found("esite") == [post.pk]


def test_synonyms_and_promotions_take_any_inflection(make_post):
    post = make_post("Työllisyysalue palvelee")
    Synonym.objects.create(
        language="fi", words="te-toimisto", means="työllisyysalue", both_ways=False
    )
    assert found("TE-toimistoon") == [post.pk]
    make_post("Palkkatuki", lead="Työnantajan tuki.")
    Promotion.objects.create(language="fi", words="starttiraha", page=post)
    assert promoted(["starttirahaa"], "fi") == [post.pk]
    assert promoted(["palkkatuki"], "fi") == []


def test_a_promoted_page_that_is_hidden_is_not_shown(client, make_post):
    post = make_post("Salaisuus", live=False)
    Promotion.objects.create(language="fi", words="kesätyö", page=post)
    answer = client.get("/haku/", {"q": "kesätyö"}).content.decode()
    assert "Salaisuus" not in answer


def test_a_misspelt_word_is_corrected_by_words_of_public_pages(make_post):
    post = make_post("Starttiraha")
    assert likelier("starttrahaa", "fi") == "starttiraha"
    Page.objects.filter(pk=post.pk).update(live=False)
    assert likelier("starttrahaa", "fi") == ""


def test_filters_narrow_by_type_and_theme(client, make_post, standard_page):
    post = make_post("Tukea työnhakuun")
    assert set(found("työnhaku")) == {post.pk, standard_page.pk}
    assert found("työnhaku", kinds=("uutinen",)) == [post.pk]
    assert found("työnhaku", themes=("100%_|",)) == []
    html = client.get("/haku/", {"q": "työnhaku", "tyyppi": "uutinen"}).content.decode()
    assert "Tukea" in html
    assert "1 hakutulos<" in html
    assert client.get("/haku/", {"q": "työnhaku", "tyyppi": "olematon"}).status_code == 404


def test_pages_that_are_loaded_together_are_indexed_once_at_the_end(make_post, monkeypatch):
    stored = []
    monkeypatch.setattr("search.index.upkeep.store", lambda page: stored.append(page.pk))
    with bulk_loading():
        post = make_post()
        post.lead = "Muutettu."
        post.save()
        assert not stored
    assert stored.count(post.pk) == 1
