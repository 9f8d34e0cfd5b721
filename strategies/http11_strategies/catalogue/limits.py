"""Rules on size, work and reads."""

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
        id="LM-01",
        name="oversized-header-section",
        category=Category.LIMITS,
        sections=("RFC 9110 5.4",),
        statement=(
            "A request field line, value or section larger than the server wants is "
            "answered with a 4xx status, never cut or dropped in silence."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept whole, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="LM-02",
        name="framing-field-beyond-limit",
        category=Category.LIMITS,
        sections=("RFC 9110 5.4", "RFC 9112 6.3"),
        statement=(
            "A framing field late in a long header section still counts, or the "
            "request is refused."
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.EITHER,
        verdict_note="accept with framing, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LM-03",
        name="accepts-lengths-that-it-generates",
        category=Category.LIMITS,
        sections=("RFC 9110 2.3",),
        statement=(
            "A recipient reads protocol elements at least as long as those that it "
            "generates itself."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="accept, or 4xx where it never sends as much",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="LM-04",
        name="verdict-independent-of-reads",
        category=Category.LIMITS,
        sections=("RFC 9112 9", "RFC 9112 2.2", "RFC 9110 7.6"),
        statement=(
            "What a recipient makes of some octets does not depend on how they were "
            "cut into reads, limits included."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.PROPERTY,
        verdict_note="the same verdict for every segmentation",
        statuses=(400, 413, 431),
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="LM-05",
        name="work-linear-in-octets",
        category=Category.LIMITS,
        sections=("RFC 9110 17.5", "RFC 9110 2.3"),
        statement=(
            "The work to read octets grows in proportion to their number, for every "
            "segmentation."
        ),
        level=Level.DERIVED,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.PROPERTY,
        verdict_note="wait; linear work",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="LM-06",
        name="many-empty-list-members",
        category=Category.LIMITS,
        sections=("RFC 9110 5.6.1.2", "RFC 9110 5.4"),
        statement=(
            "Empty list members are ignored in reasonable number; a list made of them "
            "may be refused but never costs more than linear work."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.EITHER,
        verdict_note="accept, or 4xx",
        statuses=(400, 413, 431),
        smuggling=Smuggling.LOW,
    ),
)
