"""The form of every page: publishing passes the publication check."""

from django.core.exceptions import ValidationError
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.admin.forms.pages import WagtailAdminPageForm

from core.languages import home_path
from core.permissions import is_only_writer, organisation_of
from core.publication import blocking_problems

HOME_DEPTH = 2


def answers_itself(home, slug: str) -> bool:
    """Whether the address of a page right below a home page belongs to a view of the site."""
    try:
        code = home.locale.language_code
        with translation.override(code):
            return resolve(f"{home_path(code)}{slug}/").url_name != "wagtail_serve"
    except Resolver404:
        return False


class BasePageForm(WagtailAdminPageForm):
    """A draft may be unfinished; publishing and submitting may not.

    Writers write for their own organisation: the field offers nothing else.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and "organisation" in self.fields and is_only_writer(self.for_user):
            own = organisation_of(self.for_user)
            field = self.fields["organisation"]
            field.queryset = field.queryset.filter(pk=own.pk if own else None)
            field.empty_label = None
            if not self.instance.organisation_id:
                self.initial["organisation"] = own.pk if own else None

    def clean_slug(self):
        """Refuses an address that another view answers: the page would never be seen."""
        slug = self.cleaned_data["slug"]
        parent = self.parent_page
        if parent is not None and parent.depth == HOME_DEPTH and answers_itself(parent, slug):
            raise ValidationError(_("The site itself answers at this address. Choose another."))
        return slug

    def _post_clean(self):
        # The instance carries the new values only after this step.
        super()._post_clean()
        if self.is_deferred_validation or self._is_sent_back:
            return
        for problem in blocking_problems(self.instance):
            if problem.field not in self.errors:
                self.add_error(
                    problem.field if problem.field in self.fields else None, problem.message
                )

    @property
    def _is_sent_back(self) -> bool:
        """An approver returns a post to its writer because of the very problems it has."""
        return self.data.get("workflow-action-name") == "reject"
