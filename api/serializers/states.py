"""Where a page stands, by the names of Plone's workflow."""


def state_of(page) -> str:
    """`published`, `pending` (waits for approval) or `private` (a draft)."""
    if page.live:
        return "published"
    return "pending" if page.workflow_in_progress else "private"
