"""The judge: whether what a stack made of a case keeps the rules.

Everything here is a pure function of its arguments.  Three verdicts exist, and
only :class:`Kept` is a pass: what a target leaves to its caller is
:class:`NotApplicable`, whatever it did with the octets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from http11_oracle._faults import Fault, against, leniency
from http11_oracle._verdict import Broken, Kept, Kind, NotApplicable, Verdict
from http11_oracle._words import expected_words, observed_words, shorten
from http11_oracle.target import Ending, Observation, Profile, Target
from http11_strategies import (
    RULES,
    Case,
    Message,
    Role,
)


def judge(
    case: Case,
    observation: Observation,
    target: Target,
    *,
    profile: Profile = Profile.DEFAULT,
) -> Verdict:
    """Judge what `target`, set to `profile`, made of `case`.

    A crash or a hang is always broken, also where the target leaves the rule to
    its caller.  Points that the observation does not tell are not judged.
    """
    reason = left_out(case, target)
    abrupt = _abrupt(observation)
    if reason is not None and (abrupt is None or case.context.role not in target.roles):
        return NotApplicable(reason)
    fault = abrupt or _judged(case, observation)
    if fault is None and profile is Profile.STRICT and tolerated(case):
        fault = leniency(case.expectation, observation, case)
    if fault is None:
        return Kept()
    expected = fault.expected or expected_words(case.expectation)
    seen = observed_words(observation)
    words = f"{seen}; {fault.detail}" if fault.detail else seen
    return Broken(fault.kind, shorten(expected), shorten(words, 500))


def tolerated(case: Case) -> bool:
    """Whether accepting `case` is leniency, which a strict recipient has not."""
    if case.tolerance is not None:
        return case.tolerance
    return bool(case.rules) and RULES[case.rules[0]].tolerance


def left_out(case: Case, target: Target) -> str | None:
    """Say why `case` cannot be asked of `target`, or return ``None``."""
    role = case.context.role
    if role not in target.roles:
        return f"{target.name} does not read what a {role.value} receives"
    left = target.left_to_caller
    if case.id in left:
        return left[case.id]
    for rule in (*case.rules, *_leans_on(case)):
        category = RULES[rule].category.value if rule in RULES else ""
        reason = left.get(rule) or left.get(category)
        if reason is not None:
            return reason
    return None


def _leans_on(case: Case) -> list[str]:
    """Rules without which a response cannot be framed, whatever it is about."""
    if case.context.role is Role.SERVER:
        return []
    methods = {request.method for request in case.context.requests}
    needed = [("BL-01", b"HEAD" in methods), ("BL-04", b"CONNECT" in methods)]
    return [rule for rule, here in needed if here]


def _abrupt(seen: Observation) -> Fault | None:
    if seen.ending is Ending.CRASHED:
        return Fault(Kind.CRASH)
    if seen.ending is Ending.HUNG:
        return Fault(Kind.HANG)
    return None


def _judged(case: Case, seen: Observation) -> Fault | None:
    fault = against(case.expectation, seen, case)
    if fault is None or fault.kind is Kind.WRONG_FRAMING:
        # A raw CR explains a differing message better than the difference does.
        fault = _unclean(seen.messages) or fault
    return fault or _signals(case, seen)


def _unclean(messages: Sequence[Message]) -> Fault | None:
    for number, message in enumerate(messages, start=1):
        for what, octets in _elements(message):
            # NUL in a reason phrase breaks the grammar only: no MUST covers it.
            forbidden = b"\r\n" if what == "reason phrase" else b"\r\n\0"
            if any(bad in octets for bad in forbidden):
                return Fault(
                    Kind.NOT_NORMALISED,
                    f"message {number}: {what} {shorten(repr(octets), 80)}",
                    "refused, or each CR, LF and NUL replaced by SP",
                )
    return None


def _elements(message: Message) -> Iterator[tuple[str, bytes]]:
    yield "method", message.method or b""
    yield "target", message.target or b""
    yield "reason phrase", message.reason or b""
    for name, value in (*message.fields, *(message.trailers or ())):
        yield "field name", name
        yield "field value", value


def _signals(case: Case, seen: Observation) -> Fault | None:
    if seen.ending is Ending.REJECTED:
        return None
    for kind, wanted, told, words in (
        (Kind.WANTS_100, case.wants_100, seen.wants_100, "waits for 100 (Continue)"),
        (Kind.MAY_SWITCH, case.may_switch, seen.may_switch, "may switch protocols"),
    ):
        if None not in (wanted, told) and wanted != told:
            return Fault(kind, f"told: {_not(told)}{words}", f"{_not(wanted)}{words}")
    return None


def _not(value: bool | None) -> str:
    return "the peer " if value else "not: the peer "
