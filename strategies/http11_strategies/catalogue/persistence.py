"""Rules on keeping a connection open, and on closing it."""

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
        id="PE-01",
        name="persistent-by-default",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 9.3",),
        statement=(
            "An HTTP/1.1 connection stays open after a response unless either side "
            "said close."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept both requests, stay open",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="PE-02",
        name="no-request-after-close",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 9.6", "RFC 9110 7.6.1", "RFC 9110 5.6.1.2"),
        statement=(
            "After a request with the connection option close nothing more is "
            "processed on the connection, and the server closes after its response."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept one request, then close",
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PE-03",
        name="http10-closes-by-default",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 9.3",),
        statement=(
            "After a message of HTTP/1.0 the connection closes, unless keep-alive was "
            "asked for and the recipient honours it."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="close, unless keep-alive is honoured",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="PE-04",
        name="unread-body-not-a-request",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 9.3", "RFC 9112 6.3"),
        statement=(
            "A server reads a request body to its end or closes after its response: "
            "the body never becomes a request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="drain, or close; one request only",
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
        binds_note=(
            "the library must not restart before the body is read; the application "
            "decides to drain or to close"
        ),
    ),
    Rule(
        id="PE-05",
        name="connection-option-lookalikes",
        category=Category.PERSISTENCE,
        sections=("RFC 9110 7.6.1", "RFC 9112 9.3"),
        statement=(
            "Connection options are tokens compared without regard to case; what "
            "merely resembles close is not close."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="not close; malformed options may be refused",
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="PE-06",
        name="framing-field-named-in-connection",
        category=Category.PERSISTENCE,
        sections=("RFC 9110 7.6.1", "RFC 9112 6.3"),
        statement=(
            "A field keeps its effect at the recipient although Connection names it: "
            "framing and routing do not change."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="refuse, or accept with framing intact",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PE-07",
        name="client-stops-after-close",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 9.6", "RFC 9112 9.3"),
        statement=(
            "After a response with close, or one of HTTP/1.0 without keep-alive, the "
            "client sends nothing more on the connection and closes it."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, then close",
        close=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="PE-08",
        name="nothing-processed-after-refusal",
        category=Category.PERSISTENCE,
        sections=("RFC 9112 2.2", "RFC 9112 9.6", "RFC 9112 9.3"),
        statement=(
            "After a request that was refused as malformed the server closes and "
            "processes nothing else on the connection."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="reject with 400, close; no request",
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
)
