"""Whole statement pages and indicators, for tests that look at them or take something away."""

from datetime import date

from home.models import AccessibilityStatementPage, Achievement, Indicator, PrivacyNoticePage

PURPOSE = {
    "title": "Saavutettavuuspalaute",
    "key": "saavutettavuuspalaute",
    "purpose": "Vastaamme palautteeseen.",
    "legal_basis": "legal-obligation",
    "legal_basis_note": "Laki 306/2019.",
    "data": "Palautteen teksti.",
    "sources": "Sinä itse.",
    "recipients": "Toimitus.",
    "transfers": "Ei siirretä.",
    "retention": "24 kuukautta.",
    "automated_decisions": "",
}
SHORTCOMING = {
    "description": "Kartta ei toimi näppäimistöllä.",
    "criteria": "2.1.1, 2.4.7",
    "basis": "non-compliance",
    "alternative": "Katso luettelo.",
    "repair": "31.12.2026",
}


def purpose(**changes) -> dict:
    return {"type": "purpose", "value": {**PURPOSE, **changes}}


def shortcoming(**changes) -> dict:
    return {"type": "shortcoming", "value": {**SHORTCOMING, **changes}}


def accessibility_statement(organisation, **fields) -> AccessibilityStatementPage:
    return AccessibilityStatementPage(
        **{
            "title": "Saavutettavuusseloste",
            "slug": "saavutettavuusseloste",
            "organisation": organisation,
            "lead": "Näin saavutettava sivusto on.",
            "service_name": "Tulevaisuuden tekijät",
            "scope": "Koko sivusto.",
            "conformance": "partial",
            "conformance_note": "Testaus on kesken.",
            "shortcomings": [shortcoming()],
            "prepared_on": date(2026, 6, 1),
            "updated_on": date(2026, 9, 1),
            "assessment_method": "self",
            "assessed_on": date(2026, 5, 20),
            "assessment_scope": "Kaikki sivupohjat.",
            "feedback_email": "saavutettavuus@example.org",
            "feedback_phone": "08 000 000",
            "promotion": "Kirjoitamme selkeästi.",
            **fields,
        }
    )


def privacy_notice(organisation, **fields) -> PrivacyNoticePage:
    return PrivacyNoticePage(
        **{
            "title": "Tietosuoja",
            "slug": "tietosuoja",
            "organisation": organisation,
            "lead": "Näin tietoja käsitellään.",
            "body": [("paragraph", "<p>Evästeitä ei aseteta.</p>")],
            "controllers": [{"type": "controller", "value": {"name": "Nuorten Ystävät ry"}}],
            "contact_email": "tietosuoja@example.org",
            "purposes": [
                purpose(),
                purpose(
                    title="Kävijälaskenta", key="kavijatilastot", legal_basis="no-personal-data"
                ),
            ],
            "elsewhere": [("paragraph", "<p>Osallistujat käyttävät EURA 2021 -palvelua.</p>")],
            "rights": [("paragraph", "<p>Voit pyytää tietosi.</p>")],
            "updated_on": date(2026, 9, 1),
            **fields,
        }
    )


def indicator(key="tyottomat", target=350, figures=(), **fields) -> Indicator:
    """An indicator with (value, day) or (value, day, note) for each of its figures."""
    made = Indicator.objects.create(
        **{
            "key": key,
            "name": "Osallistuvia työttömiä",
            "unit": "henkilöä",
            "target": target,
            "target_source": "Hankesuunnitelma",
            **fields,
        }
    )
    for value, day, *note in figures:
        Achievement.objects.create(
            indicator=made, value=value, as_of=day, source="EURA 2021", note="".join(note)
        )
    return made
