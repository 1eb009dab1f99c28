"""Publishing a package or a session makes a version."""

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.signals import page_published, page_unpublished

from materials import versions
from materials.models import PackagePage, SessionPage


@receiver(page_published, sender=PackagePage)
def package_published(sender, instance, **kwargs):
    if instance.alias_of_id is None:
        versions.record(instance, instance.change_note, instance.change_size)


@receiver(page_published, sender=SessionPage)
def session_published(sender, instance, **kwargs):
    package = versions.package_of(instance)
    if package is not None and package.live and instance.alias_of_id is None:
        versions.record(package, instance.change_note)


@receiver(page_unpublished, sender=SessionPage)
def session_taken_away(sender, instance, **kwargs):
    package = versions.package_of(instance)
    if package is not None and package.live and instance.alias_of_id is None:
        versions.record(package, _("Session “%s” was taken away.") % instance.title)
