"""Judging what a stack sent: refusals, repairs, and octets that must not be there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from http11_oracle import Broken, Kept, Kind, Profile, SendObservation, judge_sent
from http11_oracle._judge_sent import (
    compared,
    not_asked,
    sending_level,
    sending_role,
)
from http11_strategies import (
    RULES,
    Call,
    CallKind,
    ExpectedMessage,
    Level,
    Message,
    Party,
    Role,
    SendExample,
    Sending,
    load_index,
)

from .toys import Toy, accepts_everything

SENDS = load_index().sends
ASKED = Call(kind=CallKind.RECEIVE, data=b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
BAD = SendExample(
    id="T/1",
    octets=b"X: a\0b\r\n",
    sender=Party.SERVER,
    calls=(ASKED, Call(kind=CallKind.RESPONSE, status=200)),
    verdict=Sending.REFUSE,
    rules=("SE-01",),
)
HEAD = b"HTTP/1.1 200 \r\n"
NUL = HEAD + b"x: a\0B\r\n\r\n"
PLAIN = HEAD + b"Content-Length: 0\r\n\r\n"


def judged(
    seen: SendObservation,
    example: SendExample = BAD,
    profile: Profile = Profile.DEFAULT,
) -> str:
    """Judge what became of an example: the kind of what is broken, or ``kept``."""
    verdict = judge_sent(example, seen, profile=profile)
    return "kept" if isinstance(verdict, Kept) else verdict.kind.value


def sent(octets: bytes) -> SendObservation:
    return SendObservation(octets=octets)


def broken(example: SendExample, seen: SendObservation) -> Broken:
    verdict = judge_sent(example, seen)
    assert isinstance(verdict, Broken)
    return verdict


@pytest.mark.parametrize("verdict", Sending)
def test_a_crash_is_always_broken(verdict: Sending) -> None:
    """An undocumented exception is never a refusal."""
    crash = SendObservation(octets=PLAIN, crashed=True, error="KeyError()")
    assert judged(crash, replace(BAD, verdict=verdict)) == "crash"
    assert "then crashed (KeyError())" in broken(BAD, crash).observed


def test_a_refusal_of_the_last_call_is_right() -> None:
    """The call that asks for the forbidden octets may be refused, whatever came."""
    refusal = SendObservation(refused=1, error="no")
    assert judged(refusal) == "kept"
    assert judged(refusal, replace(BAD, verdict=Sending.EITHER)) == "kept"
    assert judged(refusal, replace(BAD, output=())) == "kept"


def test_a_refusal_of_what_is_right_is_broken() -> None:
    """Reading the request, calls before the one in question, and repairable calls."""
    early = SendObservation(refused=1, error="no")
    data = Call(kind=CallKind.DATA, data=b"x")
    assert judged(SendObservation(refused=0)) == "over-rejection"
    assert (
        judged(SendObservation(refused=0), replace(BAD, refusable_from=0))
        == "over-rejection"
    )
    assert judged(early, replace(BAD, verdict=Sending.REPAIR)) == "over-rejection"
    assert judged(early, replace(BAD, calls=(*BAD.calls, data))) == "over-rejection"
    assert (
        judged(early, replace(BAD, calls=(*BAD.calls, data), refusable_from=1))
        == "kept"
    )
    words = broken(replace(BAD, verdict=Sending.REPAIR), early)
    assert words.observed == (
        "sent nothing, then refused response 200 (no); a call that is right was refused"
    )
    assert words.expected == "sent in a valid form"


def test_forbidden_octets_are_found_in_any_case() -> None:
    """Field names are compared without case; octets before a refusal count too."""
    assert judged(sent(NUL)) == "forbidden-output"
    assert judged(SendObservation(octets=NUL, refused=1)) == "forbidden-output"
    assert judged(sent(PLAIN)) == "kept"
    words = broken(BAD, sent(NUL))
    assert words.expected == r"refused, or repaired; never sent: 'X: a\x00b\r\n'"
    assert words.observed == r"sent 'HTTP/1.1 200 \r\nx: a\x00B\r\n\r\n'"


@pytest.mark.parametrize("verdict", Sending)
def test_output_that_nobody_may_generate(verdict: Sending) -> None:
    """Whatever an example is about, its output has to be valid."""
    assert (
        judged(sent(HEAD + b"X y\r\n\r\n"), replace(BAD, verdict=verdict))
        == "forbidden-output"
    )
    words = broken(BAD, sent(HEAD + b"X y\r\n\r\n")).observed
    assert words.endswith("; the field line b'X y'")


def test_octets_that_are_legal_elsewhere() -> None:
    """Such octets may be part of the output if it means the right thing."""
    example = replace(
        BAD,
        octets=b"Content-Length: 0\r\n",
        in_context_only=True,
        output=(ExpectedMessage(status=200, lacks=(b"content-length",)),),
    )
    assert judged(sent(PLAIN), example) == "forbidden-output"
    assert judged(sent(HEAD + b"\r\nContent-Length: 0\r\n"), example) == "kept"
    words = broken(example, sent(PLAIN))
    assert words.expected.startswith("refused, or repaired; not in this context: 'C")
    assert "message 1: field b'content-length': expected none" in words.observed


def test_nothing_may_be_the_right_output() -> None:
    """An empty output is what a repair may come to; any message is too much."""
    assert judged(sent(b""), replace(BAD, output=())) == "kept"
    assert judged(sent(PLAIN), replace(BAD, output=())) == "forbidden-output"
    words = broken(replace(BAD, output=()), sent(PLAIN)).observed
    assert words.endswith("; 1 message in place of 0")


def test_a_repair_has_its_octets() -> None:
    """What a repair must contain is asked for."""
    wanted = b"Content-Length: 0"
    example = replace(BAD, verdict=Sending.REPAIR, must_contain=wanted)
    assert judged(sent(PLAIN), example) == "kept"
    assert judged(sent(HEAD + b"\r\n"), example) == "forbidden-output"
    words = broken(example, sent(HEAD + b"\r\n"))
    assert words.expected == "sent, with 'Content-Length: 0'"
    assert words.observed.endswith("; 'Content-Length: 0' is missing")


def test_either_way_is_right_where_the_rule_leaves_it() -> None:
    """Only invalid output is wrong then."""
    wanted = (ExpectedMessage(status=404),)
    assert (
        judged(sent(PLAIN), replace(BAD, verdict=Sending.EITHER, output=wanted))
        == "kept"
    )
    words = broken(replace(BAD, verdict=Sending.EITHER), sent(b"x"))
    assert words.expected == "refused by a documented error, or sent in a valid form"


def test_strict_examples_hold_in_the_strict_profile_only() -> None:
    """Elsewhere both are right."""
    ours = HEAD + b"X: a\x01b\r\n\r\n"
    example = replace(BAD, octets=b"X: a\x01b\r\n", strict_only=True)
    assert judged(sent(ours), example) == "kept"
    strict = Profile.STRICT
    assert judged(sent(ours), example, strict) == "forbidden-output"
    assert judged(SendObservation(refused=1), example, strict) == "kept"


def test_levels_are_those_of_senders() -> None:
    """The example's own level, then the rule's for senders, then the rule's."""
    assert sending_level(BAD) is Level.MUST_NOT
    assert sending_level(replace(BAD, level="SHOULD")) is Level.SHOULD
    differs = next(rule for rule in RULES.values() if rule.sender_level)
    assert sending_level(replace(BAD, rules=(differs.id,))) is differs.sender_level
    assert sending_role(BAD) is Role.SERVER


def test_examples_that_cannot_be_asked() -> None:
    """A side that the target does not play, and what it leaves to its caller."""
    client = Toy(accepts_everything, roles=frozenset({Role.CLIENT}))
    assert not_asked(BAD, client) == "toy does not send what a server sends"
    assert not_asked(BAD, Toy(accepts_everything)) is None
    for key in ("T/1", "SE-01", "serialiser"):
        toy = Toy(accepts_everything, left_to_caller={key: "why"})
        assert not_asked(BAD, toy) == "why"


def test_messages_are_compared_by_number_and_parts() -> None:
    """The first difference is told."""
    wanted = (ExpectedMessage(status=200), ExpectedMessage(body=b"x"))
    right = (Message(status=200), Message(body=b"x"))
    assert compared(wanted, right) is None
    assert compared(wanted, right[:1]) == "1 message in place of 2"
    assert compared(wanted, (right[0], Message(body=b"y"))) == (
        "message 2: body: expected b'x', observed b'y'"
    )


@pytest.mark.parametrize("example", SENDS, ids=lambda example: example.id)
def test_sending_the_forbidden_form_is_found(example: SendExample) -> None:
    """Every example's own octets, sent as they are, break its rule.

    Octets that are only part of a message, and those that are forbidden in their
    context alone, are put into one.
    """
    octets = in_a_message(example)
    verdict = judge_sent(example, sent(octets), profile=Profile.STRICT)
    if example.verdict is Sending.EITHER:
        assert isinstance(verdict, Kept)
    else:
        assert isinstance(verdict, Broken)
        assert verdict.kind is Kind.FORBIDDEN_OUTPUT


def in_a_message(example: SendExample) -> bytes:
    octets = example.octets
    server = example.sender is Party.SERVER
    if octets.startswith(
        (b"HTTP/", b"GET ", b"POST ", b"CONNECT ", b"TRACE ", b"G ET")
    ):
        start = b""
    elif octets.startswith(b"0\r\n"):
        start = b"HTTP/1.1 200 \r\nTransfer-Encoding: chunked\r\n\r\n"
    elif octets == b"x":
        start = b""
    else:
        start = b"HTTP/1.1 200 \r\n" if server else b"POST / HTTP/1.1\r\n"
        if b"Host" not in octets and not server:
            start += b"Host: a\r\n"
    end = b"" if b"\r\n\r\n" in octets or octets == b"x" else b"\r\n"
    return start + octets + end


def test_refusable_calls_are_calls() -> None:
    """The corpus names only calls that exist, and none that only reads."""
    for example in SENDS:
        first = example.refusable_from
        if first is not None:
            assert first < len(example.calls) - 1
            assert example.calls[first].kind is not CallKind.RECEIVE


def test_octets_forbidden_in_context_say_what_is_right() -> None:
    """Without that the output could not be judged."""
    for example in SENDS:
        if example.in_context_only:
            assert example.output is not None
