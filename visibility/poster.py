"""The A3 poster: what stands on it and where. Lengths are millimetres on 297 × 420."""

from core.emblem import logo_box
from core.pdf import MEDIA
from core.qr import qr_code
from visibility import river
from visibility.facts import facts, sums
from visibility.project_page import partners_of

WIDTH, HEIGHT = 297, 420
MARGIN = 20
EMBLEM = (84, 56)
LOGO_SPEC = "max-600x400|format-png"

# Where the valley ends and the paper begins, and the river on its way there.
HORIZON = 236
RIVER: river.Course = [
    (228, 168, 0.4),
    (240, 173, 1.4),
    (229, 179, 2.4),
    (196, 183, 4.2),
    (180, 189, 5.6),
    (204, 196, 7),
    (218, 203.5, 8.5),
    (184, 211, 14),
    (112, 212, 24),
    (54, 219, 38),
    (0, 234, 70),
    (-60, 252, 110),
]
DOTS = [1, 3, 5.05, 7.2, 9]
# How much of the primary colour each range of hills has in the deep one, from the farthest on.
HILLS = (0.42, 0.7, 1.0, 0.55)
# Letters of Manrope at weight 800 are this wide, as a part of their size.
LETTER = 0.62


def poster(page, project, address: str, code_address: str) -> dict:
    """The context of `visibility/poster.html`; `address` is printed, `code_address` coded."""
    partners = partners_of(project)
    told = facts(project)
    places = river.dots(RIVER, DOTS)
    return {
        "page": page,
        "project": project,
        "description": page.description,
        "lockup": "shown",
        "name_size": name_size(project.name or page.title),
        "aim_size": 7.6 if len(page.lead) <= 200 else 6.4,
        "sums": sums(project),
        "facts": told,
        "fact_size": 5.9 if len(told) <= 5 else 4.8,
        "label_size": 4.7 if len(told) <= 5 else 4.1,
        "partners": partners,
        "logos": logos(partners),
        "address": address.removeprefix("https://").removeprefix("http://").rstrip("/"),
        "code": qr_code(code_address),
        "emblem": EMBLEM,
        "horizon": HORIZON,
        "river": river.path(RIVER),
        "hills": [mixed(project.colour_deep, project.colour_primary, part) for part in HILLS],
        "dots": [(x, y, round(2.3 + 0.75 * number, 2)) for number, (x, y) in enumerate(places)],
    }


def name_size(name: str) -> float:
    """The largest size at which the longest word fits the width, and the name three lines."""
    width = WIDTH - 2 * MARGIN
    longest = max((len(word) for word in name.split()), default=1)
    whole = max(len(name) / 3, longest)
    return min(34.0, int(10 * width / (LETTER * whole)) / 10)


def mixed(one: str, other: str, part: float) -> str:
    """The `#rrggbb` colour that has `part` of `other` in `one`."""
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return "#" + bytes(round(a + (b - a) * part) for a, b in pairs).hex()


def logos(partners) -> list[dict]:
    """The logos of the beneficiaries, each smaller than the emblem."""
    found = []
    for partner in partners:
        if partner.logo is None:
            continue
        picture = partner.logo
        # On paper they stand in one row, so they take a third of the emblem and not most of it.
        width, height = logo_box(picture.width, picture.height, EMBLEM, share=0.34)
        file = picture.get_rendition(LOGO_SPEC).file
        found.append(
            {"src": f"{MEDIA}{file.name}", "width": width, "height": height,
             "name": partner.organisation.name}
        )  # fmt: skip
    return found
