"""What makes a remembered page out of date in this process; other processes wait for the TTL."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished

from reach import page_facts
from reach.models import ChannelHost
from reach.staff_hosts import staff_hosts


@receiver([page_published, page_unpublished])
def forget_changed_page(sender, instance, **kwargs):
    page_facts.forget(instance.pk)


@receiver(post_delete, sender=Page)
def forget_deleted_page(sender, instance, **kwargs):
    page_facts.forget(instance.pk)


@receiver([post_save, post_delete], sender=ChannelHost)
def forget_channels_of_hosts(sender, **kwargs):
    staff_hosts.forget()
