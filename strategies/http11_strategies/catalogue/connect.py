"""Rules on requests with the method CONNECT."""

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
        id="CO-01",
        name="octets-after-connect",
        category=Category.CONNECT,
        sections=("RFC 9110 9.3.6", "RFC 9112 6.3"),
        statement=(
            "A CONNECT request has no content: after a 2xx the following octets belong "
            "to the tunnel, after a refusal they are the next request or the "
            "connection closes."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="pause or tunnel; read on only after a refusal",
        smuggling=Smuggling.HIGH,
        binds=Binds.EITHER,
        binds_note=(
            "the library holds the octets back until the application has answered"
        ),
    ),
    Rule(
        id="CO-02",
        name="framing-fields-in-connect-request",
        category=Category.CONNECT,
        sections=("RFC 9110 9.3.6", "RFC 9112 6", "RFC 9112 6.3"),
        statement=(
            "A CONNECT request with Content-Length or Transfer-Encoding is refused, or "
            "its body is read by these fields, or they are ignored; never do the "
            "octets yield another request."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="refuse; or one request",
        statuses=(400, 405, 411, 413, 501),
        smuggling=Smuggling.HIGH,
    ),
)
