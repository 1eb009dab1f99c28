"""The trees of the site's languages, before anything is put into them."""

from core.locale_trees import create_language_trees


def create() -> None:
    create_language_trees()


def fill() -> None:
    """Translations come after the pages they translate (`core.demo.translations`)."""
