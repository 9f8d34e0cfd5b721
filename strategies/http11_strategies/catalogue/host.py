"""Rules on the Host field of a request."""

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
        id="HO-01",
        name="host-missing",
        category=Category.HOST,
        sections=("RFC 9112 3.2",),
        statement="An HTTP/1.1 request without Host is answered with 400.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="HO-02",
        name="host-repeated",
        category=Category.HOST,
        sections=("RFC 9112 3.2",),
        statement="More than one Host field line, equal or not, in any version: 400.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="HO-03",
        name="host-value-invalid",
        category=Category.HOST,
        sections=("RFC 9112 3.2", "RFC 9110 7.2", "RFC 3986 3.2.2"),
        statement=(
            "A Host value that is not uri-host with an optional port: 400, in any "
            "version."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="HO-04",
        name="host-value-empty",
        category=Category.HOST,
        sections=("RFC 9112 3.2", "RFC 9112 3.3"),
        statement=(
            "An empty Host value is what a client sends when its target URI has no "
            "authority; a server may use a default or refuse it."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept or reject 400 (not a MUST-reject)",
        statuses=(400,),
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="HO-07",
        name="host-value-odd-but-legal",
        category=Category.HOST,
        sections=("RFC 9110 7.2", "RFC 3986 3.2.2", "RFC 3986 3.2.3"),
        statement=(
            "Comma and semicolon are legal in a reg-name and a port is any number of "
            "digits, so such a Host is valid syntax; a cautious server may refuse it."
        ),
        level=Level.MAY,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept or reject (not a MUST-reject)",
        statuses=(400, 421),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="HO-05",
        name="host-value-valid-accepted",
        category=Category.HOST,
        sections=("RFC 9110 7.2", "RFC 3986 3.2.2", "RFC 3986 3.2.3"),
        statement=(
            "Every valid uri-host with or without port (also an empty port) is "
            "accepted."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        statuses=(400, 421),
        smuggling=Smuggling.LOW,
        binds_note="statuses for the two either examples only",
    ),
    Rule(
        id="HO-06",
        name="host-missing-in-higher-minor-version",
        category=Category.HOST,
        sections=("RFC 9110 6.2", "RFC 9112 3.2"),
        statement=(
            "A request of HTTP/1.2 or later is handled as HTTP/1.1, so Host stays "
            "required."
        ),
        level=Level.SHOULD,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 505),
        smuggling=Smuggling.LOW,
    ),
)
