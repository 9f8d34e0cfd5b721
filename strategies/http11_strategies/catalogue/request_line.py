"""Rules on the three parts of a request-line and what separates them."""

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
        id="RL-01",
        name="request-line-other-separators",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3",),
        statement=(
            "One SP stands between the parts of a request-line. A recipient may "
            "instead split at runs of SP, HTAB, VT, FF or bare CR."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject preferred; accept tolerated",
        statuses=(301, 400),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="RL-02",
        name="whitespace-before-method",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3",),
        statement="A lenient server may ignore whitespace in front of the method.",
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject preferred",
        statuses=(301, 400),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-03",
        name="whitespace-after-version",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3",),
        statement=(
            "A lenient server may ignore whitespace between the version and the line "
            "end."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="reject preferred",
        statuses=(301, 400),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-04",
        name="request-target-missing",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9112 3.2", "RFC 9112 2.2"),
        statement="A request-line without a request-target is invalid.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-05",
        name="http-version-missing",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9112 2.3", "RFC 9112 2.2"),
        statement=(
            "A request-line without an HTTP-version (the shape of HTTP/0.9) is invalid."
        ),
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-06",
        name="method-missing",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9112 3.1", "RFC 9112 2.2"),
        statement="A request-line without a method is invalid.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="RL-07",
        name="whitespace-in-request-target",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3.2", "RFC 9112 3"),
        statement=(
            "No whitespace stands inside a request-target, and no fourth word in a "
            "request-line: the answer is 400 (or 301 to the encoded target), not a "
            "silent repair."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="RL-08",
        name="request-line-over-two-lines",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9112 2.2"),
        statement=(
            "A request-line is one line; CRLF inside it leaves an invalid request-line."
        ),
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-09",
        name="control-in-request-line",
        category=Category.REQUEST_LINE,
        sections=(
            "RFC 9112 3",
            "RFC 9112 3.1",
            "RFC 9112 3.2",
            "RFC 9112 2.2",
            "RFC 3986 2",
        ),
        statement="NUL and other controls do not occur in a request-line.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400, 501),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="RL-10",
        name="non-ascii-in-request-target",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3.2", "RFC 9112 2.2", "RFC 3986 2"),
        statement=(
            "A request-target holds URI characters only; octets from 0x80 up are sent "
            "percent-encoded."
        ),
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="RL-11",
        name="request-line-of-8000-octets",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9110 4.1"),
        statement=(
            "Request-lines of at least 8000 octets are supported by senders and "
            "recipients."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="RL-12",
        name="request-target-too-long",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3", "RFC 9110 15.5.15"),
        statement=(
            "A request-target longer than the server is willing to parse is answered "
            "with 414."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept or 414",
        statuses=(414,),
        smuggling=Smuggling.LOW,
        binds_note="414 alone: 400 and 431 are not what the MUST names",
    ),
    Rule(
        id="RL-13",
        name="method-too-long",
        category=Category.REQUEST_LINE,
        sections=("RFC 9112 3",),
        statement=(
            "A method longer than any that the server implements is answered with 501."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="501 (400, 414 tolerated), or passed up whole",
        statuses=(400, 414, 501),
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
)
