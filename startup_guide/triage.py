"""Five questions that put the chapters in the reader's order. The answers live in the address.

`?tilanne=tyoton&vaihe=idea&…`: nothing is stored, and an adviser may send the link.
"""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Question:
    """`answers` maps a value in the address to (label, numbers of the chapters that come first)."""

    name: str
    text: str
    answers: dict[str, tuple[str, tuple[int, ...]]]


QUESTIONS = (
    Question(
        "vaihe",
        _("How far are you?"),
        {
            "mietin": (_("I am thinking about it"), (1, 2)),
            "suunnittelen": (_("I have an idea and plan"), (2, 3, 4)),
            "perustan": (_("I am about to found the company"), (5, 6, 7)),
            "toimin": (_("The company is already running"), (8, 10, 12)),
        },
    ),
    Question(
        "tilanne",
        _("What is your situation?"),
        {
            "tyoton": (_("I am out of work"), (5, 1)),
            "tyossa": (_("I have a job"), (1, 9)),
            "opiskelija": (_("I am a student"), (1, 2)),
            "muu": (_("Something else"), ()),
        },
    ),
    Question(
        "raha",
        _("Do you need money to begin?"),
        {
            "kylla": (_("Yes, from outside"), (5, 3)),
            "vahan": (_("A little, of my own"), (3,)),
            "ei": (_("No"), ()),
        },
    ),
    Question(
        "lupa",
        _("Does your field need a permit or a notification?"),
        {
            "kylla": (_("Yes"), (6,)),
            "entieda": (_("I do not know"), (6,)),
            "ei": (_("No"), ()),
        },
    ),
    Question(
        "tyontekija",
        _("Will you hire somebody?"),
        {
            "pian": (_("Soon"), (11,)),
            "myohemmin": (_("Perhaps later"), ()),
            "ei": (_("No"), ()),
        },
    ),
)


class Triage:
    """The reader's answers; an answer that is not one of ours counts as none."""

    def __init__(self, request: HttpRequest):
        self.answers = {
            question.name: request.GET[question.name]
            for question in QUESTIONS
            if request.GET.get(question.name) in question.answers
        }

    @property
    def is_answered(self) -> bool:
        return bool(self.answers)

    def first_numbers(self) -> list[int]:
        """The numbers of the chapters to read first, in the order of the questions."""
        numbers = []
        for question in QUESTIONS:
            if question.name in self.answers:
                numbers += question.answers[self.answers[question.name]][1]
        return list(dict.fromkeys(numbers))

    def ordered(self, chapters: list) -> list:
        """Every chapter once: those of the answers first, the others in their own order."""
        first = {number: place for place, number in enumerate(self.first_numbers())}
        return sorted(chapters, key=lambda row: (first.get(row.number, len(first)), row.number))

    def questions(self) -> list[dict]:
        return [
            {
                "name": question.name,
                "text": question.text,
                "answers": [
                    (value, label, self.answers.get(question.name) == value)
                    for value, (label, _numbers) in question.answers.items()
                ],
            }
            for question in QUESTIONS
        ]
