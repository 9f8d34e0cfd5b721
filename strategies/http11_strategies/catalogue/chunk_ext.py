"""Rules on chunk extensions."""

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
        id="CE-01",
        name="chunk-extension-ignored",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9110 5.6.3"),
        statement=(
            "Chunk extensions that the recipient does not know are skipped without "
            'effect on the body; bad whitespace (SP, HTAB) around ";" and "=" is '
            "accepted."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.ACCEPT,
        verdict_note="accept, body unchanged",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="CE-02",
        name="chunk-extension-name-not-token",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9112 2.2"),
        statement=(
            'Each ";" of a chunk extension is followed by a name, which is a token.'
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="CE-03",
        name="chunk-extension-value-malformed",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9112 2.2"),
        statement=(
            "The value of a chunk extension is one token or one closed quoted-string, "
            "with nothing after it."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="CE-04",
        name="lone-lf-in-chunk-extension",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9112 2.2"),
        statement=(
            "A lone LF in a chunk extension, quoted or not, neither belongs to the "
            "extension nor ends the chunk line: LF alone is tolerated after "
            "start-lines and field lines only."
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
        id="CE-05",
        name="bare-cr-in-chunk-extension",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 2.2", "RFC 9112 7.1.1"),
        statement=(
            "A CR without LF in a chunk extension makes it invalid, or is replaced by "
            "SP before the extension is parsed."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note=(
            "reject with 400; or accept where the extension is valid with each CR read "
            "as SP"
        ),
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="CE-06",
        name="control-octet-in-chunk-extension",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9110 5.6.4", "RFC 9112 2.2"),
        statement=(
            "NUL and other control octets except HTAB occur nowhere in a chunk "
            "extension, quoted or not."
        ),
        level=Level.SHOULD,
        client_level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.REJECT,
        statuses=(400,),
        close=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="CE-07",
        name="crlf-in-quoted-chunk-extension",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1", "RFC 9110 5.6.4", "RFC 9112 2.2"),
        statement=(
            "CRLF ends the chunk line also inside double quotes, so that the "
            "quoted-string stays open and the line is malformed."
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
        id="CE-08",
        name="chunk-extension-length-limited",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1",),
        statement=(
            "A server limits the length of chunk extensions and answers excess with a "
            "4xx status."
        ),
        level=Level.OUGHT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept whole, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="CE-09",
        name="chunk-extension-total-limited",
        category=Category.CHUNK_EXT,
        sections=("RFC 9112 7.1.1",),
        statement=(
            "A server limits the total length of the chunk extensions of a request, "
            "however many small chunks carry them."
        ),
        level=Level.OUGHT,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept whole in linear work, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
)
