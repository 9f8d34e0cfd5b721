"""Rules on several messages on one connection."""

from http11_strategies._rule import (
    Basis,
    Binds,
    Category,
    Level,
    Party,
    Rule,
    Smuggling,
    Verdict,
)

RULES = (
    Rule(
        id="PI-01",
        name="pipelined-requests-in-order",
        category=Category.PIPELINING,
        sections=("RFC 9112 9.3.2", "RFC 9112 6.3"),
        statement=(
            "Pipelined requests are read one after the other and answered in the order "
            "of their arrival."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept all",
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
        binds_note=(
            "the library keeps the order of events, the application the order of "
            "responses"
        ),
    ),
    Rule(
        id="PI-02",
        name="bad-request-after-good-ones",
        category=Category.PIPELINING,
        sections=("RFC 9112 9.3.2", "RFC 9112 2.2", "RFC 9112 3.2"),
        statement="A request that is refused does not undo the good ones before it.",
        level=Level.SHOULD,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="the first request is good, then reject with 400",
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="PI-03",
        name="responses-matched-in-order",
        category=Category.PIPELINING,
        sections=("RFC 9112 9.2",),
        statement=(
            "A client assigns each response to the first outstanding request that has "
            "no final response yet."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept both",
        smuggling=Smuggling.HIGH,
    ),
)
