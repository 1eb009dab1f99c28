"""What the words of staff find in the admin: ids of pages in any state and language."""

from django.conf import settings
from django.db import connection

from search.analysis import analyser
from search.analysis.terms import words_of_text
from search.query import Query
from search.synonyms import asked

MOST_WORDS = 12
MOST_FOUND = 2000
# Staff see results from the first letter they type.
SHORTEST_START = 1
STATEMENTS = {
    "sqlite": """SELECT rowid FROM search_staff_fts WHERE search_staff_fts MATCH %(asked)s
        ORDER BY bm25(search_staff_fts, 10.0, 1.0), rowid DESC LIMIT %(most)s""",
    # To weigh a page costs far more than to find it: of very common words those with them in the
    # title and the newest are weighed.
    "postgresql": """WITH hit AS (
            (SELECT id FROM search_staff_vector_titles(CAST(%(asked)s AS tsquery)) AS id
                ORDER BY id DESC LIMIT %(most)s)
            UNION
            (SELECT id FROM search_staff_vector_vector(CAST(%(asked)s AS tsquery)) AS id
                ORDER BY id DESC LIMIT %(most)s))
        SELECT page_id FROM hit JOIN search_staffpage ON page_id = hit.id
        ORDER BY ts_rank('{0.1, 0.1, 0.1, 1.0}', vector, CAST(%(asked)s AS tsquery)) DESC,
            page_id DESC
        LIMIT %(most)s""",
}


def found_by_staff(text: str) -> list[int]:
    """The best first; [] when the text has no word."""
    words = list(dict.fromkeys(words_of_text(text)))[:MOST_WORDS]
    if not words:
        return []
    by = [analyser(code) for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    # Nobody says in which language they look: a word is what it is in any of them.
    clauses = [
        ((tuple(dict.fromkeys(term for one in by for term in asked(word, one))),),)
        for word in words
    ]
    query = Query(tuple(clauses), starts=True, shortest=SHORTEST_START)
    written = query.fts5() if connection.vendor == "sqlite" else query.tsquery()
    with connection.cursor() as cursor:
        cursor.execute(STATEMENTS[connection.vendor], {"asked": written, "most": MOST_FOUND})
        return [pk for (pk,) in cursor.fetchall()]
