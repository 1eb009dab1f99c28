"""Keeps the page trees of all languages in step with the tree of the master language.

A page made in the master language, by an editor, a command or the API, gets a placeholder in every
other language: an alias that stays a draft, so that editors see it and nobody else does until it is
translated. Placeholders follow when the page moves and go when it is deleted;
real translations follow moves and stay when the original goes, for they are somebody's work.

wagtail-localize keeps trees in step only for pages made in the admin, so its own synchronisation
(`LocaleSynchronization`) is left unused.
"""

from django.conf import settings
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Locale, Page
from wagtail.signals import page_published, post_page_move

from core.models import BasePage


def create_language_trees() -> list[str]:
    """Makes the locales that the settings name, and every placeholder that is missing.

    Returns the codes of the new ones.
    """
    made = []
    for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES:
        locale, is_new = Locale.objects.get_or_create(language_code=code)
        if is_new:
            made.append(code)
        fill_tree(locale)
    return made


def fill_tree(locale: Locale) -> None:
    """Placeholders in the locale for every page of the master language that it lacks."""
    if locale.language_code == settings.LANGUAGE_CODE:
        return
    originals = Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE, depth__gt=1, alias_of=None
    )
    known = Page.objects.filter(locale=locale).values("translation_key")
    for page in originals.exclude(translation_key__in=known).order_by("path").specific():
        hold_place(page, locale)


def hold_place(page: Page, locale: Locale) -> None:
    """Puts a placeholder of the page into the tree of the locale.

    It holds the words of the original and is a draft: a translation begins with it, and beginning
    one must publish nothing.
    """
    make_draft(page.copy_for_translation(locale, copy_parents=True, alias=True))


def make_draft(page: Page) -> None:
    page.live, page.has_unpublished_changes = False, True
    Page.objects.filter(pk=page.pk).update(live=False, has_unpublished_changes=True)


def is_master(page: Page) -> bool:
    """Whether the page is an original in the master language, below its home page."""
    return (
        page.depth > 2
        and page.alias_of_id is None
        and page.locale.language_code == settings.LANGUAGE_CODE
    )


@receiver(post_save, sender=Locale)
def make_tree(sender, instance, created, raw=False, **kwargs):
    """A language that an administrator adds has its tree at once."""
    if created and not raw:
        fill_tree(instance)


@receiver(post_save)
def make_placeholders(sender, instance, created, raw=False, **kwargs):
    if raw or not created or not isinstance(instance, BasePage) or not is_master(instance):
        return
    have = Page.objects.filter(translation_key=instance.translation_key).values("locale")
    for locale in Locale.objects.exclude(pk__in=have):
        if Page.objects.filter(locale=locale, depth=2).exists():
            hold_place(instance, locale)


@receiver(page_published)
def keep_placeholders_drafts(sender, instance, **kwargs):
    """Publishing a page publishes its aliases too, in Wagtail; those in other languages wait."""
    if instance.alias_of_id and instance.alias_of.locale_id != instance.locale_id:
        make_draft(instance)


@receiver(post_page_move)
def move_translations(sender, instance, parent_page_before, parent_page_after, **kwargs):
    """The versions in other languages go below the version of the new parent, where it is."""
    if parent_page_before.pk == parent_page_after.pk or not is_master(instance):
        return
    for page in instance.get_translations():
        parent = parent_page_after.get_translation_or_none(page.locale)
        if parent is not None and not page.is_child_of(parent):
            page.move(parent, pos="last-child")


@receiver(pre_delete)
def delete_placeholders(sender, instance, **kwargs):
    """Without this a placeholder would turn into an ordinary page: a copy in the wrong language."""
    if not isinstance(instance, Page) or instance.alias_of_id is not None:
        return
    for alias in instance.aliases.exclude(locale=instance.locale_id):
        if alias.get_descendants().filter(alias_of=None).exists():
            # Somebody's translation stands below and keeps its place in the tree.
            continue
        alias.delete()
