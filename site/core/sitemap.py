"""The site map, from the same query set as everything public."""

from wagtail.contrib.sitemaps import Sitemap

from core.querysets import visible_pages


class VisiblePages(Sitemap):
    """Every page the public may see (sample content leaves itself out, see `BasePage`)."""

    def items(self):
        root = self.get_wagtail_site().root_page
        return visible_pages().descendant_of(root, inclusive=True).specific()
