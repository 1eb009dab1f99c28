"""Words that carry no subject of their own, as they stand in questions people type."""

FINNISH = """
ei eikä en että he hän hänen ja joka jonka jos jossa jota kai kanssa keitä ketkä koska kuin kuinka
kun me meidän meille mihin mikä mikäli mikään milloin millainen minne minulla minulle minun minä
missä mistä mitkä miten mitä mutta myös ne niin noin nyt ole olen oli oma on onko ovat saa saada
saako saan saanko saisiko sekä se sen siellä siis sillä sitä te teidän teille tai tuo tämä tätä vai
vaan voi voiko voin voinko voisi vaikka
"""
SWEDISH = """
att av de den det dig din du eller en ett för får hur i inte jag kan kanske man med men mig min när
och om på som så till vad var vem vi vilka vilken vilket är
"""
ENGLISH = """
a an and are as at be but by can do does for from get have how i if in is it me my not of on or our
the there to was we what when where which who with you your
"""
STOP_WORDS = {
    "finnish": frozenset(FINNISH.split()),
    "swedish": frozenset(SWEDISH.split()),
    "english": frozenset(ENGLISH.split()),
}
