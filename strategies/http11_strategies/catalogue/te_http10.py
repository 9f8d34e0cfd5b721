"""Rules on Transfer-Encoding in messages of HTTP/1.0."""

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
        id="TZ-01",
        name="transfer-encoding-in-http10-request",
        category=Category.TE_HTTP10,
        sections=("RFC 9112 6.1",),
        statement=(
            "Transfer-Encoding in an HTTP/1.0 request makes its framing faulty: it may "
            "be processed or refused, and the connection is closed after it, "
            "keep-alive or not."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject, or process + close",
        statuses=(400, 501),
        close=True,
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TZ-02",
        name="transfer-encoding-in-http10-response",
        category=Category.TE_HTTP10,
        sections=("RFC 9112 6.1",),
        statement=(
            "Transfer-Encoding in an HTTP/1.0 response makes its framing faulty: the "
            "connection is not used again after it, keep-alive or not."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="process + close, or reject",
        close=True,
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
)
