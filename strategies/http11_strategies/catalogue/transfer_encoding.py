"""Rules on Transfer-Encoding."""

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
        id="TE-01",
        name="chunked-understood",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.1", "RFC 9112 7", "RFC 9112 7.1"),
        statement=(
            "Every recipient understands chunked; coding names are case-insensitive."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TE-02",
        name="final-coding-not-chunked-in-request",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.3", "RFC 9112 6.1"),
        statement=(
            "A request whose Transfer-Encoding does not end in chunked: 400, then "
            "close."
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
        id="TE-03",
        name="transfer-coding-unknown",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.1",),
        statement=(
            "A request with a transfer coding that the server does not understand is "
            "answered with 501."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TE-04",
        name="compression-before-chunked",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.1", "RFC 9112 6.3", "RFC 9112 7.2"),
        statement=(
            "A compression coding in front of chunked is legal; a server decodes it, "
            "passes it on or answers 501, but frames the body as chunked."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept (framed chunked) or 501",
        statuses=(400, 501),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TE-05",
        name="chunked-applied-twice",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.1", "RFC 9112 6.3"),
        statement=(
            "A sender applies chunked at most once; a recipient may refuse a repeat, "
            "but frames the message as chunked if it accepts."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="reject preferred; if accepted, framed as chunked",
        statuses=(400, 501),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TE-06",
        name="transfer-encoding-empty-list-members",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9110 5.6.1.2", "RFC 9110 5.2", "RFC 9112 6.1"),
        statement=(
            'A few empty members in Transfer-Encoding are ignored: ", chunked" is '
            "chunked."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept as chunked",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TE-07",
        name="chunked-with-parameter",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 7.1", "RFC 9110 10.1.4"),
        statement="chunked takes no parameter; one that comes with it is an error.",
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TE-08",
        name="transfer-coding-malformed",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.3", "RFC 9112 6.1", "RFC 9110 10.1.4"),
        statement=(
            "A malformed or unknown final coding is not chunked: 400, then close, and "
            "no falling back to Content-Length."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TE-09",
        name="transfer-encoding-lines-form-one-list",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.1", "RFC 9112 6.3", "RFC 9110 5.2"),
        statement=(
            "Several Transfer-Encoding lines are one list in order; the last member of "
            "the last line decides."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="reject 400, close (when the last is not chunked)",
        statuses=(400, 501),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="TE-10",
        name="final-coding-not-chunked-in-response",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 6.3",),
        statement=(
            "A response whose Transfer-Encoding does not end in chunked runs to the "
            "close of the connection."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="accept to EOF (or reject unsupported coding), close",
        close=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TE-11",
        name="te-field-is-not-transfer-encoding",
        category=Category.TRANSFER_ENCODING,
        sections=("RFC 9112 7.4", "RFC 9110 10.1.4", "RFC 9112 6.3"),
        statement=(
            "A client does not list chunked in TE; a server ignores it there, and TE "
            "never frames a request."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
)
