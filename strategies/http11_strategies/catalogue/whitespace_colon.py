"""Rules on whitespace between a field name and its colon."""

from http11_strategies._rule import (
    Basis,
    Category,
    Level,
    Party,
    Rule,
    Smuggling,
    Verdict,
)

RULES = (
    Rule(
        id="WS-01",
        name="whitespace-before-colon-in-request",
        category=Category.WHITESPACE_COLON,
        sections=("RFC 9112 5.1",),
        statement=(
            "Whitespace between field name and colon in a request is answered with 400."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="WS-02",
        name="whitespace-before-colon-in-response",
        category=Category.WHITESPACE_COLON,
        sections=("RFC 9112 5.1", "RFC 9110 2.4"),
        statement=(
            "In a response a proxy strips whitespace in front of the colon before "
            "forwarding; a client may strip it or refuse."
        ),
        level=Level.MUST,
        client_level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT, Party.INTERMEDIARY),
        verdict=Verdict.EITHER,
        verdict_note="strip or reject",
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
)
