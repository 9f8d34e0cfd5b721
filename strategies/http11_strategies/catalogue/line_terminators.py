"""Rules on how lines end, and on what may stand before a start-line."""

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
        id="LT-01",
        name="lone-lf-ends-start-line",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "A start-line ends with CRLF. A recipient may, but need not, take a lone "
            "LF as its end."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-02",
        name="lone-lf-ends-field-line",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2", "RFC 9110 5.5"),
        statement=(
            "A field line ends with CRLF. A recipient may take a lone LF as its end; "
            "one that does not must treat that LF as an invalid octet of the value "
            "(refuse, or read it as SP), never keep it."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-03",
        name="lone-lf-ends-header-section",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "The empty line that ends the header section may be a lone LF for a "
            "recipient that takes LF as a line end."
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
        id="LT-04",
        name="bare-cr-in-element",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "A CR that LF does not follow makes the element that holds it invalid: a "
            "recipient treats that element as invalid or reads each such CR as SP "
            "before any use."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note="reject, or CR->SP before processing/forwarding",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-05",
        name="bare-cr-ends-no-line",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "A CR without LF never ends a line, be it start-line, field line or the "
            "empty line."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.INCOMPLETE,
        verdict_note="never a complete message",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-06",
        name="cr-before-crlf",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2", "RFC 9112 3"),
        statement=(
            "An extra CR in front of CRLF is a bare CR: the line is refused, or the CR "
            "is read as SP, or, by a recipient that takes LF as the line end, dropped "
            "with the terminator. It is never kept."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note="refuse, or extra CR as SP or dropped",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="LT-07",
        name="empty-line-before-request",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "A server that waits for a request-line skips at least one empty line in "
            "front of it."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="LT-08",
        name="many-empty-lines-before-request",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "Skipping more than one leading empty line, or empty lines made of a lone "
            "LF, is up to the server; the work spent on them is bounded."
        ),
        level=Level.MAY,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept or reject; bounded work",
        statuses=(400, 431),
        tolerance=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="LT-09",
        name="whitespace-before-first-field",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2",),
        statement=(
            "Whitespace at the start of the line after the start-line: the message is "
            "refused, or every whitespace-led line is dropped unread until a proper "
            "field line or the end of the section."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note="reject or ignore those lines",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-10",
        name="octets-not-characters",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2", "RFC 9112 5.1", "RFC 9110 5.5", "RFC 9110 5.6.3"),
        statement=(
            "A message is parsed as octets: multi-octet characters and code points "
            "that some charset calls a line break or a space (NEL, NBSP, LS, PS, "
            "FS..US) neither break lines nor get trimmed or truncated."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="value octets kept as they are; refusing is not this rule",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LT-11",
        name="octets-match-no-request-grammar",
        category=Category.LINE_TERMINATORS,
        sections=("RFC 9112 2.2", "RFC 9112 2.1"),
        statement=(
            "Octets that match no request grammar are answered with 400 and the "
            "connection is closed."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        close=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="LT-12",
        name="http2-preface",
        category=Category.LINE_TERMINATORS,
        sections=(
            "RFC 9112 2.2",
            "RFC 9110 6.2",
            "RFC 9110 7.1",
            "RFC 9110 15.6.6",
            "RFC 9113 3.4",
        ),
        statement=(
            "The HTTP/2 connection preface on a server without HTTP/2 is not served as "
            "an HTTP/1.1 request, and nothing after it is read as one."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="refuse 505 (400, 501 right too)",
        statuses=(400, 501, 505),
        smuggling=Smuggling.LOW,
    ),
)
