"""Here the search indexes are the subject."""

import pytest


@pytest.fixture(autouse=True)
def search_rests():
    """They do not rest."""
