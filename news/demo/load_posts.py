"""The news listing and its twelve posts, dated by the day the demo is loaded."""

import json
from pathlib import Path

from wagtail.models import Site

from core.demo.pictures import picture_of
from core.demo.publish import days_from_now, publish
from core.demo.stream import to_raw
from core.models import Municipality, Organisation, TargetGroup, WorkPackage
from news.models import NewsIndexPage, NewsPage

POSTS = Path(__file__).with_name("posts")
# The listing stood there before the first post.
LISTED = -160
CHANNELS = ("facebook", "linkedin", "instagram", "short")


def descriptions() -> list[dict]:
    return [json.loads(path.read_text(encoding="utf-8")) for path in sorted(POSTS.glob("*.json"))]


def index() -> NewsIndexPage:
    home = Site.objects.get(is_default_site=True).root_page.specific
    found = NewsIndexPage.objects.child_of(home).first()
    return found or home.add_child(
        instance=NewsIndexPage(
            title="Ajankohtaista",
            slug="ajankohtaista",
            lead="Mitä hankkeessa tapahtuu, mitä on opittu ja miten pääset mukaan.",
            show_in_menus=True,
            organisation=Organisation.objects.get(key="nuorten-ystavat"),
            live=False,
        )
    )


def create() -> None:
    parent = index()
    for row in descriptions():
        if NewsPage.objects.child_of(parent).filter(slug=row["slug"]).exists():
            continue
        parent.add_child(
            instance=NewsPage(
                title=row["title"],
                slug=row["slug"],
                lead=row["lead"],
                news_type=row["type"],
                organisation=Organisation.objects.get(key=row["organisation"]),
                is_sample=row["sample"],
                live=False,
            )
        )


def fill() -> None:
    parent = index()
    if not parent.live:
        parent.work_packages = WorkPackage.objects.filter(key="tp6")
        publish(parent, at=days_from_now(LISTED))
    for row in descriptions():
        post = NewsPage.objects.child_of(parent).get(slug=row["slug"])
        if not post.live:
            fill_post(post, row)


def fill_post(post: NewsPage, row: dict) -> None:
    post.published_at = days_from_now(row["day"])
    post.picture, post.picture_alt = picture_of(row["motif"]), row["alt"]
    post.body = to_raw(row["body"])
    post.easy_summary = row.get("easy_summary") or ""
    if row.get("correction"):
        correction = row["correction"]
        post.corrections = [
            {
                "type": "correction",
                "value": {
                    "date": days_from_now(correction["day"]).date().isoformat(),
                    "text": correction["text"],
                },
            }
        ]
    for channel in CHANNELS:
        setattr(post, f"share_text_{channel}", row["share"][channel])
    post.work_packages = WorkPackage.objects.filter(key__in=row["work_packages"])
    post.municipalities = Municipality.objects.filter(key__in=row["municipalities"])
    post.target_groups = TargetGroup.objects.filter(key__in=row["target_groups"])
    post.tags.set(row["tags"])
    publish(post, at=post.published_at)
