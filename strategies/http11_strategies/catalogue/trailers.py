"""Rules on trailer sections."""

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
        id="TR-01",
        name="trailer-section-read",
        category=Category.TRAILERS,
        sections=("RFC 9112 7.1.2", "RFC 9112 7.1"),
        statement=(
            "Field lines after the last chunk are trailer fields of the message, which "
            "ends with the empty line after them; whether they are kept is free."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; trailers kept apart or discarded",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TR-02",
        name="trailer-field-line-malformed",
        category=Category.TRAILERS,
        sections=("RFC 9112 7.1.2", "RFC 9112 5", "RFC 9112 2.2"),
        statement="Lines of a trailer section obey the syntax of field lines.",
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        verdict_note="reject with 400; a client may recover",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TR-03",
        name="cr-lf-nul-in-trailer-value",
        category=Category.TRAILERS,
        sections=("RFC 9110 5.5", "RFC 9112 2.2", "RFC 9112 7.1.2"),
        statement=(
            "CR, LF or NUL in the value of a trailer field: the message is refused, or "
            "each of them is replaced by SP, or the trailer field is discarded."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note="reject with 400, or SP, or drop the trailer field",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TR-04",
        name="trailer-field-merged-into-headers",
        category=Category.TRAILERS,
        sections=("RFC 9110 6.5.1", "RFC 9112 7.1.2"),
        statement=(
            "A trailer field is not merged into the header section unless its "
            "definition permits it: fields of framing, routing, authentication or "
            "content in trailers change nothing about the message."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="refuse; or keep apart or discard, header section unchanged",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TR-05",
        name="lone-lf-ends-trailer-line",
        category=Category.TRAILERS,
        sections=("RFC 9112 2.2", "RFC 9112 7.1.2"),
        statement=(
            "Trailer lines are field lines, so a recipient may take a lone LF for "
            "their end; refusing, or waiting for CRLF, is safer."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="accept, refuse, or wait for CRLF",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TR-06",
        name="trailer-section-limited",
        category=Category.TRAILERS,
        sections=("RFC 9110 5.4", "RFC 9112 7.1.2"),
        statement=(
            "The trailer section has limits too: a server answers a larger one with a "
            "4xx status, or discards the trailer fields; it never loses the framing."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TR-07",
        name="fields-after-content-length-body",
        category=Category.TRAILERS,
        sections=("RFC 9112 6.3", "RFC 9110 6.5.1", "RFC 9112 2.2"),
        statement=(
            "Only the chunked coding has trailers: a message with Content-Length ends "
            "with its last body octet, and field lines after it are the (malformed) "
            "beginning of the next message."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        verdict_note="the first message is good, then reject with 400",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
)
