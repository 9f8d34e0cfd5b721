"""Rules on methods: their syntax, and that they do not frame the message."""

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
        id="MT-01",
        name="method-not-token",
        category=Category.METHOD,
        sections=("RFC 9112 3.1", "RFC 9110 9.1", "RFC 9110 5.6.2", "RFC 9112 2.2"),
        statement="A method is one token.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="MT-02",
        name="method-case-sensitive",
        category=Category.METHOD,
        sections=("RFC 9112 3.1", "RFC 9110 9.1", "RFC 9110 2.4"),
        statement="Methods are case-sensitive: get is a method of its own, never GET.",
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept as unknown method or reject; never folded to GET",
        statuses=(400, 405, 501),
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="MT-03",
        name="method-unknown",
        category=Category.METHOD,
        sections=("RFC 9110 9.1", "RFC 9110 15.6.2"),
        statement=(
            "A well-formed method that an origin server does not know or implement is "
            "answered with 501; a protocol library passes it up unchanged."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="library: accept; server: 501",
        statuses=(405, 501),
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
        binds_note=(
            "a library passes the method up; one that refuses it itself ought to "
            "answer 501"
        ),
    ),
    Rule(
        id="MT-04",
        name="get-and-head-supported",
        category=Category.METHOD,
        sections=("RFC 9110 9.1",),
        statement="A general-purpose server supports GET and HEAD.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="MT-05",
        name="method-compared-whole",
        category=Category.METHOD,
        sections=("RFC 9112 3.1", "RFC 9110 9.1", "RFC 9110 2.4"),
        statement=(
            "The whole token is the method: no prefix match, no truncation, no "
            "splitting."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept unchanged or reject",
        statuses=(400, 405, 501),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="MT-06",
        name="body-framing-ignores-method",
        category=Category.METHOD,
        sections=(
            "RFC 9112 6",
            "RFC 9112 6.3",
            "RFC 9112 9.3",
            "RFC 9110 9.3.1",
            "RFC 9110 9.3.2",
        ),
        statement=(
            "A declared request body is framed the same way for every method: it is "
            "read, or the connection is closed; it never becomes the next request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept with body consumed, or reject and close",
        statuses=(400, 405, 411, 413, 501),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="MT-07",
        name="trace-with-content",
        category=Category.METHOD,
        sections=("RFC 9110 9.3.8", "RFC 9112 6", "RFC 9112 6.3", "RFC 9112 9.3"),
        statement=(
            "A client sends no content with TRACE. A server may refuse a TRACE that "
            "has some, but reads it or closes; the octets never become the next "
            "request."
        ),
        level=Level.MUST,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept or reject; body consumed",
        statuses=(400, 405, 413, 501),
        smuggling=Smuggling.MEDIUM,
    ),
)
