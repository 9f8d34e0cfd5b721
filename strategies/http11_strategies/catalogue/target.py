"""Rules on the four forms of a request target."""

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
        id="TG-01",
        name="request-target-no-known-form",
        category=Category.TARGET,
        sections=("RFC 9112 3.2", "RFC 9112 2.2"),
        statement=(
            "A request-target has one of four forms; a bare word or relative reference "
            "is none of them."
        ),
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-02",
        name="fragment-in-request-target",
        category=Category.TARGET,
        sections=(
            "RFC 9112 3.2",
            "RFC 9112 3.2.1",
            "RFC 9112 3.2.2",
            "RFC 9112 2.2",
            "RFC 9110 7.1",
        ),
        statement="A request-target has no fragment.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-03",
        name="non-uri-character-in-request-target",
        category=Category.TARGET,
        sections=("RFC 9112 3.2", "RFC 9112 2.2", "RFC 3986 2"),
        statement="Characters that no URI may hold do not occur in a request-target.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-04",
        name="malformed-percent-encoding",
        category=Category.TARGET,
        sections=("RFC 9112 3.2", "RFC 9112 2.2", "RFC 3986 2.1"),
        statement="In a request-target two hex digits follow every percent sign.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TG-05",
        name="percent-encoding-never-changes-framing",
        category=Category.TARGET,
        sections=("RFC 9112 3.2", "RFC 9112 11.1", "RFC 9110 4.2.3"),
        statement=(
            "Percent-encoded octets are data: they are not decoded before the message "
            "is framed, and encoded controls and reserved characters stay encoded in "
            "the target."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note=(
            "accept (or refuse %00); framing unchanged; control and reserved octets "
            "stay encoded"
        ),
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-06",
        name="absolute-form-accepted",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.2",),
        statement="A server accepts the absolute-form of request-target.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TG-07",
        name="absolute-form-overrides-host",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.2", "RFC 9112 3.3"),
        statement=(
            "With absolute-form the host comes from the request-target and the Host "
            "field is ignored."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.INTERMEDIARY),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, authority from target",
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
        binds_note="judged where the stack itself decides the authority",
    ),
    Rule(
        id="TG-08",
        name="absolute-form-without-host",
        category=Category.TARGET,
        sections=("RFC 9112 3.2", "RFC 9112 3.2.2"),
        statement=(
            "Absolute-form does not make Host dispensable in HTTP/1.1: without it the "
            "answer is 400."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-09",
        name="http-uri-empty-host",
        category=Category.TARGET,
        sections=("RFC 9110 4.2.1", "RFC 9110 4.2.2"),
        statement=(
            "A recipient that processes an http or https URI with an empty host "
            "rejects it as invalid."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
        binds_note=(
            "binds whoever processes the URI: a parser that hands the target on unread "
            "leaves it to its caller"
        ),
    ),
    Rule(
        id="TG-10",
        name="userinfo-in-http-uri",
        category=Category.TARGET,
        sections=("RFC 9110 4.2.4",),
        statement=(
            "Userinfo in an http or https URI from an untrusted peer is treated as an "
            "error before the URI is used."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
    ),
    Rule(
        id="TG-11",
        name="malformed-authority-in-absolute-form",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.2", "RFC 9112 2.2", "RFC 3986 3.2"),
        statement="The authority of an absolute-form target is well formed.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-12",
        name="authority-form-without-connect",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.3", "RFC 9110 7.1"),
        statement=(
            "Authority-form (host:port) belongs to CONNECT alone; with another method "
            "it is refused. A name followed by :80 also matches absolute-URI (the name "
            "as scheme), so only an address is unambiguous."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-13",
        name="asterisk-form-without-options",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.4", "RFC 9110 7.1", "RFC 9112 3.2"),
        statement=(
            "Asterisk-form belongs to OPTIONS alone, and is exactly one asterisk."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TG-14",
        name="options-asterisk-accepted",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.4", "RFC 9110 9.3.7"),
        statement="OPTIONS with an asterisk as target is a valid request.",
        level=Level.DERIVED,
        sender_level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; a 501/405 for the method is no failure, a 400 is",
        statuses=(405, 501),
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="TG-15",
        name="connect-target-not-authority-form",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.3", "RFC 9110 9.3.6", "RFC 9112 3.2", "RFC 9112 2.2"),
        statement="CONNECT takes host:port and nothing else.",
        level=Level.SHOULD,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(301, 400, 405, 501),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
    ),
    Rule(
        id="TG-16",
        name="connect-port-empty-or-invalid",
        category=Category.TARGET,
        sections=("RFC 9110 9.3.6",),
        statement="CONNECT with an empty or invalid port is rejected.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 403, 405, 501),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
        binds_note=(
            "rejecting is the MUST; 400 is only typical. A parser that hands the "
            "target on unread leaves it to its caller"
        ),
    ),
    Rule(
        id="TG-17",
        name="connect-target-accepted",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.3", "RFC 9110 9.3.6"),
        statement=(
            "CONNECT with a name, IPv4 or IPv6 literal and a port is valid where "
            "CONNECT is offered."
        ),
        level=Level.DERIVED,
        sender_level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept, or refuse CONNECT as such",
        statuses=(400, 403, 405, 501),
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="TG-18",
        name="double-slash-path",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.1", "RFC 9110 4.1", "RFC 9110 4.2.3"),
        statement=(
            "A target that begins with // is an origin-form path, not a network-path "
            "reference; empty segments are kept."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; path preserved",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="TG-19",
        name="origin-form-edge-cases-accepted",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.1", "RFC 9110 4.1", "RFC 3986 3.3"),
        statement=(
            "Every target that matches origin-form is accepted: empty query, question "
            "marks and slashes in the query, sub-delims, colon and at-sign in the "
            "path."
        ),
        level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="TG-20",
        name="absolute-form-foreign-scheme",
        category=Category.TARGET,
        sections=("RFC 9112 3.2.2", "RFC 9110 7.4"),
        statement=(
            "An absolute-form target with a scheme other than http or https is valid "
            "syntax; whether it is served is up to the server."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        statuses=(400, 404, 421),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.APPLICATION,
    ),
)
