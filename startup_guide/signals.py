"""Keeps the history of facts, and keeps what is in use."""

from django.db.models import ProtectedError
from django.db.models.signals import post_save, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from startup_guide.models import Fact, FactValue, SupportForm
from startup_guide.reviews import remember_stated
from startup_guide.usage import uses


@receiver(post_save, sender=FactValue)
def remember_value(sender, instance, raw=False, **kwargs):
    if not raw:
        remember_stated(instance)


@receiver(pre_delete, sender=Fact)
@receiver(pre_delete, sender=SupportForm)
def refuse_what_is_used(sender, instance, **kwargs):
    titles = uses(instance)
    if titles:
        raise ProtectedError(_("It is used in: %s") % ", ".join(titles), {instance})
