"""What an address asks for: a page, a service of it, and what stands below the service."""

from dataclasses import dataclass

from django.http import HttpRequest

from api.negotiation import JSON_PREFIX
from api.registry import SERVICES, Service


@dataclass(frozen=True)
class Asked:
    """`steps` lead to the page, its language among them; `name` is empty for the page itself.

    `service` is None when no service has the name.
    """

    steps: list[str]
    name: str
    below: list[str]

    @property
    def service(self) -> Service | None:
        return SERVICES.get(self.name)

    @property
    def suffix(self) -> str:
        """The service and what stands below it, as the end of an address."""
        return "/".join(["", f"@{self.name}", *self.below]) if self.name else ""

    @property
    def options(self) -> dict[str, str]:
        """The headers that answer OPTIONS."""
        told = self.service.told_by_options() if self.service else {}
        return {"Allow": ", ".join(self.allowed), **told}

    @property
    def allowed(self) -> list[str]:
        return self.service.allowed if self.service else ["GET", "HEAD", "OPTIONS"]


def asked_of(path: str) -> Asked:
    """Reads a path without `++api++`. The first step that begins with @ names a service."""
    steps = [step for step in path.split("/") if step]
    for position, step in enumerate(steps):
        if step.startswith("@"):
            name = step.removeprefix("@")
            # A bare @ is no service, though the page itself has no name either.
            return Asked(steps[:position], name or "@", steps[position + 1 :])
    return Asked(steps, "", [])


def asked_by(request: HttpRequest) -> Asked:
    """What a request asks for, read once."""
    if not hasattr(request, "api_asked"):
        request.api_asked = asked_of(without_prefix(request.path_info))
    return request.api_asked


def without_prefix(path: str) -> str:
    is_below = path == JSON_PREFIX or path.startswith(f"{JSON_PREFIX}/")
    return path.removeprefix(JSON_PREFIX) if is_below else path
