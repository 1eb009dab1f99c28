"""What the publication check asks of the project page besides the common questions.

Regulation (EU) 2021/1060, article 50: a beneficiary's site describes the operation with its aims
and results and highlights the financial support of the Union.
"""

from django.utils.translation import gettext as _

from core.publication import Problem
from home.project import project_identity


def project_is_described(page):
    if not page.lead.strip():
        yield Problem("lead", _("Describe the project in the lead."), "lead", blocking=True)


def aims_are_told(page):
    if not has_words(page.aims):
        yield Problem("aims", _("Tell the aims of the project."), "aims", blocking=True)


def funding_is_told(page):
    project = project_identity()
    if project is None or not project.fund.strip():
        yield Problem("fund", _("Fill in the fund in the project identity first."), blocking=True)
    if project is None or not project.support_at_most:
        yield Problem(
            "support",
            _("Fill in the sum of the support in the project identity first."),
            blocking=True,
        )
    if project is None or not project.total_cost:
        yield Problem(
            "total_cost", _("Fill in the total cost in the project identity first."), blocking=True
        )
    elif project.support_at_most and project.support_at_most > project.total_cost:
        yield Problem(
            "support_above_cost",
            _("The support is larger than the total cost. Mend the sums in the project identity."),
            blocking=True,
        )


def results_are_fresh(page):
    """Advice: nobody can tell results before there are any."""
    from home.results import are_overdue, last_told

    if not are_overdue(page):
        return
    if last_told(page) is None:
        message = _(
            "The results are empty. Tell what has come of the project, and enter the achieved"
            " figures under Indicators."
        )
    else:
        message = _(
            "The results are over six months old. Tell what is new, or enter new figures under"
            " Indicators."
        )
    yield Problem("results", message, "results")


def has_words(stream) -> bool:
    """Whether a stream holds anything to read: an empty paragraph does not."""
    texts = stream.stream_block.get_searchable_content(stream) if stream else []
    return any(str(text).strip() for text in texts)


PROJECT_CHECKS = [project_is_described, aims_are_told, funding_is_told, results_are_fresh]
