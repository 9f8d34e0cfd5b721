"""Rules on the line that starts a chunk."""

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
        id="CK-01",
        name="chunk-size-hex-digits",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1",),
        statement=(
            "A chunk-size is one or more hex digits in either case, leading zeros "
            "allowed."
        ),
        level=Level.MUST,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        statuses=(400,),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="CK-02",
        name="chunk-size-not-hex-digits",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1", "RFC 9112 2.2", "RFC 9112 8"),
        statement=(
            "Anything else is no chunk-size: no sign, prefix, separator, surrounding "
            "octet, and no reading of the longest valid prefix."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CK-03",
        name="whitespace-after-chunk-size",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1.1", "RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "Whitespace after a chunk-size is legal (as bad whitespace) in front of a "
            "semicolon only."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="CK-04",
        name="chunk-size-overflow",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1",),
        statement="A huge chunk-size neither wraps nor loses precision.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.INCOMPLETE,
        verdict_note="wait, or refuse with 400 or 413; never a wrapped size",
        statuses=(400, 413),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CK-05",
        name="lone-lf-ends-chunk-size-line",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "A lone LF does not end a chunk-size line: the allowance for LF covers "
            "start-lines and field lines only."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CK-06",
        name="bare-cr-ends-chunk-size-line",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 2.2", "RFC 9112 7.1"),
        statement=(
            "A bare CR never ends a chunk-size line: the line is invalid, or the CR is "
            "read as SP, which leaves it invalid."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CK-07",
        name="empty-chunk-size-line",
        category=Category.CHUNK_SIZE,
        sections=("RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "An empty line where a chunk-size is due is a syntax error; it is neither "
            "skipped nor taken for the last chunk."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
)
