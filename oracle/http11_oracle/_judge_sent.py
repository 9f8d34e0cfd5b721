"""The judge of what is sent: whether a stack's output keeps the rules."""

from __future__ import annotations

from collections.abc import Sequence

from http11_oracle._sent import Unreadable, read_sent
from http11_oracle._verdict import Broken, Kept, Kind
from http11_oracle._words import counted, escape, sending_words, shorten
from http11_oracle.target import Profile, SendObservation, Target
from http11_strategies import (
    RULES,
    CallKind,
    ExpectedMessage,
    Level,
    Message,
    Role,
    SendExample,
    Sending,
)


def judge_sent(
    example: SendExample, seen: SendObservation, *, profile: Profile = Profile.DEFAULT
) -> Kept | Broken:
    """Judge what a stack, set to `profile`, made of the calls of `example`.

    A crash is always broken.  A refusal counts only if a call was refused that
    may be: the last one, where the example says nothing else.
    """
    if seen.crashed:
        kind, detail = Kind.CRASH, ""
    else:
        verdict = _verdict(example, profile)
        fault = _refused(example, verdict, seen) or _sent(example, verdict, seen)
        if fault is None:
            return Kept()
        kind, detail = fault
    observed = sending_words(seen, example.calls)
    words = f"{observed}; {detail}" if detail else observed
    return Broken(kind, _expected(example, profile), shorten(words, 500))


def not_asked(example: SendExample, target: Target) -> str | None:
    """Say why `example` cannot be asked of a sender, or return ``None``."""
    role = sending_role(example)
    if role not in target.roles:
        return f"{target.name} does not send what a {role.value} sends"
    left, rule = target.left_to_caller, example.rules[0]
    for key in (example.id, rule, RULES[rule].category.value):
        if key in left:
            return left[key]
    return None


def sending_role(example: SendExample) -> Role:
    """Return the side that the stack plays in `example`."""
    return Role(example.sender.value)


def sending_level(example: SendExample) -> Level:
    """Return the level of requirement that binds the sender."""
    rule = RULES[example.rules[0]]
    if example.level is not None:
        return Level(example.level)
    return rule.sender_level or rule.level


def compared(
    wanted: Sequence[ExpectedMessage], messages: Sequence[Message]
) -> str | None:
    """Say what is wrong with `messages`, or return ``None``."""
    if len(wanted) != len(messages):
        found = counted(len(messages), "message")
        return f"{found} in place of {len(wanted)}"
    for number, (expected, message) in enumerate(
        zip(wanted, messages, strict=True), start=1
    ):
        differences = expected.differences(message)
        if differences:
            return f"message {number}: {shorten('; '.join(differences), 200)}"
    return None


_Fault = tuple[Kind, str]


def _verdict(example: SendExample, profile: Profile) -> Sending:
    if example.strict_only and profile is not Profile.STRICT:
        return Sending.EITHER
    return example.verdict


def _refused(
    example: SendExample, verdict: Sending, seen: SendObservation
) -> _Fault | None:
    """A refusal of a call that is right."""
    if seen.refused is None:
        return None
    first = example.refusable_from
    if first is None:
        first = len(example.calls) - 1
    if example.calls[seen.refused].kind is CallKind.RECEIVE or seen.refused < first:
        return Kind.OVER_REJECTION, "a call before the one in question was refused"
    if verdict is Sending.REPAIR:
        return Kind.OVER_REJECTION, "a call that is right was refused"
    return None


def _sent(
    example: SendExample, verdict: Sending, seen: SendObservation
) -> _Fault | None:
    """Output that is wrong, whether a call was refused after it or not."""
    kind = Kind.FORBIDDEN_OUTPUT
    # Names are compared without case, so everything is.
    there = example.octets.lower() in seen.octets.lower()
    if there and verdict is not Sending.EITHER and not example.in_context_only:
        return kind, ""
    try:
        messages = read_sent(seen.octets, example.calls, sending_role(example))
    except Unreadable as error:
        return kind, str(error)
    if seen.refused is not None or verdict is Sending.EITHER:
        return None
    wanted = example.must_contain
    if wanted is not None and wanted not in seen.octets:
        return kind, f"'{escape(wanted)}' is missing"
    different = None
    if example.output is not None:
        different = compared(example.output, messages)
    return None if different is None else (kind, different)


def _expected(example: SendExample, profile: Profile) -> str:
    forbidden = f"'{escape(example.octets)}'"
    verdict = _verdict(example, profile)
    if verdict is Sending.EITHER:
        return "refused by a documented error, or sent in a valid form"
    if verdict is Sending.REPAIR:
        wanted = example.must_contain
        return f"sent, with '{escape(wanted)}'" if wanted else "sent in a valid form"
    if example.in_context_only:
        return f"refused, or repaired; not in this context: {forbidden}"
    return f"refused, or repaired; never sent: {forbidden}"
