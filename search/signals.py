"""Every change that alters what the public may see reaches the index."""

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from taggit.models import Tag
from wagtail.documents import get_document_model
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction
from wagtail.signals import post_page_move

from core import bulk
from core.models import Municipality, TargetGroup
from events.models import EventPage, Place
from search.index import documents, staff, upkeep
from search.models import IndexedPage
from startup_guide.models import ChapterPage, Fact, SupportForm

# What saving a draft writes into the page. The instance then holds the draft in memory.
OF_DRAFTS = {
    "draft_title",
    "go_live_at",
    "has_unpublished_changes",
    "latest_revision",
    "latest_revision_created_at",
    "locked",
    "locked_at",
    "locked_by",
    "wagtail_admin_comments",
}


@receiver(post_save)
def page_saved(sender, instance, raw=False, update_fields=None, **kwargs):
    if raw or not isinstance(instance, Page):
        return
    if bulk.put_off(upkeep.refresh_now, instance.pk):
        return
    if update_fields is None:
        upkeep.refresh(instance)
    elif set(update_fields) <= OF_DRAFTS:
        # Staff look for what they have written last.
        staff.store(instance)
    else:
        # Only these fields are stored; the rest of the instance may be anything.
        upkeep.refresh_now([instance.pk])


@receiver(post_page_move)
def page_moved(sender, instance, **kwargs):
    path = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    upkeep.section_changed(path)


@receiver(post_save, sender=PageViewRestriction)
@receiver(post_delete, sender=PageViewRestriction)
def privacy_changed(sender, instance, raw=False, **kwargs):
    path = Page.objects.filter(pk=instance.page_id).values_list("path", flat=True).first()
    if path and not raw:
        upkeep.section_changed(path)


@receiver(post_save, sender=get_document_model())
def file_changed(sender, instance, raw=False, **kwargs):
    if not raw:
        upkeep.refresh_now(documents.pages_with([instance]))


@receiver(pre_delete, sender=get_document_model())
def file_deleted(sender, instance, **kwargs):
    # Afterwards nobody knows which pages named it.
    upkeep.mark_stale(documents.pages_with([instance]))


@receiver(post_save, sender=CollectionViewRestriction)
@receiver(post_delete, sender=CollectionViewRestriction)
def privacy_of_files_changed(sender, instance, raw=False, **kwargs):
    if raw:
        return
    below = instance.collection.get_descendants(inclusive=True)
    files = get_document_model().objects.filter(collection__in=below)
    upkeep.refresh_now(documents.pages_with(files.values_list("pk", flat=True)))


@receiver(post_save, sender=Place)
def place_changed(sender, instance, raw=False, **kwargs):
    upkeep.mark_stale(EventPage.objects.filter(place=instance))


@receiver(post_save, sender=Fact)
@receiver(post_save, sender=SupportForm)
def names_in_guide_changed(sender, instance, raw=False, **kwargs):
    """Chapters are found by the names of facts; the index holds no amount of them at any time."""
    upkeep.mark_stale(ChapterPage.objects.all())


@receiver(post_save, sender=Tag)
@receiver(post_save, sender=Municipality)
@receiver(post_save, sender=TargetGroup)
def term_changed(sender, instance, created, raw=False, **kwargs):
    if not created:
        upkeep.mark_stale(IndexedPage.objects.all())
