"""A question as each database understands it.

A query is a list of clauses, all of which have to hold. A clause has alternatives (synonyms), an
alternative is one or more words that have to stand in the page, and a word is any of its terms.
Terms are letters and digits only and stand in quotes, so no query is read as syntax.
"""

from dataclasses import dataclass

Word = tuple[str, ...]
Alternative = tuple[Word, ...]
Clause = tuple[Alternative, ...]
SHORTEST_START = 3


@dataclass(frozen=True)
class Query:
    """`any_clause`: one clause is enough. `starts`: words may be the start of longer ones.
    `titles`: only in titles, for
    which PostgreSQL has a column of its own. `shortest`: letters from which a word may be a start.
    """

    clauses: tuple[Clause, ...]
    any_clause: bool = False
    starts: bool = False
    titles: bool = False
    shortest: int = SHORTEST_START

    def fts5(self) -> str:
        written = self._written(" AND ", " OR ", '"{}"', '"{}" *')
        return f"terms_a : ({written})" if self.titles else written

    def tsquery(self) -> str:
        return self._written(" & ", " | ", "'{}'", "'{}':*")

    def _written(self, every: str, either: str, whole: str, start: str) -> str:
        def term(text: str) -> str:
            as_start = self.starts and len(text) >= self.shortest
            return (start if as_start else whole).format(text)

        def word(terms: Word) -> str:
            return f"({either.join(map(term, terms))})"

        def alternative(words: Alternative) -> str:
            return f"({every.join(map(word, words))})"

        def clause(alternatives: Clause) -> str:
            return f"({either.join(map(alternative, alternatives))})"

        return (either if self.any_clause else every).join(map(clause, self.clauses))
