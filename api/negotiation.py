"""Which voice a request asks for: HTML for people, JSON for programs."""

from django.http import HttpRequest

JSON = "application/json"
HTML = "text/html"
# Addresses below this one answer JSON whatever the Accept header says.
JSON_PREFIX = "/++api++"
READING = ("GET", "HEAD")


def always_json(request: HttpRequest) -> bool:
    """Whether the address itself asks for JSON: `/++api++…` or a service, `…/@name`."""
    path = request.path_info
    return path == JSON_PREFIX or path.startswith(f"{JSON_PREFIX}/") or "/@" in path


def wants_json(request: HttpRequest) -> bool:
    """Whoever writes with a token is a program, also one that accepts anything."""
    if always_json(request) or prefers_json(request.headers.get("Accept", "")):
        return True
    return request.method not in (*READING, "OPTIONS") and "Authorization" in request.headers


def prefers_json(accept: str) -> bool:
    """Whether an Accept header prefers JSON over HTML (RFC 9110, 12.5.1).

    At equal quality the type that is named wins over one that only a wildcard covers; when both
    are named, or neither, people come first.
    """
    json, html = preference(accept, JSON), preference(accept, HTML)
    return json > html and json[0] > 0


def refuses_json(accept: str) -> bool:
    """Whether an Accept header rules JSON out: one that only leaves it out gets it all the same."""
    quality_of_json, specificity = preference(accept, JSON)
    return specificity >= 0 and quality_of_json == 0


def preference(accept: str, media_type: str) -> tuple[float, int]:
    """(quality, specificity) that the header gives to a media type; specificity 0 is a wildcard."""
    main_type = media_type.split("/")[0]
    ranges = {media_type: 2, f"{main_type}/*": 1, "*/*": 0}
    best, specificity = 0.0, -1
    for item in accept.split(","):
        name, *parameters = (part.strip().lower() for part in item.split(";"))
        found = ranges.get(name, -1)
        if found > specificity:
            best, specificity = quality(parameters), found
    return best, specificity


def quality(parameters: list[str]) -> float:
    """The value of `q`; 1 when it is missing or is no number from 0 to 1."""
    for parameter in parameters:
        key, _equals, text = parameter.partition("=")
        if key.strip() == "q":
            try:
                value = float(text)
            except ValueError:
                return 1.0
            return value if 0 <= value <= 1 else 1.0
    return 1.0
