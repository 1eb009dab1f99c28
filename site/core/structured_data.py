"""What a page says of itself to machines, by schema.org."""

from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse

from core import share_images
from core.languages import html_lang

PROJECT = "/#organization"
EUROPEAN_UNION = {
    "@type": "Organization",
    "name": "European Union",
    "url": "https://european-union.europa.eu/",
}


def graph(request, page, frame, address: str, kind: str = "WebPage") -> dict:
    """The project, its site, the page and the way to it, as one graph (https://schema.org).

    `kind` is the type of the page; empty when the page's own template describes it.
    """
    absolute = request.build_absolute_uri
    home = absolute(frame.home.get_url(request) or "/")
    nodes = [
        organisation(frame, home, absolute),
        website(frame, home, absolute, page),
        breadcrumbs(request, page, frame, address),
        webpage(request, page, frame, address, home, kind) if kind else None,
    ]
    return {"@context": "https://schema.org", "@graph": [node for node in nodes if node]}


def organisation(frame, home: str, absolute) -> dict:
    """The project (https://schema.org/Organization) and who pays for it."""
    project = frame.project
    node = {
        "@type": "Organization",
        # One project, whatever the language of the page.
        "@id": absolute(PROJECT),
        "name": project.name,
        "description": project.tagline,
        "url": home,
        "logo": absolute(static("img/logo-mark-512.png")),
        "email": project.contact_email,
        "areaServed": project.area,
        "funder": EUROPEAN_UNION,
    }
    return filled(node)


def website(frame, home: str, absolute, page) -> dict:
    """The site in the language of the page, with its search (https://schema.org/SearchAction)."""
    node = {
        "@type": "WebSite",
        "@id": f"{home}#website",
        "name": frame.project.name,
        "url": home,
        "inLanguage": html_lang(page.locale.language_code),
        "publisher": {"@id": absolute(PROJECT)},
    }
    try:
        search = absolute(reverse("search"))
    except NoReverseMatch:
        return filled(node)
    node["potentialAction"] = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{search}?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    return filled(node)


def breadcrumbs(request, page, frame, address: str) -> dict | None:
    """https://schema.org/BreadcrumbList; none on the home page."""
    if not frame.breadcrumbs:
        return None
    steps = [(step.title, step.get_url(request)) for step in frame.breadcrumbs]
    steps = [(title, request.build_absolute_uri(url)) for title, url in steps if url]
    steps.append((page.title, address))
    return {
        "@type": "BreadcrumbList",
        "@id": f"{address}#breadcrumbs",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": title, "item": url}
            for number, (title, url) in enumerate(steps, start=1)
        ],
    }


def webpage(request, page, frame, address: str, home: str, kind: str) -> dict:
    """https://schema.org/WebPage or a kind of it."""
    first, last = page.first_published_at, page.last_published_at
    node = {
        "@type": kind,
        "@id": address,
        "url": address,
        "name": page.title,
        "description": page.description,
        "inLanguage": html_lang(page.locale.language_code),
        "isPartOf": {"@id": f"{home}#website"},
        "datePublished": first and first.isoformat(),
        "dateModified": last and last.isoformat(),
        "breadcrumb": {"@id": f"{address}#breadcrumbs"} if frame.breadcrumbs else None,
        "primaryImageOfPage": {
            "@type": "ImageObject",
            "url": request.build_absolute_uri(share_images.address(page, frame.project)),
            "width": share_images.WIDTH,
            "height": share_images.HEIGHT,
        },
    }
    return filled(node)


def filled(node: dict) -> dict:
    return {name: value for name, value in node.items() if value}
