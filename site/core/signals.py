"""Keeps stored things true when something they depend on changes."""

from django.db.models.signals import post_save
from django.dispatch import receiver
from wagtail.models import Collection
from wagtail.signals import page_published

from core import renditions
from core.models import Organisation
from core.publication import blocks_of


@receiver(post_save, sender=Organisation)
def give_organisation_a_collection(sender, instance, created, raw=False, **kwargs):
    """Each organisation has a collection of its own for pictures and files."""
    if raw or not created or instance.collection_id:
        return
    root = Collection.get_first_root_node()
    if root is not None:
        instance.collection = root.add_child(name=instance.name)
        instance.save(update_fields=["collection"])


@receiver(page_published)
def make_pictures(sender, instance, **kwargs):
    """The first visitor should not wait for pictures to be scaled."""
    picture = getattr(instance, "picture", None)
    if picture:
        renditions.make(picture, "card", "main", share=True)
    for _field, block in blocks_of(instance, "image"):
        if block.get("picture"):
            renditions.make(block["picture"], "body")
