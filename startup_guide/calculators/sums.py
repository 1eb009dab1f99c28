"""The sums, in decimals. Money is euros, rates are per cent; results are rounded to cents.

Each function is pure: rates come in as numbers, and what comes out is no decision of anybody's.
"""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
# Paid days of a month on average, at five days a week.
DAYS_A_MONTH = Decimal("21.5")
# The share of a limit from which it is near.
NEAR = Decimal("0.8")


def cents(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class StartupGrant:
    total: Decimal
    monthly: Decimal


def startup_grant(daily: Decimal, days_a_week: int, weeks: int) -> StartupGrant:
    """The whole and the average of a month, before tax."""
    monthly = daily * DAYS_A_MONTH * days_a_week / 5
    return StartupGrant(cents(daily * days_a_week * weeks), cents(monthly))


@dataclass(frozen=True)
class PensionPayment:
    yearly: Decimal
    monthly: Decimal


def pension_payment(income: Decimal, rate: Decimal, discount: Decimal = Decimal(0)):
    """The payment of a YEL income a year and a month; `discount` is that of a new entrepreneur."""
    yearly = income * rate / 100 * (1 - discount / 100)
    return PensionPayment(cents(yearly), cents(yearly / 12))


@dataclass(frozen=True)
class VatLimit:
    """`state` is under, near (from 80 %) or over; `left` is what may still be sold, at least 0."""

    total: Decimal
    left: Decimal
    state: str


def vat_limit(sales: list[Decimal], limit: Decimal) -> VatLimit:
    """The sales of one calendar year against the limit: exactly the limit is not over it."""
    total = sum(sales, Decimal(0))
    state = "over" if total > limit else "near" if total >= limit * NEAR else "under"
    return VatLimit(cents(total), cents(max(Decimal(0), limit - total)), state)


@dataclass(frozen=True)
class BreakEven:
    """Whole units and the sales a month that pay the costs and the living."""

    units: int
    sales: Decimal


def break_even(costs: Decimal, living: Decimal, price: Decimal, unit_cost: Decimal) -> BreakEven:
    """Raises ValueError when a unit brings nothing: then no number of them is enough."""
    margin = price - unit_cost
    if margin <= 0:
        raise ValueError("The price does not cover the costs of the unit.")
    units = ((costs + living) / margin).to_integral_value(rounding=ROUND_CEILING)
    return BreakEven(int(units), cents(units * price))


@dataclass(frozen=True)
class HourlyPrice:
    net: Decimal
    gross: Decimal | None


def hourly_price(income: Decimal, costs: Decimal, hours: Decimal, vat: Decimal | None):
    """The price of an hour without and, when the rate is known, with VAT. `hours` is over 0."""
    net = (income + costs) / hours
    return HourlyPrice(cents(net), None if vat is None else cents(net * (1 + vat / 100)))
