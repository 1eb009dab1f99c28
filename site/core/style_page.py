"""The style page of the admin: tokens, type, space and every component, in light and in dark.

Each example is a document of its own in a frame, so that the style sheets of the admin and of the
site do not mix. A browser gives a page one colour scheme; to show both side by side, the frame's
sheet has its questions about the scheme answered beforehand (`in_scheme`).
"""

import re
from dataclasses import dataclass
from types import SimpleNamespace

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import get_template
from django.templatetags.static import static
from django.utils.text import capfirst
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from core.contrast import ratio
from core.design_tokens import NAMES, PAIRS, SCHEMES, Palette, declarations
from core.models import Picture, ProjectSettings
from core.stylesheet import COMPONENTS, joined
from core.templatetags.core_tags import site_frame

SIZES = ["4xl", "3xl", "2xl", "xl", "l", "m", "s", "xs"]
# The site never asks the width for less than this, so that it stands for "yes"; and for "no".
YES, NO = "(min-width: 0px)", "(max-width: 0px)"


@dataclass(frozen=True)
class Component:
    """A folder of `templates/components`."""

    name: str

    @property
    def template(self) -> str:
        return f"components/{self.name}/{self.name}.html"

    @property
    def example(self) -> str:
        return f"components/{self.name}/example.html"

    @property
    def note(self) -> str:
        """What its template says of it in a comment."""
        found = re.search(
            r"{% comment %}(.*?){% endcomment %}", self._read(self.template), re.DOTALL
        )
        return " ".join(found[1].split()) if found else ""

    @property
    def source(self) -> str:
        return self._read(self.example).strip()

    def _read(self, name: str) -> str:
        return (COMPONENTS.parent / name).read_text(encoding="utf-8")


def components() -> list[Component]:
    return [Component(path.name) for path in sorted(COMPONENTS.iterdir()) if path.is_dir()]


def in_scheme(text: str, scheme: str) -> str:
    """The same HTML or CSS as it is for those who prefer the scheme."""
    answers = {"light": (YES, NO), "dark": (NO, YES)}[scheme]
    for asked, answer in zip(("light", "dark"), answers, strict=True):
        text = text.replace(f"(prefers-color-scheme: {asked})", answer)
    return text.replace("color-scheme: light dark", f"color-scheme: {scheme}")


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    values = declarations()["light"]
    return render(
        request,
        "core/style_page/guide.html",
        {
            "schemes": [colours_of(request, scheme) for scheme in SCHEMES],
            "sizes": [(f"size-{size}", values[f"size-{size}"]) for size in SIZES],
            "spaces": [(name, value) for name, value in values.items() if re.match(r"s\d", name)],
            "components": components(),
        },
    )


def colours_of(request: HttpRequest, scheme: str) -> dict:
    """Swatches and pairs of a scheme with the project's own colours."""
    project = ProjectSettings.for_request(request)
    palette = Palette(scheme, project.colour_primary, project.colour_deep, project.colour_accent)
    return {
        "key": scheme,
        "name": capfirst(str(SCHEMES[scheme])),
        "swatches": [(token, name, palette[token]) for token, name in NAMES.items()],
        "pairs": [
            {
                "pair": pair,
                "text": palette[pair.text],
                "ground": palette[pair.ground],
                "ratio": ratio(palette[pair.text], palette[pair.ground]),
            }
            for pair in PAIRS
        ],
    }


@require_safe
@xframe_options_sameorigin
def example(request: HttpRequest, name: str, scheme: str) -> HttpResponse:
    """One component's example as the public sees it."""
    component = next((each for each in components() if each.name == name), None)
    if component is None or scheme not in SCHEMES:
        raise Http404
    frame = site_frame({"request": request})
    # As if the reader were one step inside the site.
    frame.breadcrumbs = [frame.home, *frame.menu[:1]]
    context = {"component": component, "scheme": scheme, "sample": samples(), "frame": frame}
    html = get_template("core/style_page/example.html").render(context, request)
    return HttpResponse(in_scheme(html, scheme), headers={"X-Robots-Tag": "noindex"})


@require_safe
def sheet(request: HttpRequest, scheme: str) -> HttpResponse:
    """The public style sheet as those see it who prefer the scheme."""
    if scheme not in SCHEMES:
        raise Http404
    css = joined().replace('url("../', f'url("{static("")}')
    return HttpResponse(in_scheme(css, scheme), content_type="text/css; charset=utf-8")


class SampleForm(forms.Form):
    """A field that is filled in right and one that is not."""

    name = forms.CharField(label="Nimi", initial="Aino", help_text="Näin voimme puhutella sinua.")
    message = forms.CharField(label="Viesti", widget=forms.Textarea(attrs={"rows": 4}))


def samples() -> SimpleNamespace:
    """What the examples show. The words are Finnish as on the site; they are nobody's."""
    return SimpleNamespace(
        title="Ryhmävalmennus kutsuu mukaan",
        lead="Tapaamme kahdeksan kertaa. Saat tukea hakemuksiin, haastatteluihin ja arkeen.",
        kind="Uutinen",
        picture=Picture.objects.order_by("pk").first(),
        form=SampleForm({"name": "Aino", "message": ""}, label_suffix=""),
        contents=[
            {"anchor": f"osa-{number}", "text": text}
            for number, text in enumerate(("Kenelle", "Näin haet mukaan", "Yhteystiedot"), 1)
        ],
        languages=[
            SimpleNamespace(
                code=code, html_lang=code, name=name, url="#", is_current=code == "fi",
                is_this_page=code != "en",
            )
            for code, name in (("fi", "Suomi"), ("sv", "Svenska"), ("en", "English"))
        ],
        table={
            "caption": "Tapaamiset",
            "heads": ["Kerta", "Aihe", "Paikka"],
            "rows": [
                ["1", "Tutustuminen", "Nivala"],
                ["2", "Oma osaaminen", "Sievi"],
                ["3", "Hakemus", "Ylivieska"],
            ],
        },
    )  # fmt: skip
