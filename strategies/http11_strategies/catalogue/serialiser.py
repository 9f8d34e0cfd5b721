"""Rules on what a sender may put on the wire."""

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
        id="SE-01",
        name="sent-field-value-without-control-octets",
        category=Category.SERIALISER,
        sections=("RFC 9110 2.2", "RFC 9110 5.5", "RFC 9112 2.2"),
        statement=(
            "A sent field value holds no CR, LF or NUL, and no other control octet "
            "except HTAB."
        ),
        level=Level.MUST_NOT,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-02",
        name="sent-field-name-is-token",
        category=Category.SERIALISER,
        sections=("RFC 9110 5.1", "RFC 9110 2.2"),
        statement="A sent field name is a token.",
        level=Level.MUST_NOT,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-03",
        name="sent-reason-phrase-without-control-octets",
        category=Category.SERIALISER,
        sections=("RFC 9112 4", "RFC 9110 2.2"),
        statement="A sent reason phrase holds no control octet except HTAB.",
        level=Level.MUST_NOT,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-04",
        name="sent-request-line-valid",
        category=Category.SERIALISER,
        sections=(
            "RFC 9112 3.2",
            "RFC 9112 3.1",
            "RFC 9112 3.2.1",
            "RFC 9110 7.1",
            "RFC 9110 2.2",
        ),
        statement=(
            "A sent request line has a token for method and a non-empty request-target "
            "in one of the four forms, without whitespace, controls, fragment or "
            "octets outside ASCII."
        ),
        level=Level.MUST_NOT,
        basis=Basis.GRAMMAR,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-05",
        name="no-content-length-beside-transfer-encoding",
        category=Category.SERIALISER,
        sections=("RFC 9112 6.2",),
        statement="No message is sent with both Content-Length and Transfer-Encoding.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-06",
        name="no-content-length-in-1xx-or-204",
        category=Category.SERIALISER,
        sections=("RFC 9110 8.6",),
        statement="A server sends no Content-Length in a 1xx or 204 response.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-07",
        name="no-transfer-encoding-in-1xx-or-204",
        category=Category.SERIALISER,
        sections=("RFC 9112 6.1",),
        statement="A server sends no Transfer-Encoding in a 1xx or 204 response.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-08",
        name="no-framing-field-in-successful-connect",
        category=Category.SERIALISER,
        sections=("RFC 9110 9.3.6", "RFC 9110 8.6", "RFC 9112 6.1"),
        statement=(
            "A server sends neither Content-Length nor Transfer-Encoding in a 2xx "
            "response to CONNECT."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-09",
        name="no-transfer-encoding-to-http10",
        category=Category.SERIALISER,
        sections=("RFC 9112 6.1",),
        statement=(
            "A server sends no Transfer-Encoding in the response to an HTTP/1.0 "
            "request."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-10",
        name="no-1xx-to-http10",
        category=Category.SERIALISER,
        sections=("RFC 9110 15.2",),
        statement="A server sends no 1xx response to an HTTP/1.0 client.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-11",
        name="sent-body-equals-content-length",
        category=Category.SERIALISER,
        sections=("RFC 9110 8.6", "RFC 9112 6.2", "RFC 9112 6.3"),
        statement=(
            "A sent body has exactly as many octets as its Content-Length says; a "
            "response to HEAD and a 304 have none, whatever the value."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-12",
        name="no-content-after-head-204-304",
        category=Category.SERIALISER,
        sections=(
            "RFC 9110 9.3.2",
            "RFC 9110 15.3.5",
            "RFC 9110 15.4.5",
            "RFC 9112 6.3",
        ),
        statement=(
            "A server sends no content in a response to HEAD, nor in a 204 or 304 "
            "response."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-13",
        name="no-content-in-205",
        category=Category.SERIALISER,
        sections=("RFC 9110 15.3.6",),
        statement="A server generates no content in a 205 response.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
        binds_note="the library in its strict profile, the application otherwise",
    ),
    Rule(
        id="SE-14",
        name="empty-data-not-a-last-chunk",
        category=Category.SERIALISER,
        sections=("RFC 9112 7.1",),
        statement=(
            "Writing no octets into a chunked body puts nothing on the wire: a chunk "
            "of size zero would end the body."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        verdict_note="write nothing; refusing is a failure",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-15",
        name="chunked-once-and-last",
        category=Category.SERIALISER,
        sections=("RFC 9112 6.1",),
        statement=(
            "chunked is applied at most once; in a request with other codings it is "
            "the last, in a response it is the last or the message ends with the "
            "connection. (Refusing codings that the library does not apply is its own "
            "choice.)"
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-16",
        name="sent-trailer-field-permitted",
        category=Category.SERIALISER,
        sections=("RFC 9110 6.5.1",),
        statement=(
            "Only fields whose definition permits it are sent as trailers: not those "
            "of framing, routing, authentication, request modifiers, response controls "
            "or content format."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
        binds_note=(
            "the library for a fixed list (Content-Length, Transfer-Encoding, Host, "
            "Trailer, Authorization and the like), the application for the rest"
        ),
    ),
    Rule(
        id="SE-17",
        name="no-sent-obs-fold",
        category=Category.SERIALISER,
        sections=("RFC 9112 5.2",),
        statement=(
            "No field value is sent folded over several lines, unless the message is "
            "to be packaged as message/http."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-18",
        name="space-after-status-code-sent",
        category=Category.SERIALISER,
        sections=("RFC 9112 4",),
        statement=(
            "A server sends the space after the status code also when there is no "
            "reason phrase."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        verdict_note="repair; refusing is a failure",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-19",
        name="one-valid-host-sent",
        category=Category.SERIALISER,
        sections=("RFC 9112 3.2", "RFC 9110 7.2", "RFC 9110 5.3", "RFC 9110 4.2.4"),
        statement=(
            "A client sends exactly one Host field with a valid value, without "
            "userinfo, in each HTTP/1.1 request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-20",
        name="sent-status-code-in-range",
        category=Category.SERIALISER,
        sections=("RFC 9110 15", "RFC 9112 4", "RFC 9110 2.2"),
        statement="Status codes are sent with three digits, from 100 to 599.",
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-21",
        name="101-only-after-upgrade-request",
        category=Category.SERIALISER,
        sections=("RFC 9110 7.8", "RFC 9110 15.2.2", "RFC 9110 15.2"),
        statement=(
            "A server sends 101 only in answer to an HTTP/1.1 request with Upgrade, "
            "and names the new protocol in Upgrade."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-22",
        name="426-carries-upgrade",
        category=Category.SERIALISER,
        sections=("RFC 9110 15.5.22", "RFC 9110 7.8"),
        statement="A 426 response has an Upgrade field.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="SE-23",
        name="405-carries-allow",
        category=Category.SERIALISER,
        sections=("RFC 9110 15.5.6", "RFC 9110 10.2.1"),
        statement="A 405 response of an origin server has an Allow field.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="SE-24",
        name="close-announced",
        category=Category.SERIALISER,
        sections=("RFC 9112 9.6", "RFC 9112 9.3"),
        statement=(
            "A sender that will close the connection says so with the option close; "
            "one that never keeps connections open says it in every request, or in "
            "every final response."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-25",
        name="one-final-response-per-request",
        category=Category.SERIALISER,
        sections=("RFC 9110 15", "RFC 9112 9.2"),
        statement=(
            "A request gets exactly one final response, with 1xx responses only before "
            "it and nothing in between."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-26",
        name="te-sent-with-connection-option",
        category=Category.SERIALISER,
        sections=("RFC 9110 10.1.4", "RFC 9112 7.4"),
        statement="A sender of TE names it in Connection, and TE never lists chunked.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-27",
        name="upgrade-sent-with-connection-option",
        category=Category.SERIALISER,
        sections=("RFC 9110 7.8",),
        statement="A sender of Upgrade names it in Connection.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-28",
        name="no-bad-whitespace-or-empty-members-sent",
        category=Category.SERIALISER,
        sections=("RFC 9110 5.6.3", "RFC 9110 5.6.1.1"),
        statement=(
            "No bad whitespace and no empty list members are generated; optional "
            "whitespace beyond a single SP is avoided."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-29",
        name="sent-connect-request",
        category=Category.SERIALISER,
        sections=("RFC 9112 3.2.3", "RFC 9110 9.3.6"),
        statement=(
            "A CONNECT request has host and port, nothing else, for its target, and no "
            "content."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-30",
        name="no-expect-100-without-content",
        category=Category.SERIALISER,
        sections=("RFC 9110 10.1.1",),
        statement=(
            "A client generates no 100-continue expectation in a request without "
            "content."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-31",
        name="no-extra-crlf-around-request",
        category=Category.SERIALISER,
        sections=("RFC 9112 2.2",),
        statement=(
            "A user agent sends no CRLF before or after a request beyond what its "
            "framing counts."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-32",
        name="special-target-forms-bound-to-method",
        category=Category.SERIALISER,
        sections=("RFC 9110 7.1", "RFC 9112 3.2.3", "RFC 9112 3.2.4"),
        statement=(
            "The asterisk form is sent with OPTIONS only, the authority form with "
            "CONNECT only."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-33",
        name="request-body-declared",
        category=Category.SERIALISER,
        sections=("RFC 9112 6.3",),
        statement=(
            "A request with a body declares it by a valid Content-Length or by the "
            "chunked coding."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-34",
        name="no-content-in-trace",
        category=Category.SERIALISER,
        sections=("RFC 9110 9.3.8",),
        statement="A client sends no content in a TRACE request.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="SE-35",
        name="no-request-after-close-sent",
        category=Category.SERIALISER,
        sections=("RFC 9112 9.6",),
        statement=(
            "After it has sent or received close a client sends no further request on "
            "the connection. (A server likewise sends no message after the response "
            "with close.)"
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.SEND,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="SE-36",
        name="sent-content-length-valid",
        category=Category.SERIALISER,
        sections=("RFC 9110 8.6", "RFC 9110 5.3", "RFC 9110 2.2"),
        statement="A sent Content-Length is one value of decimal digits.",
        level=Level.MUST_NOT,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.SEND,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="SE-37",
        name="round-trip",
        category=Category.SERIALISER,
        sections=("RFC 9110 2.2", "RFC 9110 2.3", "RFC 9110 2.4"),
        statement=(
            "What a stack sends it reads back as equal messages: names compared "
            "without case, values without outer whitespace, data joined, framing "
            "fields as the serialiser set them."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.PROPERTY,
        verdict_note="read back equal",
        smuggling=Smuggling.MEDIUM,
    ),
)
