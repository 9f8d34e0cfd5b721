"""Rules on messages with both Transfer-Encoding and Content-Length."""

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
        id="CT-01",
        name="transfer-encoding-with-content-length",
        category=Category.TE_AND_CL,
        sections=("RFC 9112 6.1", "RFC 9112 6.3"),
        statement=(
            "A request with both Transfer-Encoding and Content-Length is refused, or "
            "framed by Transfer-Encoding alone; in both cases the connection is closed "
            "after the response."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject, or TE + close",
        statuses=(400,),
        close=True,
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CT-02",
        name="bad-transfer-encoding-with-content-length",
        category=Category.TE_AND_CL,
        sections=("RFC 9112 6.3", "RFC 9112 6.1"),
        statement=(
            "An invalid Transfer-Encoding next to a valid Content-Length stays "
            "invalid: 400, then close, no falling back to Content-Length."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CT-03",
        name="bad-content-length-with-chunked",
        category=Category.TE_AND_CL,
        sections=("RFC 9112 6.1", "RFC 9112 6.3"),
        statement=(
            "An invalid Content-Length next to a final chunked: refused, or "
            "Content-Length ignored and chunked alone used; the connection is closed "
            "either way."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject, or TE + close",
        statuses=(400,),
        close=True,
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CT-04",
        name="transfer-encoding-with-content-length-in-response",
        category=Category.TE_AND_CL,
        sections=("RFC 9112 6.3",),
        statement=(
            "In a response with both fields Transfer-Encoding decides; it ought to be "
            "handled as an error."
        ),
        level=Level.OUGHT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="TE alone, or reject",
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
)
