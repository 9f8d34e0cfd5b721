"""The main job: put every case to a target and gather what it breaks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from http11_oracle._judge import judge, left_out
from http11_oracle._results import (
    REAL_TRAFFIC,
    Finding,
    Outcome,
    RuleResult,
    Tally,
    TargetReport,
    add,
)
from http11_oracle._verdict import Broken, Kind, NotApplicable
from http11_oracle._words import observed_words, shorten
from http11_oracle.target import Ending, Observation, Target
from http11_strategies import (
    RULES,
    Case,
    Level,
    Reads,
    Rule,
    Verdict,
    by_lines,
    cut,
    octet_by_octet,
    whole,
)

SPLIT_RULE = "LM-04"
"""The rule that no reading depends on how the octets were cut."""

LONG_INPUT = 65536
"""Inputs of more octets than this are not cut into single octets throughout."""
SINGLE_OCTETS = 4096
"""How many octets at the start of a long input are reads of their own."""
LONG_PIECES = 256
"""In how many equal reads the rest of a long input follows."""


def readings(case: Case) -> Iterator[tuple[str, Reads]]:
    """Yield the segmentations that a case is checked under, with their names.

    They are: all octets at once; octet by octet; cut after each LF.  An input
    of more than `LONG_INPUT` octets is cut into single octets at its start only
    (`SINGLE_OCTETS` of them; the rest follows in `LONG_PIECES` equal reads).
    The end of the stream follows as ``b""`` where the case has one.
    """
    octets, eof = case.octets, case.eof
    yield "whole", whole(octets, eof=eof)
    if len(octets) <= LONG_INPUT:
        yield "octet by octet", octet_by_octet(octets, eof=eof)
    else:
        step = -(-(len(octets) - SINGLE_OCTETS) // LONG_PIECES)
        rest = range(SINGLE_OCTETS, len(octets), step)
        cuts = [*range(1, SINGLE_OCTETS), *rest]
        yield "octet by octet", cut(octets, cuts, eof=eof)
    yield "by lines", by_lines(octets, eof=eof)


class Checker:
    """Checks one target; can be asked for its report at any time.

    `spec` is how a user names the target on the command line.
    """

    def __init__(
        self, target: Target, spec: str, *, rules: Mapping[str, Rule] = RULES
    ) -> None:
        self._target = target
        self._spec = spec
        self._rules = rules
        self._tallies = {rule: Tally() for rule in rules}
        self._reasons: dict[str, str] = {}
        self._real_traffic = Tally()
        self._found: dict[tuple[str, Kind], Finding] = {}
        self._cases = 0
        self._split: list[str] = []

    def run(
        self, cases: Iterable[Case], step: Callable[[Case], None] | None = None
    ) -> None:
        """Put `cases` to the target one by one; `step` is called after each."""
        for case in cases:
            self.add(case)
            if step is not None:
                step(case)

    def add(self, case: Case) -> None:
        """Put one case to the target under all segmentations."""
        target = self._target
        if case.context.role not in target.roles:
            self._not_applicable(case, left_out(case, target) or "")
            return
        self._cases += 1
        seen = [
            (name, reads, observe(target, reads, case))
            for name, reads in readings(case)
        ]
        self._invariant(case, seen)
        judged: list[Observation] = []
        for name, reads, observation in seen:
            if observation in judged:
                continue
            judged.append(observation)
            verdict = judge(case, observation, target)
            if isinstance(verdict, NotApplicable):
                self._not_applicable(case, verdict.reason)
                return
            if isinstance(verdict, Broken):
                self._broken(case, verdict, name, reads)
                return
        add(self._tally(case), Outcome.KEPT)

    def report(self, *, complete: bool = True) -> TargetReport:
        """Return what was found so far."""
        order = {rule: number for number, rule in enumerate(self._rules)}
        findings = sorted(
            self._found.values(),
            key=lambda f: (not f.binding, order.get(f.rule_id, -1), f.kind.value),
        )
        return TargetReport(
            name=self._target.name,
            version=self._target.version,
            roles=self._target.roles,
            rules=tuple(self._result(rule) for rule in self._rules.values()),
            real_traffic=self._real_traffic,
            findings=tuple(findings),
            cases=self._cases,
            split_dependent=tuple(self._split),
            complete=complete,
        )

    def _invariant(
        self, case: Case, seen: list[tuple[str, Reads, Observation]]
    ) -> None:
        rule = self._rules.get(SPLIT_RULE)
        (name, _, first), *others = seen
        for other, reads, observation in others:
            if _reading(observation) == _reading(first):
                continue
            self._split.append(case.id)
            if rule is None:
                return
            level = rule.level_for(case.context.role)
            broken = Broken(
                Kind.SPLIT_DEPENDENCE,
                shorten(f"as {name}: {observed_words(first)}", 500),
                shorten(f"{other}: {observed_words(observation)}", 500),
            )
            self._note(case, rule, level, broken, other, reads)
            return
        if rule is not None:
            add(self._tallies[SPLIT_RULE], Outcome.KEPT)

    def _broken(self, case: Case, broken: Broken, name: str, reads: Reads) -> None:
        if not case.rules:
            level = Level.MUST if case.level is None else Level(case.level)
            self._note(case, None, level, broken, name, reads)
            return
        rule = self._rules[case.rules[0]]
        level = rule.level_for(case.context.role)
        if case.level is not None:
            level = Level(case.level)
        if level is Level.MAY and broken.kind is Kind.DUTY_TO_CLOSE:
            # The permission is to accept; closing afterwards is what it costs.
            level = Level.MUST
        self._note(case, rule, level, broken, name, reads)

    def _note(
        self,
        case: Case,
        rule: Rule | None,
        level: Level,
        broken: Broken,
        name: str,
        reads: Reads,
    ) -> None:
        tally = self._tallies[rule.id] if rule else self._real_traffic
        about = case.rules[0] if case.rules else REAL_TRAFFIC
        finding = Finding(
            rule=rule,
            level=level,
            kind=broken.kind,
            target=self._target.name,
            role=case.context.role,
            case=case.id,
            octets=case.octets,
            eof=case.eof,
            expected=broken.expected,
            observed=broken.observed,
            segmentation=name,
            reads=tuple(len(read) for read in reads),
            replay=f"http11 check {self._spec} --rules {about}",
            cases=1,
        )
        add(tally, Outcome.BROKEN if finding.binding else Outcome.DEVIATING)
        key = (finding.rule_id, finding.kind)
        known = self._found.get(key)
        if known is not None:
            finding = replace(min(known, finding, key=_shown), cases=known.cases + 1)
        self._found[key] = finding

    def _not_applicable(self, case: Case, reason: str) -> None:
        add(self._tally(case), Outcome.NOT_APPLICABLE)
        if case.rules:
            self._reasons.setdefault(case.rules[0], reason)

    def _tally(self, case: Case) -> Tally:
        return self._tallies[case.rules[0]] if case.rules else self._real_traffic

    def _result(self, rule: Rule) -> RuleResult:
        tally = self._tallies[rule.id]
        outcome = tally.outcome
        reason = ""
        if outcome is Outcome.NOT_APPLICABLE:
            reason = self._reasons.get(rule.id) or _no_example(rule)
        return RuleResult(rule=rule, outcome=outcome, tally=tally, reason=reason)


def observe(target: Target, reads: Reads, case: Case) -> Observation:
    """Ask `target` what it makes of `reads`; whatever it raises is a crash."""
    try:
        return target.observe(reads, case.context)
    except Exception as error:  # an adapter that lets it through means the same
        return Observation(ending=Ending.CRASHED, error=repr(error))


def _reading(seen: Observation) -> tuple[object, ...]:
    return seen.messages, seen.ending, seen.status


def _shown(finding: Finding) -> tuple[bool, int]:
    """Binding findings are shown first, then the smallest octets."""
    return not finding.binding, len(finding.octets)


def _no_example(rule: Rule) -> str:
    if rule.verdict is Verdict.SEND:
        return "about what is sent; this check judges what is received"
    if rule.verdict is Verdict.FORWARD:
        return "about what an intermediary passes on"
    if rule.verdict is Verdict.PROPERTY:
        return "a property of all octets, not of single examples"
    return "no case was put to the target"
