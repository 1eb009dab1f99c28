"""Reads the notation of Voikko's transducer.

    [Ln][Xp]ryhmä[X]ryhm[Sn][Ny]ä[Bh][Bc][Lt][Xp]valmentaa[X]valmenn[Ln][Xj]us[X]u[Sg][Nm]sten

`[Bc]` parts a compound, `[L…]` tells the kind of word, `[Xp]…[X]` the base form, `[Xj]…[X]` the end
of the base form of what is derived from it, and plain letters are those of the text.
"""

import re
from typing import NamedTuple

TOKEN = re.compile(r"\[([^\]]*)\]|([^\[]+)")
# What is derived from these is kin to them: verbs (valmentaa: valmennus), names of places
# (Sievi: sieviläinen). What is derived from nouns is another subject: työllisyys is not työ.
VERB, PLACE = "Lt", "Lep"
# Verbs that mean something else than what is derived from them.
OTHER_SUBJECT = {"yrittää": "yrittäjä"}
SHORTEST_PART = 2


class Reading(NamedTuple):
    """One way to read a word: its base form, the words of the compound, what it is derived from."""

    lemma: str
    parts: tuple[str, ...] = ()
    roots: tuple[str, ...] = ()


class Piece(NamedTuple):
    """One word of a compound."""

    base: str
    surface: str
    root: str


def read(raw: str) -> Reading:
    pieces = [piece for piece in map(read_piece, raw.split("[Bc]")) if piece.surface]
    if not pieces:
        return Reading("")
    *before, last = pieces
    start = "".join(piece.surface for piece in before)
    lemma = plain(start + last.base)
    roots = tuple(piece.root for piece in pieces if piece.root)
    if not before:
        return Reading(lemma, roots=roots)
    # Who asks for ryhmävalmennus does not ask for everything that is valmennus or valmentaa.
    return Reading(lemma, (*parts_of(pieces), *roots))


def read_piece(raw: str) -> Piece:
    """The base form is what `[Xp]` or the last `[Xj]` says after the letters before it."""
    base = surface = letters = said = root = ""
    kinds, derived, within = [], 0, None
    for tag, text in TOKEN.findall(raw):
        if text:
            if within is None:
                letters += text
            elif within in {"Xp", "Xj"}:
                said += text
                root = root or text
        elif tag in {"Xp", "Xj"}:
            base, surface, letters, said = base + letters, surface + letters, "", ""
            within, derived = tag, derived + (tag == "Xj")
        elif tag == "X":
            within = None
        elif tag in {"Xr", "Xs"}:
            within = tag
        elif tag.startswith("L"):
            kinds.append(tag)
    base, surface = base + said, surface + letters
    is_kin = derived == 1 and kinds and kinds[0] in {VERB, PLACE}
    return Piece(plain(base or surface), plain(surface), kin(plain(root)) if is_kin else "")


def kin(root: str) -> str:
    return OTHER_SUBJECT.get(root, root)


def parts_of(pieces: list[Piece]) -> tuple[str, ...]:
    """Each word of a compound, and what its beginning and its end make together.

    työ + voima + palvelu is also työvoima and voimapalvelu.
    """
    found = [piece.base for piece in pieces]
    for cut in range(2, len(pieces)):
        found.append("".join(p.surface for p in pieces[: cut - 1]) + pieces[cut - 1].base)
        rest = pieces[len(pieces) - cut :]
        found.append("".join(piece.surface for piece in rest[:-1]) + rest[-1].base)
    return tuple(dict.fromkeys(part for part in found if len(part) >= SHORTEST_PART))


def plain(text: str) -> str:
    """Without the marks of boundaries: Kala=joki."""
    return text.replace("=", "").replace("-", "").lower()
