"""Rules on the data of a chunk and on the last chunk."""

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
        id="CD-01",
        name="chunk-data-not-ended-by-crlf",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "After the announced number of data octets a chunk ends with exactly CRLF."
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
        id="CD-02",
        name="chunk-data-longer-than-size",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "Octets beyond the announced chunk-size, where CRLF is due, are an error; "
            "they are neither data nor skipped."
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
        id="CD-03",
        name="chunk-data-shorter-than-size",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 6.3", "RFC 9112 8"),
        statement=(
            "A chunk takes as many octets as its size says, whatever they look like; "
            "the message is not complete before they and the last chunk have arrived."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.INCOMPLETE,
        verdict_note="wait, or reject; never complete",
        statuses=(400,),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CD-04",
        name="extra-crlf-between-chunks",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 2.2"),
        statement=(
            "No empty line stands before, between or after chunks up to the last chunk."
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
        id="CD-05",
        name="chunk-data-opaque",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1",),
        statement=(
            "Chunk data are any octets: CRLF, NUL or what looks like a last chunk or a "
            "request inside them has no meaning."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, data kept",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CD-06",
        name="message-after-last-chunk",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 6.3"),
        statement=(
            "A chunked message ends with the empty line after the last chunk and its "
            "trailer section; the next octet begins the next message."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; the next message is read",
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CD-07",
        name="last-chunk-not-ended-by-empty-line",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1", "RFC 9112 7.1.2", "RFC 9112 2.2"),
        statement=(
            "After the last chunk come field lines and then an empty line; anything "
            "else there is an error."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        verdict_note="reject with 400, or wait for the CRLF; never complete",
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CD-08",
        name="no-resynchronising-after-bad-chunk",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 9.3", "RFC 9112 2.2", "RFC 9112 6.3"),
        statement=(
            "After a broken chunk the rest of the connection is not read as a message: "
            "a server that cannot find the end of a request closes."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        verdict_note="reject with 400, close; nothing that follows is a request",
        statuses=(400,),
        close=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CD-09",
        name="many-small-chunks",
        category=Category.CHUNK_DATA,
        sections=("RFC 9112 7.1",),
        statement=(
            "A body in many chunks of one octet is valid, and decoding it costs work "
            "in proportion to its length."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; linear work",
        smuggling=Smuggling.LOW,
    ),
)
