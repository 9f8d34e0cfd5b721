"""Rules on Expect, above all 100-continue."""

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
        id="EX-01",
        name="expect-100-continue-signalled",
        category=Category.EXPECT,
        sections=("RFC 9110 10.1.1",),
        statement=(
            "When a request of HTTP/1.1 expects 100-continue and announces content, an "
            "origin server answers with 100 or a final status at once, without waiting "
            "for the content."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="signalled at the end of the header section",
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
        binds_note=(
            "the library tells that the client waits, the application answers; a proxy "
            "may forward instead"
        ),
    ),
    Rule(
        id="EX-02",
        name="expect-100-in-http10-ignored",
        category=Category.EXPECT,
        sections=("RFC 9110 10.1.1",),
        statement=(
            "A server ignores the expectation 100-continue in an HTTP/1.0 request."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="no 100 response",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="EX-03",
        name="unknown-expectation",
        category=Category.EXPECT,
        sections=("RFC 9110 10.1.1", "RFC 9110 15.5.18"),
        statement=(
            "A server may answer an expectation other than 100-continue with 417, or "
            "ignore it."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept, or 417 (400 where malformed)",
        statuses=(400, 417),
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
    ),
    Rule(
        id="EX-04",
        name="expect-100-without-content",
        category=Category.EXPECT,
        sections=("RFC 9110 10.1.1",),
        statement=(
            "With no content announced there is nothing to wait for: a server may omit "
            "the 100 response. (A client does not send the expectation then.)"
        ),
        level=Level.MAY,
        sender_level=Level.MUST_NOT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; no 100 needed",
        smuggling=Smuggling.MEDIUM,
        binds=Binds.EITHER,
    ),
    Rule(
        id="EX-05",
        name="content-sent-without-waiting",
        category=Category.EXPECT,
        sections=("RFC 9110 10.1.1", "RFC 9112 6.3"),
        statement=(
            "A client need not wait for 100; when content has arrived a server may "
            "omit 100, and the framing stays as declared."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept both requests",
        smuggling=Smuggling.HIGH,
    ),
)
