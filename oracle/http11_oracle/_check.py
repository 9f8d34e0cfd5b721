"""The main job: put every case to a target and gather what it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from http11_oracle._judge import judge, left_out
from http11_oracle._judge_sent import (
    judge_sent,
    not_asked,
    sending_level,
    sending_role,
)
from http11_oracle._ledger import Ledger
from http11_oracle._putting import observe, send, tells_nothing
from http11_oracle._readings import readings
from http11_oracle._results import REAL_TRAFFIC, Finding, TargetReport
from http11_oracle._round_trip import RoundTrip, go
from http11_oracle._verdict import Broken, Kept, Kind, NotApplicable
from http11_oracle._words import call_words, observed_words, shorten
from http11_oracle.target import (
    Observation,
    Profile,
    Sender,
    SendObservation,
    Target,
)
from http11_strategies import (
    RULES,
    Case,
    Level,
    Reads,
    Role,
    Rule,
    SendExample,
)

SPLIT_RULE = "LM-04"
"""The rule that no reading depends on how the octets were cut."""
ROUND_TRIP_RULE = "SE-37"
"""The rule that what a stack sends it reads back as equal messages."""

Item = Case | SendExample | RoundTrip
"""What can be put to a target."""
T = TypeVar("T", bound=Case | SendExample | RoundTrip)


class Checker:
    """Checks one target; can be asked for its report at any time.

    `spec` is how a user names the target on the command line.  In the strict
    profile, for which `target` has to be set already, whatever a recipient may
    refuse for being malformed has to be refused.
    """

    def __init__(
        self,
        target: Target,
        spec: str,
        *,
        rules: Mapping[str, Rule] = RULES,
        profile: Profile = Profile.DEFAULT,
    ) -> None:
        self._target = target
        self._spec = spec
        self._profile = profile
        self._ledger = Ledger(rules)

    def run(self, items: Iterable[T], step: Callable[[T], None] | None = None) -> None:
        """Put `items` to the target one by one; `step` is called after each."""
        for item in items:
            self.add(item)
            if step is not None:
                step(item)

    def add(self, item: Item) -> None:
        """Put one item to the target: a case under all segmentations."""
        if isinstance(item, Case):
            self._received(item)
        elif isinstance(item, SendExample):
            self._sent(item)
        else:
            self._round_trip(item)

    def report(self, *, complete: bool = True) -> TargetReport:
        """Return what was found so far."""
        return self._ledger.report(self._target, self._profile, complete=complete)

    def _received(self, case: Case) -> None:
        target, ledger = self._target, self._ledger
        rule = case.rules[0] if case.rules else None
        if case.context.role not in target.roles:
            ledger.not_applicable(rule, left_out(case, target) or "")
            return
        ledger.cases += 1
        seen = [
            (name, reads, observe(target, reads, case.context))
            for name, reads in readings(case)
        ]
        self._invariant(case, seen)
        judged: list[Observation] = []
        for name, reads, observation in seen:
            if observation in judged:
                continue
            judged.append(observation)
            verdict = judge(case, observation, target, profile=self._profile)
            if isinstance(verdict, NotApplicable):
                ledger.not_applicable(rule, verdict.reason)
                return
            if isinstance(verdict, Broken):
                self._broken(case, verdict, name, reads)
                return
        ledger.kept(rule)

    def _sent(self, example: SendExample) -> None:
        target, ledger = self._target, self._ledger
        rule = example.rules[0]
        if not isinstance(target, Sender):
            ledger.not_applicable(rule, tells_nothing(target))
            return
        reason = not_asked(example, target)
        if reason is not None:
            ledger.not_applicable(rule, reason)
            return
        ledger.cases += 1
        role = sending_role(example)
        seen = send(target, example.calls, role)
        verdict = judge_sent(example, seen, profile=self._profile)
        if isinstance(verdict, Kept):
            ledger.kept(rule)
            return
        finding = self._finding(rule, sending_level(example), verdict, role)
        self._note_sent(finding, example, seen)

    def _round_trip(self, trip: RoundTrip) -> None:
        ledger, rule = self._ledger, ROUND_TRIP_RULE
        seen, verdict = go(trip, self._target)
        if isinstance(verdict, NotApplicable):
            ledger.not_applicable(rule, verdict.reason)
            return
        ledger.cases += 1
        if isinstance(verdict, Kept):
            ledger.kept(rule)
            return
        level = self._ledger.rules[rule].level
        finding = self._finding(rule, level, verdict, trip.role)
        self._note_sent(finding, trip, seen)

    def _invariant(
        self, case: Case, seen: list[tuple[str, Reads, Observation]]
    ) -> None:
        ledger = self._ledger
        rule = ledger.rules.get(SPLIT_RULE)
        (name, _, first), *others = seen
        for other, reads, observation in others:
            if _reading(observation) == _reading(first):
                continue
            ledger.split_dependent.append(case.id)
            if rule is None:
                return
            level = rule.level_for(case.context.role)
            broken = Broken(
                Kind.SPLIT_DEPENDENCE,
                shorten(f"as {name}: {observed_words(first)}", 500),
                shorten(f"{other}: {observed_words(observation)}", 500),
            )
            finding = self._finding(SPLIT_RULE, level, broken, case.context.role)
            self._note(finding, case, other, reads)
            return
        if rule is not None:
            ledger.kept(SPLIT_RULE)

    def _broken(self, case: Case, broken: Broken, name: str, reads: Reads) -> None:
        rule = case.rules[0] if case.rules else None
        role, level = case.context.role, Level.MUST
        if rule is not None:
            level = self._ledger.rules[rule].level_for(role)
        if case.level is not None:
            level = Level(case.level)
        if level is Level.MAY and broken.kind is Kind.DUTY_TO_CLOSE:
            # The permission is to accept; closing afterwards is what it costs.
            level = Level.MUST
        finding = self._finding(rule, level, broken, role)
        self._note(finding, case, name, reads)

    def _finding(
        self, rule: str | None, level: Level, broken: Broken, role: Role
    ) -> Finding:
        """Return a finding that does not yet say on what it was seen."""
        return Finding(
            rule=None if rule is None else self._ledger.rules[rule],
            level=level,
            kind=broken.kind,
            target=self._target.name,
            role=role,
            case="",
            octets=b"",
            eof=False,
            expected=broken.expected,
            observed=broken.observed,
            segmentation="",
            reads=(),
            replay="",
            cases=1,
        )

    def _note(self, finding: Finding, case: Case, name: str, reads: Reads) -> None:
        finding = replace(
            finding,
            case=case.id,
            octets=case.octets,
            eof=case.eof,
            segmentation=name,
            reads=tuple(len(read) for read in reads),
            # A split is shown by the cases of another rule.
            replay=self._replay(case.rules[0] if case.rules else REAL_TRAFFIC),
        )
        self._ledger.broken(finding)

    def _note_sent(
        self, finding: Finding, asked: SendExample | RoundTrip, seen: SendObservation
    ) -> None:
        finding = replace(
            finding,
            case=asked.id,
            octets=seen.octets,
            calls=tuple(call_words(call) for call in asked.calls),
            replay=self._replay(finding.rule_id),
        )
        self._ledger.broken(finding)

    def _replay(self, about: str) -> str:
        strict = self._profile is Profile.STRICT
        profile = f" --profile {self._profile.value}" if strict else ""
        return f"http11 check {self._spec} --rules {about}{profile}"


def _reading(seen: Observation) -> tuple[object, ...]:
    return seen.messages, seen.ending, seen.status
