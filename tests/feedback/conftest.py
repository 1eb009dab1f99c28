"""A page to vote on, a feedback page, and people who fill in forms at a human pace."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from core.forms.public import LEAST_SECONDS, STAMP, new_stamp
from core.mail import send_waiting
from feedback import tickets
from feedback.forms import AccessibilityForm
from feedback.models import FeedbackPage, Ticket

OWN = {"HTTP_ORIGIN": "http://testserver", "HTTP_SEC_FETCH_SITE": "same-origin"}
FORM = "/saavutettavuuspalaute/"
PROBLEM = "Ruudunlukija ei lue hakemuslomakkeen kenttien nimiä."


@pytest.fixture
def feedback_page(site_root, organisation):
    return site_root.add_child(
        instance=FeedbackPage(
            title="Palaute", slug="palaute", lead="Kerro meille.", organisation=organisation
        )
    )


@pytest.fixture
def say(client):
    """`say(page, "yes")` presses a button under a page; gives the answer."""

    def press(page, helpful="yes", **headers):
        data = {"page": getattr(page, "pk", page), "helpful": helpful, "homepage": ""}
        return client.post("/f/", data, **{**OWN, **headers})

    return press


@pytest.fixture
def fill_in(client, site_root):
    """`fill_in(problem=…, email=…)` sends the form after a while; gives the answer."""

    def send(to=FORM, headers=OWN, seconds=LEAST_SECONDS + 5, **data):
        stamp = new_stamp(AccessibilityForm, at=time.time() - seconds)
        data = {"problem": PROBLEM, "homepage": "", STAMP: stamp, **data}
        return client.post(to, data, **headers)

    return send


@pytest.fixture
def sent(site_root, mailoutbox):
    """Runs the worker's job; gives all mail that has left."""

    def deliver():
        send_waiting()
        return mailoutbox

    return deliver


@pytest.fixture
def make_ticket(site_root):
    """A ticket received `days` ago."""

    def make(days=0, **fields):
        received = timezone.localdate() - timedelta(days=days)
        fields = {"problem": "Ei toimi.", "language": "fi", **fields}
        sending = f"lomake-{Ticket.objects.count()}"
        return tickets.receive(sending=sending, received=received, **fields)

    return make
