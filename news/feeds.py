"""RSS and JSON Feed of the listing, narrowed by the same facets."""

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, JsonResponse
from django.utils.feedgenerator import Rss201rev2Feed

from core.languages import html_lang
from core.models import ProjectSettings
from news.facets import FacetedListing

NEWEST = 30


def posts_for(index, request: HttpRequest):
    """Up to 30 newest posts of the facets in the query string. Raises Http404 as the page does."""
    listing = FacetedListing(index.posts(), request.GET)
    posts = listing.posts.select_related("picture", "organisation")[:NEWEST]
    return listing, list(posts.prefetch_related("work_packages", "municipalities"))


def feed_title(index, request) -> str:
    project = ProjectSettings.for_request(request)
    return " – ".join(part for part in (project.name, index.title) if part)


class NewsFeed(Feed):
    """RSS 2.0 with one item a post."""

    feed_type = Rss201rev2Feed

    def __init__(self, index):
        self.index = index

    def get_object(self, request):
        self.request = request
        self.listing, self.posts = posts_for(self.index, request)
        # Django reads this one as a plain attribute.
        self.language = html_lang(self.index.locale.language_code)
        return self.index

    def title(self, index):
        return feed_title(index, self.request)

    def description(self, index):
        return index.description or self.title(index)

    def link(self, index):
        return address(index.get_full_url(self.request), self.listing)

    def feed_url(self, index):
        return self.request.build_absolute_uri()

    def items(self, index):
        return self.posts

    def item_title(self, post):
        return post.title

    def item_description(self, post):
        return post.lead

    def item_link(self, post):
        return post.get_full_url(self.request)

    def item_guid(self, post):
        return f"urn:uuid:{post.translation_key}"

    item_guid_is_permalink = False

    def item_pubdate(self, post):
        return post.date

    def item_updateddate(self, post):
        return post.last_published_at

    def item_categories(self, post):
        return [
            str(post.get_news_type_display()),
            *(package.code for package in post.work_packages.all()),
            *(str(place) for place in post.municipalities.all()),
        ]

    def item_author_name(self, post):
        return post.organisation.name if post.organisation else None


def address(url: str, listing) -> str:
    return f"{url}?{listing.query}" if listing.query else url


def json_feed(index, request: HttpRequest) -> JsonResponse:
    """JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    listing, posts = posts_for(index, request)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed_title(index, request),
        "description": index.description,
        "home_page_url": address(index.get_full_url(request), listing),
        "feed_url": request.build_absolute_uri(),
        "language": html_lang(index.locale.language_code),
        "items": [json_item(post, request) for post in posts],
    }
    return JsonResponse(
        feed, content_type="application/feed+json", json_dumps_params={"ensure_ascii": False}
    )


def json_item(post, request: HttpRequest) -> dict:
    item = {
        "id": f"urn:uuid:{post.translation_key}",
        "url": post.get_full_url(request),
        "title": post.title,
        "summary": post.lead,
        "content_html": post.body.render_as_block({"request": request}),
        "date_published": post.date.isoformat(),
        "date_modified": (post.last_published_at or post.date).isoformat(),
        "tags": NewsFeed.item_categories(None, post),
    }
    if post.organisation:
        item["authors"] = [{"name": post.organisation.name}]
    if post.picture:
        rendition = post.picture.get_rendition("fill-1200x630|format-jpeg")
        item["image"] = request.build_absolute_uri(rendition.url)
    return item
