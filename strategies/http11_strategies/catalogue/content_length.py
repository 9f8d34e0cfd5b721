"""Rules on Content-Length."""

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
        id="CL-01",
        name="content-length-not-digits",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3", "RFC 9110 8.6"),
        statement=(
            "A Content-Length that is neither digits nor a list of one repeated valid "
            "number: 400, then close."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-02",
        name="content-length-lines-differ",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3", "RFC 9110 5.2"),
        statement="Content-Length lines with different values: 400, then close.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-03",
        name="content-length-repeated-equal",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3", "RFC 9110 8.6", "RFC 9110 5.6.1.2"),
        statement=(
            "One Content-Length value repeated, over lines or in a list, may be "
            "refused; whoever accepts it uses that single value."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="accept as one or reject",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="CL-04",
        name="content-length-list-differs",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3",),
        statement=(
            "A Content-Length list with different or invalid members: 400, then close."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-05",
        name="content-length-leading-zeros",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9110 8.6", "RFC 9112 6.3"),
        statement=(
            "Leading zeros in Content-Length are legal and the number is decimal, "
            "never octal."
        ),
        level=Level.MUST,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, decimal",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-06",
        name="content-length-overflow",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9110 8.6",),
        statement="A large Content-Length neither wraps nor loses precision.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.INCOMPLETE,
        verdict_note="wait, or refuse with 413 or 400; never a wrapped length",
        statuses=(400, 413),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-07",
        name="content-length-thousands-of-digits",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9110 8.6", "RFC 9110 2.3", "RFC 9110 5.4"),
        statement=(
            "A Content-Length of thousands of digits is refused cheaply, without "
            "big-number work that grows with the square of its digits."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.INCOMPLETE,
        verdict_note="reject fast",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="CL-08",
        name="content-length-frames-body",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3",),
        statement=(
            "A valid Content-Length without Transfer-Encoding frames exactly that many "
            "octets."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="CL-09",
        name="octets-after-content-length",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3", "RFC 9112 2.2", "RFC 9112 9.3"),
        statement=(
            "Octets after the framed body are the next request; when they are none, "
            "that next request is refused, after the first was answered."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="first accepted; surplus rejected",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CL-10",
        name="content-length-invalid-in-response",
        category=Category.CONTENT_LENGTH,
        sections=("RFC 9112 6.3",),
        statement=(
            "A response with an invalid Content-Length and no Transfer-Encoding is "
            "discarded and the connection closed (a proxy answers 502)."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT, Party.INTERMEDIARY),
        verdict=Verdict.REJECT,
        close=True,
        smuggling=Smuggling.HIGH,
    ),
)
