"""Octets, expectations and observations in words."""

from __future__ import annotations

import ast

import pytest
from hypothesis import given, strategies as st

from http11_oracle import Ending, Observation, SendObservation, escape
from http11_oracle._words import (
    call_words,
    expected_words,
    observed_words,
    sending_words,
    shorten,
)
from http11_strategies import (
    Accept,
    Call,
    CallKind,
    Either,
    Expectation,
    ExpectedMessage,
    Incomplete,
    Message,
    Reject,
)

GET = ExpectedMessage(method=b"GET", target=b"/")
OK = ExpectedMessage(status=200, body=b"")


@given(st.binary())
def test_escaped_octets_can_be_read_back(octets: bytes) -> None:
    """Escaping loses nothing: as a bytes literal the text is the octets again."""
    text = escape(octets, None)
    literal = text.replace("'", "\\'")
    assert ast.literal_eval(f"b'{literal}'") == octets


@given(st.binary(max_size=400), st.integers(3, 300))
def test_escaped_octets_are_printable_ascii(octets: bytes, limit: int) -> None:
    """No control character of an input can reach the terminal."""
    text = escape(octets, limit)
    assert text.isascii()
    assert text.isprintable()


def test_long_octets_show_both_ends_and_the_number_between() -> None:
    """A long input is recognised by its start, its end and its length."""
    assert escape(b"a" * 6 + b"b" * 90 + b"c" * 4, 9) == "aaaaaa [91 more octets] ccc"


def test_short_octets_are_shown_as_they_are() -> None:
    """Quotes and backslashes stay readable."""
    assert escape(b"a'b\"c\\\r\n\x00") == "a'b\"c\\\\\\r\\n\\x00"


@given(st.text(), st.integers(2, 50))
def test_shortened_text_keeps_its_ends(text: str, limit: int) -> None:
    """What fits stays; of what does not, the beginning and the end stay."""
    short = shorten(text, limit)
    half = limit // 2
    assert short == text or (short[:half], short[-half:]) == (
        text[:half],
        text[-half:],
    )


@pytest.mark.parametrize(
    ("expectation", "words"),
    [
        (Accept(messages=()), "no message"),
        (Accept(messages=(GET,)), "1 message [GET /]"),
        (Accept(messages=(GET,), exact=False), "1 message [GET /] first"),
        (Accept(messages=(OK,), close=True), "1 message [200 no body]; then close"),
        (
            Accept(messages=(ExpectedMessage(body=b"hi"),), close=False),
            "1 message [body 'hi']; stay open",
        ),
        (
            Accept(messages=(ExpectedMessage(),) * 5),
            "5 messages [any]; [any]; [any]; 2 more",
        ),
        (Reject(), "refused"),
        (
            Reject(after=(GET,), statuses=frozenset({501, 400}), close=True),
            "1 message [GET /], then refused with 400 or 501; then close",
        ),
        (Incomplete(), "no complete message"),
        (Incomplete(after=(GET,)), "1 message [GET /], then no complete message"),
        (
            Either(accept=Accept(messages=(GET,)), reject=Reject()),
            "refused; or, if accepted: 1 message [GET /]",
        ),
    ],
)
def test_expectations_in_words(expectation: Expectation, words: str) -> None:
    """Each kind of expectation has one line of its own."""
    assert expected_words(expectation) == words


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (
            Observation(ending=Ending.REJECTED, status=400, error="bad"),
            "no message, then refused with 400 (bad)",
        ),
        (
            Observation(messages=(Message(status=204),), ending=Ending.COMPLETE),
            "1 message [204 no body], then waits for the next message",
        ),
        (
            Observation(ending=Ending.CRASHED, error="x" * 200),
            f"no message, then crashed ({'x' * 60} [80 characters] {'x' * 60})",
        ),
    ],
)
def test_observations_in_words(seen: Observation, words: str) -> None:
    """An observation says its messages, its ending and the stack's own words."""
    assert observed_words(seen) == words


@pytest.mark.parametrize("ending", Ending)
def test_every_ending_has_words(ending: Ending) -> None:
    """No ending is left without a name in reports."""
    assert observed_words(Observation(ending=ending)).startswith("no message, then ")


HOST = (b"Host", b"a")


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (
            Call(kind=CallKind.REQUEST, method=b"GET", target=b"/\0", fields=(HOST,)),
            r"request GET /\x00 with 'Host: a'",
        ),
        (
            Call(kind=CallKind.RESPONSE, status=200, fields=(HOST, (b"X", b"\r\n"))),
            r"response 200 with 'Host: a', 'X: \r\n'",
        ),
        (
            Call(kind=CallKind.INFORMATIONAL, status=103, reason=b"Early Hints"),
            "informational 103 Early Hints",
        ),
        (Call(kind=CallKind.RECEIVE, data=b"GET\r\n"), r"receive GET\r\n"),
        (Call(kind=CallKind.DATA), "data nothing"),
        (Call(kind=CallKind.END), "end"),
        (Call(kind=CallKind.END, fields=(HOST,)), "end with 'Host: a'"),
        (Call(kind=CallKind.NEXT), "next"),
    ],
)
def test_calls_in_words(call: Call, words: str) -> None:
    """A call is one readable line, its octets escaped."""
    assert call_words(call) == words


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (SendObservation(), "sent nothing"),
        (SendObservation(octets=b"x\n"), r"sent 'x\n'"),
        (
            SendObservation(octets=b"x", refused=1, error="no"),
            "sent 'x', then refused end (no)",
        ),
        (
            SendObservation(crashed=True, error="KeyError()"),
            "sent nothing, then crashed (KeyError())",
        ),
    ],
)
def test_what_was_sent_in_words(seen: SendObservation, words: str) -> None:
    """Octets come first, then how the calls ended."""
    calls = (Call(kind=CallKind.DATA), Call(kind=CallKind.END))
    assert sending_words(seen, calls) == words
