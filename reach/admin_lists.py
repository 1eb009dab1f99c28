"""What staff may add to the classification: campaigns and sites of channels.

The campaign listing also tells which words of links name no campaign yet; a click begins one.
"""

from datetime import timedelta
from urllib.parse import urlencode

from django.utils.text import slugify
from wagtail.snippets.views.snippets import CreateView, IndexView, SnippetViewSet

from reach.days import helsinki_day
from reach.figures import Figures, ReportFilter
from reach.models import Campaign, ChannelHost

SEEN_DAYS = 90
MOST_WORDS = 20


class CampaignIndexView(IndexView):
    def get_context_data(self, **kwargs):
        return {
            **super().get_context_data(**kwargs),
            "unknown_campaigns": self.unknown(),
            "seen_days": SEEN_DAYS,
        }

    def unknown(self) -> list[dict]:
        """Words seen lately; `add` is the address that makes a campaign of one, or ""."""
        today = helsinki_day()
        seen = Figures(ReportFilter(today - timedelta(days=SEEN_DAYS - 1), today))
        add = self.get_add_url()
        return [
            {
                "word": row.key,
                "views": row.totals.views,
                # Only a word that can be a key.
                "add": f"{add}?{urlencode({'key': row.key.lower()})}"
                if add and slugify(row.key) == row.key.lower()
                else "",
            }
            for row in seen.unknown_campaigns()[:MOST_WORDS]
        ]


class CampaignCreateView(CreateView):
    def get_initial_form_instance(self):
        """A campaign begun from a word that links already carry."""
        key = slugify(self.request.GET.get("key", ""))[:60]
        return Campaign(key=key, name=key.replace("-", " ").capitalize()) if key else None


class CampaignViewSet(SnippetViewSet):
    model = Campaign
    icon = "tag"
    index_view_class = CampaignIndexView
    add_view_class = CampaignCreateView
    index_template_name = "reach/campaigns.html"
    list_display = ["name", "key", "first_day", "last_day", "work_package"]
    list_filter = ["work_package"]
    search_fields = ["name", "key"]


class ChannelHostViewSet(SnippetViewSet):
    model = ChannelHost
    icon = "site"
    list_display = ["host", "name", "channel"]
    list_filter = ["channel"]
    search_fields = ["host", "name"]
