"""Public pages to count views of."""

from datetime import timedelta

from django.utils import timezone

from core.models import Organisation, WorkPackage
from home.models import HomePage
from news.models import NewsIndexPage, NewsPage

POSTS = 50
PARAGRAPH = "<p>Ryhmä kokoontuu kahdeksan kertaa, ja jokainen valitsee itse, mitä harjoittelee.</p>"


def make_posts() -> list[NewsPage]:
    """Posts of two work packages below a news listing, published one a day."""
    packages = [
        WorkPackage.objects.create(key=f"tp{number}", code=f"TP{number}", name=f"Paketti {number}")
        for number in (1, 2)
    ]
    organisation = Organisation.objects.create(
        key="bench", name="Vertailu ry", sector="third-sector"
    )
    home = HomePage.objects.get()
    home.organisation = organisation
    home.save()
    index = home.add_child(
        instance=NewsIndexPage(
            title="Ajankohtaista", slug="ajankohtaista", organisation=organisation
        )
    )
    return [make_post(index, number, packages[number % 2]) for number in range(POSTS)]


def make_post(index: NewsIndexPage, number: int, package: WorkPackage) -> NewsPage:
    published = timezone.now() - timedelta(days=number, minutes=1)
    post = NewsPage(
        title=f"Ryhmävalmennus {number} alkaa",
        lead="Tule mukaan ryhmään.",
        organisation=index.organisation,
        published_at=published,
        first_published_at=published,
        body=[("paragraph", PARAGRAPH)] * 5,
    )
    # Before the page is stored, so that it is stored only once.
    post.work_packages.set([package])
    return index.add_child(instance=post)
