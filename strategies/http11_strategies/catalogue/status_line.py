"""Rules on the status-line of a response."""

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
        id="ST-01",
        name="status-code-not-three-digits",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4", "RFC 9110 15", "RFC 9110 2.4"),
        statement=(
            "A status code is exactly three digits. A client refuses anything else or "
            "handles it as 5xx; it never reads it as another class."
        ),
        level=Level.SHOULD,
        basis=Basis.DERIVED,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="reject or treat as 5xx; never as another class",
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="ST-02",
        name="status-code-out-of-range",
        category=Category.STATUS_LINE,
        sections=("RFC 9110 15",),
        statement=(
            "Codes outside 100..599 are invalid; a client handles them as 5xx or "
            "refuses, never as another class."
        ),
        level=Level.SHOULD,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="treat as 5xx or reject",
        tolerance=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="ST-03",
        name="space-after-status-code-missing",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4", "RFC 9110 2.4"),
        statement=(
            "A server sends the SP after the status code even without a reason phrase; "
            "a client may tolerate its absence."
        ),
        level=Level.MAY,
        sender_level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        tolerance=True,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="ST-04",
        name="reason-phrase-empty-or-any-text",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4",),
        statement=(
            "A reason phrase may be empty or hold HTAB, SP, visible ASCII and "
            "obs-text; a client pays it no attention."
        ),
        level=Level.MUST,
        basis=Basis.GRAMMAR,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="ST-05",
        name="control-in-reason-phrase",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4", "RFC 9110 2.4"),
        statement=(
            "NUL and other controls do not occur in a reason phrase; a client refuses "
            "or neutralises them."
        ),
        level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="reject or neutralise",
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="ST-06",
        name="status-line-other-separators",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4",),
        statement=(
            "One SP separates the parts of a status-line; a recipient may accept other "
            "or more whitespace, also in front."
        ),
        level=Level.MAY,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        verdict_note="reject preferred",
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="ST-07",
        name="status-line-malformed",
        category=Category.STATUS_LINE,
        sections=("RFC 9112 4", "RFC 9112 2.3", "RFC 9112 2.1"),
        statement="Octets that do not begin with a status-line are no response.",
        level=Level.DERIVED,
        basis=Basis.GRAMMAR,
        roles=(Party.CLIENT,),
        verdict=Verdict.REJECT,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="ST-08",
        name="status-code-unknown",
        category=Category.STATUS_LINE,
        sections=("RFC 9110 15",),
        statement="An unknown status code is accepted and handled by its class.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        smuggling=Smuggling.LOW,
        binds=Binds.EITHER,
    ),
    Rule(
        id="ST-09",
        name="empty-line-before-status-line",
        category=Category.STATUS_LINE,
        sections=("RFC 9110 2.4", "RFC 9112 9.2", "RFC 9112 2.2"),
        statement="Empty lines in front of a status-line may be dropped.",
        level=Level.MAY,
        basis=Basis.DERIVED,
        roles=(Party.CLIENT,),
        verdict=Verdict.EITHER,
        tolerance=True,
        smuggling=Smuggling.LOW,
    ),
)
