"""The step of the workflow in which the communications lead looks at a page."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from core.publication import blocking_problems


class ApprovalTask(AbstractGroupApprovalTask):
    """Approval by a second person, possible only when nothing legal stands in the way."""

    def get_actions(self, obj, user):
        actions = super().get_actions(obj, user)
        if not self.may_approve(obj, user):
            actions = [action for action in actions if action[0] != "approve"]
        return actions

    @staticmethod
    def may_approve(page, user) -> bool:
        state = page.current_workflow_state
        own_work = state is not None and state.requested_by_id == user.pk
        latest = page.get_latest_revision_as_object()
        return (user.is_superuser or not own_work) and not blocking_problems(latest)

    @classmethod
    def get_description(cls):
        return _("A second person approves when the publication check has nothing blocking")

    class Meta:
        verbose_name = _("Approval with publication check")
        verbose_name_plural = _("Approvals with publication check")
