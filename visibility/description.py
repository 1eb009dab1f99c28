"""The ready description that every beneficiary owes its own site (article 50(1)(a)).

The same words are given three ways: HTML to paste, a small page to show in a frame, and JSON.
"""

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from wagtail.models import Page

from core.emblem import SHOWN
from core.languages import html_lang, translations_of
from core.models import Partner, ProjectSettings
from core.templatetags.core_tags import eu_statement
from home.models import ProjectPage
from visibility.facts import facts, sums
from visibility.plain import told_in_words
from visibility.project_page import address

LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass
class Description:
    """The project as one beneficiary tells it, in the language of the page."""

    request: HttpRequest
    page: ProjectPage
    project: ProjectSettings
    partner: Partner

    @property
    def key(self) -> str:
        return self.partner.organisation.key

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @property
    def html_lang(self) -> str:
        return html_lang(self.language)

    @property
    def title(self) -> str:
        return self.project.name or self.page.title

    @property
    def page_address(self) -> str:
        return self.page.get_full_url(self.request)

    @property
    def frame_address(self) -> str:
        return self.absolute(address(self.page, "embed", key=self.key))

    @property
    def data_address(self) -> str:
        return self.absolute(address(self.page, "data", key=self.key))

    @property
    def emblem_address(self) -> str:
        """The plain name of the file: it stays while the hash of a version changes."""
        return self.absolute(f"{settings.STATIC_URL}img/eu-emblem.svg")

    @property
    def outlined_emblem_address(self) -> str:
        return self.absolute(f"{settings.STATIC_URL}img/eu-emblem-outlined.svg")

    @property
    def emblem_size(self) -> tuple[int, int]:
        return SHOWN

    @property
    def statement(self) -> str:
        return eu_statement()

    @cached_property
    def aims(self) -> tuple[str, str]:
        return told_in_words(self.page.aims)

    @cached_property
    def results(self) -> tuple[str, str]:
        return told_in_words(self.page.results)

    @property
    def sums(self) -> list[tuple[str, str, str]]:
        return sums(self.project)

    @property
    def facts(self) -> list[tuple[str, str]]:
        return facts(self.project)

    @cached_property
    def html(self) -> str:
        """What an editor pastes on the beneficiary's site."""
        return render_to_string("visibility/snippet.html", {"description": self}).strip()

    @property
    def frame_html(self) -> str:
        return render_to_string("visibility/frame_code.html", {"description": self}).strip()

    def absolute(self, path: str) -> str:
        return self.request.build_absolute_uri(path)

    def as_json(self) -> dict:
        """The names and shapes are those of the site's JSON (docs/api)."""
        project, partner = self.project, self.partner
        names = dict(settings.WAGTAIL_CONTENT_LANGUAGES)
        width, height = self.emblem_size
        return {
            "@id": self.data_address,
            "@type": "ProjectDescription",
            "title": self.title,
            "description": self.page.description,
            "language": {"token": self.language, "title": names.get(self.language, self.language)},
            "aims": {"html": self.aims[0], "text": self.aims[1]},
            "results": {"html": self.results[0], "text": self.results[1]},
            "project": {
                "name": project.name,
                "project_code": project.project_code,
                "fund": project.fund,
                "programme": project.programme,
                "specific_objective": project.specific_objective,
                "funding_authority": project.funding_authority,
                "area": project.area,
                "starts": project.starts and project.starts.isoformat(),
                "ends": project.ends and project.ends.isoformat(),
                "total_cost": number(project.total_cost),
                "support_at_most": number(project.support_at_most),
                "support_percent": project.support_percent,
                "currency": "EUR",
            },
            "beneficiary": {
                "token": self.key,
                "title": partner.organisation.name,
                "role": partner.role,
                "is_lead": partner.is_lead,
                "cost": number(partner.cost),
                "website": partner.organisation.website,
            },
            "statement": self.statement,
            "emblem": {
                "url": self.emblem_address,
                "url_outlined": self.outlined_emblem_address,
                "width": width,
                "height": height,
            },
            "url": self.page_address,
            "html": self.html,
            "licence": LICENCE,
            "translations": [
                {
                    "@id": self.absolute(address(other, "data", key=self.key)),
                    "language": other.locale.language_code,
                }
                for other in self.translations
            ],
        }

    @property
    def translations(self) -> list[Page]:
        return translations_of(self.page)


def number(amount) -> str | None:
    """A sum as the text of a decimal number: JSON's own numbers lose cents."""
    return None if amount is None else f"{amount:.2f}"
