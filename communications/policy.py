"""Who may touch which rows: writers those of their own organisation only."""

from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy

from core.permissions import is_only_writer, organisation_of


class OrganisationPolicy(ModelPermissionPolicy):
    """The model's permissions; `own_view` binds writers' reading as well as their writing."""

    def __init__(self, model, own_view=True):
        super().__init__(model)
        self.own_view = own_view

    def user_has_permission_for_instance(self, user, action, instance):
        if not super().user_has_permission_for_instance(user, action, instance):
            return False
        if not is_only_writer(user) or (action == "view" and not self.own_view):
            return True
        organisation = organisation_of(user)
        return organisation is not None and instance.organisation_id == organisation.pk

    def instances_user_has_any_permission_for(self, user, actions):
        rows = super().instances_user_has_any_permission_for(user, actions)
        if is_only_writer(user) and (self.own_view or "view" not in actions):
            return rows.filter(organisation=organisation_of(user))
        return rows


def register() -> None:
    """Must run before anything asks for a policy, so from `AppConfig.ready`."""
    from communications.models import ImportJob, PlanEntry, Publication

    register_permission_policy(Publication, OrganisationPolicy(Publication))
    register_permission_policy(ImportJob, OrganisationPolicy(ImportJob))
    # The plan is common: everybody sees what the others intend.
    register_permission_policy(PlanEntry, OrganisationPolicy(PlanEntry, own_view=False))
