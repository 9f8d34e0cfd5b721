"""Rules on where a response ends, and on responses without a body."""

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
        id="BL-01",
        name="head-response-has-no-body",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 9.3.2"),
        statement=(
            "A response to HEAD ends with the empty line after its header section, "
            "whatever its fields say."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, empty body",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-02",
        name="informational-response-has-no-body",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 15.2"),
        statement=(
            "A 1xx response ends with the empty line after its header section, "
            "whatever its fields say."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept the final response that follows",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-03",
        name="response-204-304-has-no-body",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 15.3.5", "RFC 9110 15.4.5"),
        statement=(
            "A 204 or 304 response ends with the empty line after its header section, "
            "whatever its fields say."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, empty body",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-04",
        name="successful-connect-opens-tunnel",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 9.3.6"),
        statement=(
            "After the header section of a 2xx response to CONNECT the connection is a "
            "tunnel; the client ignores Content-Length and Transfer-Encoding in it."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, tunnel",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-05",
        name="refused-connect-framed-normally",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 9.3.6"),
        statement=(
            "A response to CONNECT with a code other than 1xx, 2xx or 304 is framed "
            "like any response to another method."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept with body",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="BL-06",
        name="close-delimited-response",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9112 8", "RFC 9112 9.3"),
        statement=(
            "A response with neither Content-Length nor Transfer-Encoding that may "
            "have a body runs until the server closes; the connection cannot be used "
            "again."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept at the end of the stream",
        close=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="BL-07",
        name="request-without-framing-has-no-body",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3",),
        statement=(
            "A request with neither Content-Length nor Transfer-Encoding has no body; "
            "the octets after its header section are the next request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; the next request is read",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-08",
        name="informational-responses-before-final",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9110 15.2", "RFC 9110 15"),
        statement=(
            "A client reads any number of 1xx responses before the final one, also "
            "unexpected ones and unknown codes."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept the final response",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="BL-09",
        name="unsolicited-response-not-read",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 9.2", "RFC 9112 6.3"),
        statement=(
            "Octets that arrive when no request is outstanding, or after the last "
            "expected response, are never taken for a response; the client closes."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="discard or refuse, and close; never a response",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="BL-10",
        name="stray-crlf-after-response",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 9.2", "RFC 9112 2.2"),
        statement=(
            "CRLFs that arrive when no request is outstanding can be discarded; other "
            "octets call for closing the connection."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="discard, or close; never a response",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="BL-11",
        name="response-205-framed-normally",
        category=Category.NO_BODY_RESPONSES,
        sections=("RFC 9112 6.3", "RFC 9110 15.3.6"),
        statement=(
            "A server sends no content in a 205 response; a client that receives one "
            "reads it by its framing fields like any other, or refuses it."
        ),
        level=Level.MUST,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="refuse, or read the body by its framing",
        smuggling=Smuggling.MEDIUM,
    ),
)
