"""The sums of the design, and what the calculators do with anything else."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from startup_guide import calculators
from startup_guide.calculators import CALCULATORS, sums
from startup_guide.calculators.fields import NumberField

money = st.decimals(min_value=0, max_value=10**9, places=2)
WHERE = "/yrittajalle/laskurit/{}/"


@pytest.fixture
def send(client, guide, facts):
    def send(key, **typed):
        return client.post(WHERE.format(key), typed)

    return send


def text(answer) -> str:
    return answer.content.decode().replace("&nbsp;", " ").replace("\xa0", " ")


def test_the_start_up_grant_of_half_a_year():
    found = sums.startup_grant(Decimal("37.21"), 5, 26)
    assert found.total == Decimal("4837.30")
    assert found.monthly == Decimal("800.02")


@pytest.mark.parametrize(
    ("income", "discount", "yearly"),
    [
        ("20000", "0", "4880.00"),
        ("20000", "22", "3806.40"),
        ("9423.09", "0", "2299.23"),
        ("9423.09", "22", "1793.40"),
    ],
)
def test_the_payment_of_the_pension_insurance(income, discount, yearly):
    assert sums.pension_payment(
        Decimal(income), Decimal("24.40"), Decimal(discount)
    ).yearly == Decimal(yearly)


def test_the_payment_of_a_month():
    assert sums.pension_payment(Decimal(20000), Decimal("24.40"), Decimal(22)).monthly == Decimal(
        "317.20"
    )


@pytest.mark.parametrize(
    ("total", "state"),
    [
        ("15999.99", "under"),
        ("16000", "near"),
        ("19999.99", "near"),
        ("20000.00", "near"),
        ("20000.01", "over"),
    ],
)
def test_exactly_the_limit_is_not_over_it(total, state):
    assert sums.vat_limit([Decimal(total)], Decimal(20000)).state == state


@given(st.lists(money, max_size=12), money)
def test_what_is_left_never_falls_below_nothing(sales, limit):
    found = sums.vat_limit(sales, limit)
    assert found.left >= 0
    assert (found.state == "over") == (sum(sales) > limit)
    assert found.left == max(Decimal(0), limit - sum(sales))


@given(money, money, money, money)
def test_the_units_are_enough_and_one_fewer_is_not(costs, living, price, unit_cost):
    if price <= unit_cost:
        with pytest.raises(ValueError, match="does not cover"):
            sums.break_even(costs, living, price, unit_cost)
        return
    found = sums.break_even(costs, living, price, unit_cost)
    assert found.units * (price - unit_cost) >= costs + living
    assert found.units == 0 or (found.units - 1) * (price - unit_cost) < costs + living


@given(money, st.decimals(min_value=0, max_value=100, places=2), st.integers(0, 100))
def test_a_discount_never_raises_the_payment(income, rate, discount):
    assert (
        sums.pension_payment(income, rate, Decimal(discount)).yearly
        <= sums.pension_payment(income, rate).yearly
    )


@given(st.decimals(min_value=0, max_value=100, places=2), st.integers(1, 5), st.integers(1, 51))
def test_another_week_never_lowers_the_grant(daily, days, weeks):
    assert (
        sums.startup_grant(daily, days, weeks + 1).total
        >= sums.startup_grant(daily, days, weeks).total
    )


@given(money, money, st.decimals(min_value=1, max_value=400, places=2))
def test_the_price_with_vat_is_never_below_the_one_without(income, costs, hours):
    found = sums.hourly_price(income, costs, hours, Decimal("25.5"))
    assert found.gross >= found.net
    assert sums.hourly_price(income, costs, hours, None).gross is None


@pytest.mark.parametrize(
    ("typed", "number"),
    [("1 234,50", "1234.50"), ("1234.5", "1234.5"), ("1.234,50", "1234.50"), ("20 000 €", "20000")],
)
def test_numbers_are_read_as_people_type_them(typed, number):
    assert NumberField().clean(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed", ["abc", "1e9", "NaN", "Infinity", "--5", "1,2,3", "10" * 200, str(10**30), "-1"]
)
def test_letters_and_giants_are_refused_with_words(send, typed):
    answer = send("yel-maksu", income=typed)
    assert answer.status_code == 422
    assert "Lomaketta ei" in text(answer) or "problems" in text(answer)
    assert "calculator__result" not in text(answer)


@given(st.text(max_size=60))
def test_any_text_is_a_number_or_a_refusal(typed):
    from django.core.exceptions import ValidationError

    try:
        number = NumberField(required=False).clean(typed)
    except ValidationError:
        return
    assert number is None or 0 <= number <= 10**9


def test_the_result_says_that_it_is_an_estimate_and_is_kept_by_nobody(send):
    answer = send("starttiraha", days="5", weeks="26")
    assert "4 837,30 €" in text(answer)
    assert "800,02 €" in text(answer)
    assert "suuntaa-antava arvio, ei päätös" in text(answer)
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies


def test_the_discount_is_offered_only_while_its_fact_is_stated(client, send, facts):
    assert "3 806,40 €" in text(send("yel-maksu", income="20000", is_new="on"))
    facts["yel-alennus"].confirmed = False
    facts["yel-alennus"].save()
    answer = send("yel-maksu", income="20000", is_new="on")
    assert "4 880,00 €" in text(answer)
    assert "3 806,40 €" not in text(answer)
    assert "is_new" not in text(client.get(WHERE.format("yel-maksu")))


def test_over_the_limit_it_never_says_what_only_the_tax_office_may(send):
    html = text(send("alv-raja", last_year="", month_1="20000,01"))
    assert "yli rajan" in html
    assert "Rekisteröitymisvelvollisuus voi alkaa" in html
    exact = text(send("alv-raja", last_year="20000", month_1="20000"))
    assert "yli rajan" not in exact


def test_an_income_over_the_upper_limit_is_refused(send):
    assert send("yel-maksu", income="214000,01").status_code == 422


def test_a_price_below_the_costs_is_refused(send):
    answer = send("kannattavuus", costs="100", living="100", price="5", unit_cost="5")
    assert answer.status_code == 422


@pytest.mark.parametrize("key", CALCULATORS)
def test_every_calculator_works_without_script_or_cookie(client, guide, facts, key):
    answer = client.get(WHERE.format(key) + "?kunta=sievi")
    html = text(answer)
    assert answer.status_code == 200
    assert "?kunta=sievi#tulos" in html
    assert "csrfmiddlewaretoken" not in html
    assert not answer.cookies


def test_an_unknown_calculator_leads_to_the_list(client, guide, facts):
    assert client.get(WHERE.format("veropetos")).status_code == 302


def test_no_sum_is_ever_a_float():
    for path in Path(calculators.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), path
            assert not (isinstance(node, ast.Name) and node.id in {"float", "math"}), path
