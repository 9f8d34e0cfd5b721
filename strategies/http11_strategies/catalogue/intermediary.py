"""Rules on what an intermediary may pass on."""

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
        id="PX-01",
        name="forwarded-with-own-version",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 2.3", "RFC 9110 6.2"),
        statement=(
            "An intermediary other than a tunnel forwards messages with its own HTTP "
            "version, unless it is downgraded on purpose."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="own version goes out",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="PX-02",
        name="content-length-removed-before-forwarding",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 6.3", "RFC 9112 6.1"),
        statement=(
            "An intermediary that forwards a message with Transfer-Encoding and "
            "Content-Length first removes Content-Length and decodes by "
            "Transfer-Encoding; the connection is closed after the response."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="refuse, or Content-Length removed; close",
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-03",
        name="connection-fields-removed",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 7.6.1",),
        statement=(
            "An intermediary removes the header and trailer fields that Connection "
            "names, and then Connection itself or its foreign options."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="removed or replaced",
        smuggling=Smuggling.MEDIUM,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-04",
        name="host-replaced-by-absolute-form",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 3.2.2",),
        statement=(
            "A proxy that forwards a request in absolute-form generates Host from the "
            "request-target."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="Host from the target",
        smuggling=Smuggling.HIGH,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-05",
        name="obs-fold-not-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 5.2",),
        statement=(
            "A folded field line is refused or its folds are replaced by SP before the "
            "message is forwarded."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="SP, or 400 for a request, 502 for a response",
        statuses=(400, 502),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-06",
        name="bare-cr-not-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 2.2",),
        statement=(
            "An element with a CR without LF is invalid, or each such CR is replaced "
            "by SP before forwarding."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="SP, or refuse",
        statuses=(400, 502),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-07",
        name="whitespace-before-colon-removed-from-response",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 5.1",),
        statement=(
            "A proxy removes whitespace between field name and colon of a response "
            "before forwarding it."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="removed",
        statuses=(502,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="PX-08",
        name="bad-content-length-response-becomes-502",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 6.3",),
        statement=(
            "A proxy that receives a response without Transfer-Encoding and with an "
            "invalid Content-Length closes the connection to the server, discards the "
            "response and sends 502."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="502",
        statuses=(502,),
        close=True,
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
        binds_note=(
            "the library raises the error and forbids reuse, the application sends the "
            "502"
        ),
    ),
    Rule(
        id="PX-09",
        name="via-added",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 7.6.3",),
        statement=(
            "A proxy adds Via to every message that it forwards, an HTTP-to-HTTP "
            "gateway to every inbound request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="Via goes out",
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-10",
        name="informational-responses-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 15.2",),
        statement=(
            "A proxy forwards 1xx responses, except those it asked for itself and to "
            "clients of HTTP/1.0."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="forwarded",
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
        binds_note="the library delivers 1xx responses, the application forwards them",
    ),
    Rule(
        id="PX-11",
        name="wrong-content-length-not-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 8.6", "RFC 9112 6.3"),
        statement=(
            "A Content-Length that is malformed or known to be wrong is not forwarded; "
            "the same value repeated may be replaced by a single one."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="refuse, or one valid value",
        statuses=(400, 502),
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
    ),
    Rule(
        id="PX-12",
        name="no-persistent-connection-to-http10-by-proxy",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 9.3",),
        statement="A proxy keeps no persistent connection with an HTTP/1.0 client.",
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="close",
        close=True,
        smuggling=Smuggling.MEDIUM,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-13",
        name="order-of-same-name-lines-kept",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 5.3",),
        statement=(
            "A proxy does not change the order of field lines with the same name."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="order kept",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="PX-14",
        name="max-forwards-decremented",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 7.6.2",),
        statement=(
            "An intermediary checks Max-Forwards in TRACE and OPTIONS requests: zero "
            "is answered, a larger value goes out lower."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="min(n - 1, own maximum); zero is not forwarded",
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-15",
        name="trailers-not-merged-when-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 6.5.1", "RFC 9112 7.1.2"),
        statement=(
            "An intermediary does not merge trailer fields into the header section "
            "unless their definition permits it."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="kept apart or discarded",
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
    ),
    Rule(
        id="PX-16",
        name="hop-by-hop-fields-removed",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 7.6.1",),
        statement=(
            "TE, Transfer-Encoding, Upgrade, Keep-Alive and Proxy-Connection are "
            "applied and then removed or replaced, also where Connection does not name "
            "them."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="removed or replaced",
        smuggling=Smuggling.MEDIUM,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-17",
        name="path-and-query-not-rewritten",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 7.7",),
        statement=(
            "A proxy forwards the path and query of the target as received, except "
            "that an empty path becomes / or *."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="same path and query",
        smuggling=Smuggling.MEDIUM,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-18",
        name="server-wide-options-forwarded-as-asterisk",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 3.2.4",),
        statement=(
            "The last proxy sends an OPTIONS request for an absolute URI with empty "
            "path and no query as * to the origin server."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="* goes out",
        smuggling=Smuggling.LOW,
        binds=Binds.APPLICATION,
    ),
    Rule(
        id="PX-19",
        name="chunk-framing-regenerated",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 7.1", "RFC 9112 7.1.1", "RFC 9112 2.2"),
        statement=(
            "Chunk sizes, extensions and delimiters are generated anew from what was "
            "parsed, so that malformed ones stop at the intermediary."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="refuse, or re-encoded",
        statuses=(400, 502),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-20",
        name="doubtful-transfer-encoding-not-forwarded",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 6.1", "RFC 9112 6.3", "RFC 9112 7.1"),
        statement=(
            "A Transfer-Encoding that the intermediary does not take for chunked is "
            "not forwarded to a hop that might."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="refuse",
        statuses=(400, 501, 502),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-21",
        name="forwarded-lines-clean",
        category=Category.INTERMEDIARY,
        sections=("RFC 9110 5.5", "RFC 9112 2.1", "RFC 9112 2.2", "RFC 9112 5"),
        statement=(
            "Lines are forwarded with CRLF, without NUL, and never without a colon."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="refuse, or clean lines",
        statuses=(400, 502),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="PX-22",
        name="truncated-response-not-completed",
        category=Category.INTERMEDIARY,
        sections=("RFC 9112 8", "RFC 9112 6.3", "RFC 9110 6.1"),
        statement=(
            "An intermediary does not turn a response that was cut short into a "
            "complete one: what it forwards stays recognisably incomplete, or becomes "
            "502."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.FORWARD,
        verdict_note="truncated, or 502",
        statuses=(502,),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
        binds_note=(
            "the library tells that the message is incomplete and refuses EndOfMessage "
            "on a short Content-Length; the application does not send the last chunk"
        ),
    ),
)
