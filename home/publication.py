"""What the publication check asks of the project page besides the common questions."""

from django.utils.translation import gettext as _
from wagtail.models import Site

from core.models import ProjectSettings
from core.publication import Problem


def funding_is_told(page):
    """Aims, results and the EU's support are told (Regulation (EU) 2021/1060, article 50)."""
    site = Site.objects.filter(is_default_site=True).first()
    project = ProjectSettings.for_site(site) if site else None
    if project is None or project.support_at_most is None or not project.fund:
        yield Problem(
            "funding",
            _("Fill in the fund and the sum of the support in the project identity first."),
            blocking=True,
        )
    if not page.lead.strip():
        yield Problem("lead", _("Describe the project in the lead."), "lead", blocking=True)
    if not page.aims:
        yield Problem("aims", _("Tell the aims of the project."), "aims", blocking=True)
