"""What the report's figures mean and where their limits are, printed with every report."""

from django.utils.translation import gettext as _

from reach.definitions import METHOD, definitions


def meanings() -> list[dict]:
    """`{"term", "meaning"}` of every figure, with the settings in force."""
    return [
        *({"term": str(one.term), "meaning": str(one.meaning)} for one in definitions()),
        {
            "term": _("Published pages"),
            "meaning": _(
                "Pages that were published for the first time in the period. The version in another"
                " language is a page of its own."
            ),
        },
        {
            "term": _("Reach elsewhere"),
            "meaning": _(
                "What a channel itself tells of a publication, in the channel's own metric, with"
                " the method: measured, told by the platform, or estimated."
            ),
        },
    ]


def method() -> list[str]:
    """How the figures are made, and what they cannot tell."""
    return [
        str(METHOD),
        _("Days are those of Helsinki. Whoever asks not to be counted, or blocks scripts, is not."),
        _(
            "A page belongs to the work packages, municipalities and organisation that it had when"
            " it was last counted."
        ),
        _(
            "Figures of publications elsewhere rest on what the channels tell; nobody can check"
            " them."
        ),
    ]
