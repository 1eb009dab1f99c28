"""From a filled form and the facts of the day to the lines of the result."""

from dataclasses import dataclass, field

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from startup_guide.calculators import sums


@dataclass(frozen=True)
class Result:
    """`lines` are (label, value), the first one the answer; `tone` colours the whole."""

    lines: list[tuple[str, str]]
    notes: list[str] = field(default_factory=list)
    tone: str = "info"


def euros(amount) -> str:
    return f"{number_format(amount, 2, force_grouping=True)} €"


def startup_grant(data: dict, form, facts) -> Result:
    found = sums.startup_grant(
        facts["starttiraha-paiva"].number, int(data["days"]), int(data["weeks"])
    )
    return Result(
        [
            (_("Altogether, before tax"), euros(found.total)),
            (_("On average in a month, before tax"), euros(found.monthly)),
        ],
        [
            _("The grant is taxable and at discretion. The employment area decides."),
        ],
    )


def pension_payment(data: dict, form, facts) -> Result:
    income, rate = data["income"], facts["yel-prosentti"].number
    full = sums.pension_payment(income, rate)
    lines, notes = [], []
    if data.get("is_new"):
        less = sums.pension_payment(income, rate, facts["yel-alennus"].number)
        lines = [
            (_("With the discount of a new entrepreneur, in a year"), euros(less.yearly)),
            (_("With the discount of a new entrepreneur, in a month"), euros(less.monthly)),
            (_("Without the discount, in a year"), euros(full.yearly)),
        ]
    else:
        lines = [
            (_("Payment in a year"), euros(full.yearly)),
            (_("Payment in a month"), euros(full.monthly)),
        ]
    if income < facts["yel-alaraja"].number:
        notes.append(
            _("The income is below the limit of the compulsory insurance, %(limit)s.")
            % {"limit": facts["yel-alaraja"].amount}
        )
    notes.append(_("Taxation is not taken into account. The pension company confirms the income."))
    return Result(lines, notes)


def vat_limit(data: dict, form, facts) -> Result:
    limit = facts["alv-raja"].number
    now = sums.vat_limit(form.sales(), limit)
    before = sums.vat_limit([data["last_year"] or 0], limit)
    words = {
        "under": _("Under the limit"),
        "near": _("Near the limit"),
        "over": _("Over the limit"),
    }
    lines = [
        (_("Sales of this year so far"), f"{euros(now.total)} – {words[now.state].lower()}"),
        (_("May still be sold this year before the limit"), euros(now.left)),
        (_("Sales of last year"), f"{euros(before.total)} – {words[before.state].lower()}"),
    ]
    notes = []
    if "over" in (now.state, before.state):
        notes.append(
            _("The duty to register for VAT may begin. Check it at vero.fi without delay.")
        )
    elif now.state == "near":
        notes.append(
            _("You are near the limit. Find out at vero.fi what happens when you pass it.")
        )
    notes.append(_("The two years are not added up: each is compared with the limit by itself."))
    tone = "success" if now.state == before.state == "under" else "warning"
    return Result(lines, notes, tone)


def break_even(data: dict, form, facts) -> Result:
    found = sums.break_even(data["costs"], data["living"], data["price"], data["unit_cost"])
    units = number_format(found.units, 0, force_grouping=True)
    count = ngettext("%(units)s product or job", "%(units)s products or jobs", found.units)
    return Result(
        [
            (_("You must sell in a month at least"), count % {"units": units}),
            (_("As money, without VAT"), euros(found.sales)),
        ],
        [_("Try also a worse month: what happens when you sell a third less?")],
    )


def hourly_price(data: dict, form, facts) -> Result:
    vat = facts.get("alv-yleinen")
    rate = vat.number if vat else None
    found = sums.hourly_price(data["income"], data["costs"], data["hours"], rate)
    lines = [(_("Price of an hour without VAT"), euros(found.net))]
    if found.gross is not None:
        label = _("Price of an hour with VAT of %(rate)s") % {"rate": vat.amount}
        lines.append((label, euros(found.gross)))
    return Result(lines, [_("Compare the price with what others charge before you decide.")])
