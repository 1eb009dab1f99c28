"""The expiry rule: what may be stated on a day, in one place for every voice of the guide.

Pages, JSON, PDF, the embed and the calculators ask here and nowhere else.
"""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cached_property

from django.utils import timezone
from django.utils.translation import gettext

# Caches keep a page of the guide this long, and never past the next change of a fact.
LONGEST_SECONDS = 300


@dataclass(frozen=True)
class ShownFact:
    """A fact on a day. `values` are all it has; `value` is the one that may be stated, or None."""

    fact: object
    values: list
    on: date

    @cached_property
    def value(self):
        if not self.fact.confirmed or self.fact.is_overdue(self.on):
            return None
        return next((value for value in self.values if value.holds(self.on)), None)

    @property
    def is_stated(self) -> bool:
        return self.value is not None

    @property
    def number(self) -> Decimal | None:
        """For calculators: None when the fact may not be stated, or is in words."""
        return self.value.number if self.value is not None else None

    @property
    def amount(self) -> str:
        """The value with its unit, or the words that stand in its place."""
        return self.value.shown if self.value is not None else hidden_words()

    @property
    def key(self) -> str:
        return self.fact.key

    @property
    def label(self) -> str:
        return self.fact.words("label")

    @property
    def note(self) -> str:
        return self.fact.words("note")

    @property
    def grantor(self) -> str:
        return self.fact.words("grantor")

    @cached_property
    def next_change(self) -> date | None:
        """The first later day on which something else may be stated; None when never."""
        if not self.fact.confirmed or self.fact.is_overdue(self.on):
            return None
        days = [self.fact.next_review + timedelta(days=1)]
        for value in self.values:
            if value.valid_from:
                days.append(value.valid_from)
            if value.valid_until:
                days.append(value.valid_until + timedelta(days=1))
        return min((day for day in days if day > self.on), default=None)


@dataclass(frozen=True)
class ShownSupport:
    """A form of support on a day; `facts` are its amounts and conditions."""

    form: object
    facts: list[ShownFact]
    on: date

    @property
    def is_stated(self) -> bool:
        """Whether its amounts may be stated; each fact has its own say besides."""
        return self.form.may_state(self.on)

    @property
    def words(self):
        return self.form.in_language()

    @property
    def own_change(self) -> date | None:
        """The first later day on which the form itself begins or ceases to state amounts."""
        form = self.form
        days = [form.next_review + timedelta(days=1), form.valid_from]
        days.append(form.valid_until and form.valid_until + timedelta(days=1))
        return min((day for day in days if day and day > self.on), default=None)

    @property
    def next_change(self) -> date | None:
        days = [self.own_change, *(fact.next_change for fact in self.facts)]
        return min(filter(None, days), default=None)


def hidden_words() -> str:
    return gettext("Amount being checked – see the grantor's page")


def seconds_until(change: date | None, longest: int = LONGEST_SECONDS) -> int:
    """How long an answer stays true: never past the midnight in which the change falls."""
    if change is None:
        return longest
    moment = timezone.make_aware(datetime.combine(change, time.min))
    return max(0, min(longest, int((moment - timezone.now()).total_seconds())))
