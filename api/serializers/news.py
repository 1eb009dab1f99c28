"""What posts and their listing say besides the common shape."""

from django.http import QueryDict

from api.readers import listed
from api.serializers.summary import light
from api.serializers.values import row_ids
from news.facets import FacetedListing
from news.models import NewsPage

# The parameters by which the listing is narrowed, the same as for people.
FACETS = ("tyyppi", "tp", "kunta", "kohderyhma", "vuosi")


def posts(tree, index, query: QueryDict):
    """(posts newest first, the query string that chose them). Raises Http404 as the page does."""
    shown = listed(tree, index.posts(), NewsPage.objects.child_of(index))
    if not any(name in query for name in FACETS):
        return light(shown).newest_first(), ""
    listing = FacetedListing(shown, query)
    return light(listing.posts), listing.query


def related(tree, post) -> list[NewsPage]:
    return post.related


def contacts(tree, post, gathered) -> dict:
    """Contact persons whose consent holds today."""
    return {
        "contacts": [
            {
                "token": str(person.pk),
                "name": person.name,
                "title": person.title,
                "organisation": person.organisation.name,
                "phone": person.phone,
                "email": person.email,
                "hours": person.hours,
            }
            for person in post.contacts
        ]
    }


def corrections(tree, post, gathered) -> dict:
    stored = [item["value"] for item in post.corrections.raw_data]
    return {
        "corrections": [
            {"id": key, "date": row.get("date"), "text": row.get("text") or ""}
            for key, row in zip(row_ids(post, "corrections"), stored, strict=True)
        ]
    }
