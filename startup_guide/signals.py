"""Keeps the history of facts, and keeps what is in use."""

from django.db import transaction
from django.db.models import ProtectedError
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from django.utils.translation import gettext as _

from startup_guide.history import remember
from startup_guide.models import Fact, FactValue, SupportForm
from startup_guide.usage import uses


@receiver(post_save, sender=Fact)
@receiver(post_save, sender=FactValue)
@receiver(post_delete, sender=FactValue)
def remember_what_is_stated(sender, instance, raw=False, **kwargs):
    """Once a fact and its values are all saved: half of an edit was never stated."""
    if not raw:
        key = instance.pk if sender is Fact else instance.fact_id
        transaction.on_commit(lambda: remember_fact(key))


def remember_fact(pk: int) -> None:
    fact = Fact.objects.filter(pk=pk).first()
    if fact is not None:
        remember(fact)


@receiver(pre_delete, sender=Fact)
@receiver(pre_delete, sender=SupportForm)
def refuse_what_is_used(sender, instance, **kwargs):
    titles = uses(instance)
    if titles:
        raise ProtectedError(_("It is used in: %s") % ", ".join(titles), {instance})
