"""Rules on field values that are folded over several lines."""

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
        id="OF-01",
        name="obs-fold-in-request",
        category=Category.OBS_FOLD,
        sections=("RFC 9112 5.2",),
        statement=(
            "obs-fold in a request: 400, or each fold becomes SP before the value is "
            "used."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.SERVER,),
        verdict=Verdict.NORMALISE,
        verdict_note="reject 400 or SP",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.HIGH,
    ),
    Rule(
        id="OF-02",
        name="obs-fold-in-response",
        category=Category.OBS_FOLD,
        sections=("RFC 9112 5.2",),
        statement="A user agent replaces each obs-fold in a response by SP.",
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.CLIENT,),
        verdict=Verdict.ACCEPT,
        verdict_note="accept; normalised",
        smuggling=Smuggling.LOW,
    ),
    Rule(
        id="OF-03",
        name="obs-fold-in-forwarded-response",
        category=Category.OBS_FOLD,
        sections=("RFC 9112 5.2",),
        statement=(
            "A proxy or gateway that gets obs-fold in a response answers 502 or "
            "replaces each fold by SP before it forwards."
        ),
        level=Level.MUST,
        basis=Basis.EXPLICIT,
        roles=(Party.INTERMEDIARY,),
        verdict=Verdict.NORMALISE,
        verdict_note="502 or SP",
        statuses=(502,),
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="OF-04",
        name="obs-fold-in-trailer-section",
        category=Category.OBS_FOLD,
        sections=("RFC 9112 5.2", "RFC 9112 7.1.2"),
        statement="obs-fold in a trailer section is handled as in a header section.",
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER, Party.CLIENT),
        verdict=Verdict.NORMALISE,
        verdict_note="reject or SP",
        statuses=(400,),
        tolerance=True,
        smuggling=Smuggling.MEDIUM,
    ),
    Rule(
        id="OF-05",
        name="folded-framing-value-still-invalid",
        category=Category.OBS_FOLD,
        sections=("RFC 9112 5.2", "RFC 9112 6.3", "RFC 9112 3.2"),
        statement=(
            'After a fold became SP the value must still match its grammar: "1 0" is '
            'no length, "a b" no host, "chun ked" no coding.'
        ),
        level=Level.MUST,
        basis=Basis.DERIVED,
        roles=(Party.SERVER,),
        verdict=Verdict.REJECT,
        statuses=(400, 501),
        smuggling=Smuggling.HIGH,
    ),
)
