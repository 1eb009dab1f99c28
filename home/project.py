"""The identity of the project whose site this is."""

from core.models import ProjectSettings


def project_identity() -> ProjectSettings | None:
    """The settings of the default site; None before they are filled in for the first time."""
    return ProjectSettings.objects.filter(site__is_default_site=True).first()
