"""Rules on messages that are cut off."""

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
        id="IN-01",
        name="request-cut-in-header-section",
        category=Category.INCOMPLETE,
        sections=("RFC 9110 5.3", "RFC 9112 8"),
        statement=(
            "A request whose header section has not been received entirely is never "
            "acted upon; whether the server answers before it closes is free."
        ),
        level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="never a request; 400 or 408 is optional",
        statuses=(400, 408),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="IN-02",
        name="request-cut-in-content-length-body",
        category=Category.INCOMPLETE,
        sections=("RFC 9112 6.3", "RFC 9112 8"),
        statement=(
            "A request whose sender closes before Content-Length octets have arrived "
            "is incomplete, and the server closes."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="never complete; close; 400 or 408 is optional",
        statuses=(400, 408),
        close=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="IN-03",
        name="request-cut-in-chunked-body",
        category=Category.INCOMPLETE,
        sections=("RFC 9112 7.1", "RFC 9112 8", "RFC 9112 6.3"),
        statement=(
            "A chunked request is incomplete if the stream ends before the last chunk, "
            "or before the empty line that ends the trailer section."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="never complete; 400 or 408 is optional",
        statuses=(400, 408),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="IN-04",
        name="response-cut-short",
        category=Category.INCOMPLETE,
        sections=("RFC 9112 8", "RFC 9112 7.1", "RFC 9112 6.3"),
        statement=(
            "A response that ends before its framing is satisfied is recorded as "
            "incomplete."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.INCOMPLETE,
        verdict_note="never complete",
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="IN-05",
        name="half-close-does-not-cancel-request",
        category=Category.INCOMPLETE,
        sections=("RFC 9112 9.6",),
        statement=(
            "That the client closes its sending side after a complete request does not "
            "cancel the request."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept and answer",
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="IN-06",
        name="close-between-messages",
        category=Category.INCOMPLETE,
        sections=("RFC 9112 9.5", "RFC 9112 2.2"),
        statement=(
            "The peer may close at any time between messages; that is a clean end, "
            "also after stray empty lines."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="clean end; no message",
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
)
