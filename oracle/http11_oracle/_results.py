"""What a check has found, as records."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass

from http11_oracle._verdict import Kind
from http11_oracle.target import Profile
from http11_strategies import Category, Level, Role, Rule

REAL_TRAFFIC = "real-traffic"
"""In place of a rule's id: recorded messages that every recipient must read."""


class Outcome(enum.Enum):
    """How a target stands to a rule."""

    KEPT = "kept"
    BROKEN = "broken"
    """A requirement of level MUST or MUST NOT is broken, or the target crashed."""
    DEVIATING = "deviating"
    """A requirement of a lower level is not followed."""
    NOT_APPLICABLE = "not applicable"
    """Nothing of it could be asked of the target; this is not a pass."""


@dataclass(slots=True)
class Tally:
    """How many cases had which verdict."""

    kept: int = 0
    broken: int = 0
    """Cases that broke a MUST or MUST NOT, crashed, hung, or in the strict profile
    were tolerated."""
    deviating: int = 0
    not_applicable: int = 0

    @property
    def outcome(self) -> Outcome:
        """The worst of the verdicts; a pass needs at least one kept case."""
        if self.broken:
            return Outcome.BROKEN
        if self.deviating:
            return Outcome.DEVIATING
        return Outcome.KEPT if self.kept else Outcome.NOT_APPLICABLE


_ALWAYS_BINDING = frozenset({Kind.CRASH, Kind.HANG, Kind.TOLERATED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A target broke a rule, shown on the smallest octets that it was seen on."""

    rule: Rule | None
    """``None`` for recorded traffic, which is about no single rule."""
    level: Level
    """What the rule asks of a recipient (or sender) in this role, in this case."""
    kind: Kind
    target: str
    role: Role
    case: str
    """The id of the case."""
    octets: bytes
    eof: bool
    """Whether the end of the stream follows the octets."""
    expected: str
    observed: str
    segmentation: str
    """The name of the segmentation that shows it."""
    reads: tuple[int, ...]
    """The length of each read in octets."""
    replay: str
    """A command that shows the finding again."""
    cases: int
    """How many cases show the same kind for the same rule."""
    calls: tuple[str, ...] = ()
    """About what is sent: the calls, in words; `octets` are then those sent, `role`
    is the side that the target played, and there are no reads."""

    @property
    def binding(self) -> bool:
        """Whether a MUST or MUST NOT is broken.

        A crash or a hang always counts, and so does tolerance in the strict profile.
        """
        return self.level.binding or self.kind in _ALWAYS_BINDING

    @property
    def rule_id(self) -> str:
        """The id of the rule, or ``real-traffic``."""
        return self.rule.id if self.rule else REAL_TRAFFIC

    @property
    def name(self) -> str:
        """The rule's name in words."""
        return self.rule.name if self.rule else "recorded-messages-are-read"

    @property
    def sections(self) -> tuple[str, ...]:
        """Where the rule stands, as ``RFC 9112 6.3``."""
        return self.rule.sections if self.rule else ()

    @property
    def smuggling(self) -> str:
        """How far breaking the rule helps to smuggle messages."""
        return self.rule.smuggling.value if self.rule else "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """How a target stands to one rule."""

    rule: Rule
    outcome: Outcome
    tally: Tally
    reason: str = ""
    """Why the rule is not applicable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetReport:
    """Everything that a check has found out about one target."""

    name: str
    version: str
    profile: Profile = Profile.DEFAULT
    """What the target was set to."""
    roles: frozenset[Role]
    rules: tuple[RuleResult, ...]
    real_traffic: Tally
    findings: tuple[Finding, ...]
    """One for each rule and kind; binding ones first, in the catalogue's order."""
    cases: int
    """How many cases were put to the target."""
    split_dependent: tuple[str, ...]
    """Ids of the cases whose reading depended on how the octets were cut."""
    complete: bool
    """False if the check was interrupted."""

    @property
    def broken(self) -> tuple[Finding, ...]:
        """The findings of level MUST or MUST NOT, crashes and hangs."""
        return tuple(found for found in self.findings if found.binding)

    @property
    def deviations(self) -> tuple[Finding, ...]:
        """All other findings."""
        return tuple(found for found in self.findings if not found.binding)

    def by_category(self) -> Mapping[Category, Tally]:
        """Count *rules* by category and outcome, in the catalogue's order."""
        counts = {category: Tally() for category in Category}
        for result in self.rules:
            add(counts[result.rule.category], result.outcome)
        asked = {result.rule.category for result in self.rules}
        return {key: value for key, value in counts.items() if key in asked}


def add(tally: Tally, outcome: Outcome) -> None:
    """Count one more `outcome`."""
    if outcome is Outcome.KEPT:
        tally.kept += 1
    elif outcome is Outcome.BROKEN:
        tally.broken += 1
    elif outcome is Outcome.DEVIATING:
        tally.deviating += 1
    else:
        tally.not_applicable += 1
