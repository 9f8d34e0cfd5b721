"""Rules on the HTTP version of a message."""

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
        id="VR-01",
        name="http-name-not-upper-case",
        category=Category.VERSION,
        sections=("RFC 9112 2.3", "RFC 9112 2.2"),
        statement="HTTP in the version is case-sensitive.",
        level=Level.SHOULD,
        client_level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        tolerance=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="VR-02",
        name="version-not-two-digits",
        category=Category.VERSION,
        sections=("RFC 9112 2.3", "RFC 9112 2.2"),
        statement="Major and minor version are one digit each, joined by a dot.",
        level=Level.SHOULD,
        client_level=Level.MAY,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="VR-03",
        name="whitespace-in-version",
        category=Category.VERSION,
        sections=("RFC 9112 2.3", "RFC 9112 3", "RFC 9112 2.2"),
        statement="No whitespace stands inside the version.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400, 505),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="VR-04",
        name="protocol-name-not-http",
        category=Category.VERSION,
        sections=("RFC 9112 2.3", "RFC 9112 2.2"),
        statement="A protocol name other than HTTP is no HTTP-version.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="VR-05",
        name="major-version-unsupported",
        category=Category.VERSION,
        sections=("RFC 9110 6.2", "RFC 9110 15.6.6"),
        statement=(
            "A request of a major version that the server does not speak may be "
            "refused with 505."
        ),
        level=Level.MAY,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="refuse (505) preferred; acceptance breaks no stated requirement",
        statuses=(400, 505),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="VR-06",
        name="higher-minor-version",
        category=Category.VERSION,
        sections=("RFC 9110 6.2",),
        statement=(
            "A higher minor version of a known major version is processed as the "
            "highest known minor version."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept as 1.1",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="VR-07",
        name="http10-request-closes",
        category=Category.VERSION,
        sections=("RFC 9112 3.2", "RFC 9112 3.3", "RFC 9112 9.3"),
        statement=(
            "An HTTP/1.0 request is valid without Host (the server may still refuse it "
            "when it has no default); the connection ends after the response unless "
            "keep-alive was asked for and is honoured."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept (or refuse when no Host and no default), close",
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="VR-08",
        name="version-number-with-sign-or-overflow",
        category=Category.VERSION,
        sections=("RFC 9112 2.3", "RFC 9112 2.2"),
        statement=(
            "Signs, radix prefixes, non-ASCII digits and overflowing numbers do not "
            "make a version."
        ),
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        smuggling=Smuggling.MEDIUM,
    ),
)
