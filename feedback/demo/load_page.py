"""The feedback page of the demo."""

import json
from pathlib import Path

from core.demo.publish import days_from_now, publish
from core.demo.stream import page_at, to_raw
from core.models import Organisation, WorkPackage
from feedback.models import FeedbackPage

PAGE = Path(__file__).with_name("palaute.json")
# Put out with the other pages of the tree.
PUBLISHED = -160


def description() -> dict:
    return json.loads(PAGE.read_text(encoding="utf-8"))


def create() -> None:
    row = description()
    if page_at(row["path"]):
        return
    page_at("/").specific.add_child(
        instance=FeedbackPage(
            title=row["title"],
            slug=row["path"].strip("/"),
            lead=row["lead"],
            organisation=Organisation.objects.get(key=row["owner"]),
            live=False,
        )
    )


def fill() -> None:
    row = description()
    page = page_at(row["path"]).specific
    if page.live or not isinstance(page, FeedbackPage):
        return
    page.body = to_raw(row["body"])
    page.work_packages = WorkPackage.objects.filter(key__in=row["work_packages"])
    page.last_reviewed = days_from_now(PUBLISHED).date()
    page.review_interval = 12
    publish(page, at=days_from_now(PUBLISHED))
