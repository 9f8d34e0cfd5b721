"""The books of a check: counts by rule, and the findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from http11_oracle._results import (
    Finding,
    Outcome,
    RuleResult,
    Tally,
    TargetReport,
    add,
)
from http11_oracle._verdict import Kind
from http11_oracle.target import Profile, Target
from http11_strategies import Rule, Verdict


class Ledger:
    """Counts what became of each case, and keeps one finding for rule and kind."""

    def __init__(self, rules: Mapping[str, Rule]) -> None:
        self.rules = rules
        self.split_dependent: list[str] = []
        """Ids of the cases whose reading depended on how the octets were cut."""
        self.cases = 0
        """How many cases were put to the target."""
        self._tallies = {rule: Tally() for rule in rules}
        self._real_traffic = Tally()
        self._reasons: dict[str, str] = {}
        self._found: dict[tuple[str, Kind], Finding] = {}

    def kept(self, rule: str | None) -> None:
        """Count a case that was kept; ``None`` is real traffic."""
        add(self._tally(rule), Outcome.KEPT)

    def not_applicable(self, rule: str | None, reason: str) -> None:
        """Count a case that cannot be asked of the target."""
        add(self._tally(rule), Outcome.NOT_APPLICABLE)
        if rule is not None:
            self._reasons.setdefault(rule, reason)

    def broken(self, finding: Finding) -> None:
        """Count a finding, and show it if it is shorter than the known one."""
        tally = self._tally(finding.rule.id if finding.rule else None)
        add(tally, Outcome.BROKEN if finding.binding else Outcome.DEVIATING)
        key = (finding.rule_id, finding.kind)
        known = self._found.get(key)
        if known is not None:
            finding = replace(min(known, finding, key=_shown), cases=known.cases + 1)
        self._found[key] = finding

    def report(
        self, target: Target, profile: Profile, *, complete: bool
    ) -> TargetReport:
        """Return what was found so far."""
        order = {rule: number for number, rule in enumerate(self.rules)}
        findings = sorted(
            self._found.values(),
            key=lambda f: (not f.binding, order.get(f.rule_id, -1), f.kind.value),
        )
        return TargetReport(
            name=target.name,
            version=target.version,
            profile=profile,
            roles=target.roles,
            rules=tuple(self._result(rule) for rule in self.rules.values()),
            real_traffic=self._real_traffic,
            findings=tuple(findings),
            cases=self.cases,
            split_dependent=tuple(self.split_dependent),
            complete=complete,
        )

    def _tally(self, rule: str | None) -> Tally:
        return self._real_traffic if rule is None else self._tallies[rule]

    def _result(self, rule: Rule) -> RuleResult:
        tally = self._tallies[rule.id]
        outcome = tally.outcome
        reason = ""
        if outcome is Outcome.NOT_APPLICABLE:
            reason = self._reasons.get(rule.id) or _no_example(rule)
        return RuleResult(rule=rule, outcome=outcome, tally=tally, reason=reason)


def _shown(finding: Finding) -> tuple[bool, int]:
    """Binding findings are shown first, then the smallest octets."""
    return not finding.binding, len(finding.octets)


def _no_example(rule: Rule) -> str:
    if rule.verdict is Verdict.SEND:
        return "about what is sent; no example of that was put to the target"
    if rule.verdict is Verdict.FORWARD:
        return "about what an intermediary passes on"
    if rule.verdict is Verdict.PROPERTY:
        return "a property of all octets, not of single examples"
    return "no case was put to the target"
