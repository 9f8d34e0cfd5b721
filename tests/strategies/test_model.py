"""The shared words: how an expectation is compared with a message."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from http11_strategies import ExpectedMessage, Framing, Message

octets = st.binary(max_size=8)
names = st.sampled_from([b"a", b"b", b"content-length", b"transfer-encoding"])
fields = st.lists(st.tuples(names, octets), max_size=4).map(tuple)
messages = st.builds(
    Message,
    method=st.none() | octets,
    target=st.none() | octets,
    status=st.none() | st.integers(100, 599),
    reason=st.none() | octets,
    version=st.none() | octets,
    fields=fields,
    body=octets,
    trailers=st.none() | fields,
    framing=st.none() | st.sampled_from(Framing),
    keep_alive=st.none() | st.booleans(),
    authority=st.none() | octets,
    interim=st.lists(st.integers(100, 199), max_size=2).map(tuple),
)

SCALARS = [
    (
        ExpectedMessage(method=b"GET"),
        Message(method=b"PUT"),
        "method: expected b'GET', observed b'PUT'",
    ),
    (
        ExpectedMessage(target=b"/"),
        Message(target=b"/a"),
        "target: expected b'/', observed b'/a'",
    ),
    (
        ExpectedMessage(authority=b"a"),
        Message(authority=b"b"),
        "authority: expected b'a', observed b'b'",
    ),
    (
        ExpectedMessage(status=200),
        Message(status=204),
        "status: expected 200, observed 204",
    ),
    (
        ExpectedMessage(version=b"1.1"),
        Message(version=b"1.0"),
        "version: expected b'1.1', observed b'1.0'",
    ),
    (
        ExpectedMessage(reason=b"OK"),
        Message(reason=b""),
        "reason: expected b'OK', observed b''",
    ),
    (
        ExpectedMessage(body=b"a"),
        Message(),
        "body: expected b'a', observed b''",
    ),
    (
        ExpectedMessage(trailers=()),
        Message(trailers=((b"a", b"b"),)),
        "trailers: expected (), observed ((b'a', b'b'),)",
    ),
    (
        ExpectedMessage(framing=Framing.CHUNKED),
        Message(framing=Framing.NONE),
        f"framing: expected {Framing.CHUNKED!r}, observed {Framing.NONE!r}",
    ),
    (
        ExpectedMessage(keep_alive=True),
        Message(keep_alive=False),
        "keep-alive: expected True, observed False",
    ),
    (
        ExpectedMessage(interim=(100,)),
        Message(),
        "interim responses: expected (100,), observed ()",
    ),
]


def exactly(message: Message) -> ExpectedMessage:
    return ExpectedMessage(
        method=message.method,
        target=message.target,
        authority=message.authority,
        status=message.status,
        version=message.version,
        reason=message.reason,
        fields=message.fields,
        body=message.body,
        trailers=message.trailers,
        framing=message.framing,
        keep_alive=message.keep_alive,
        interim=message.interim,
    )


@given(messages)
def test_message_is_as_expected_from_itself(message: Message) -> None:
    """Every message fulfils the expectation that is made of it, point by point."""
    assert exactly(message).differences(message) == []


@given(messages)
def test_empty_expectation_leaves_everything_open(message: Message) -> None:
    """An expectation without a point has no difference to any message."""
    assert ExpectedMessage().differences(message) == []


@given(messages, messages)
def test_differences_are_symmetric(one: Message, other: Message) -> None:
    """Two messages differ in one direction if and only if in the other."""
    forth = exactly(one).differences(other)
    back = exactly(other).differences(one)
    assert bool(forth) == bool(back)


@pytest.mark.parametrize(("expected", "message", "words"), SCALARS)
def test_differing_point_is_named(
    expected: ExpectedMessage, message: Message, words: str
) -> None:
    """A point that differs is told with its name and both values."""
    assert expected.differences(message) == [words]


def test_point_that_the_stack_does_not_tell_is_not_compared() -> None:
    """``None`` in a message means that the stack does not tell, not a difference."""
    assert ExpectedMessage(method=b"GET", status=200).differences(Message()) == []


@pytest.mark.parametrize(
    ("status", "found"),
    [
        (None, []),
        (99, []),
        (100, ["invalid status code read as 100"]),
        (499, ["invalid status code read as 499"]),
        (500, []),
    ],
)
def test_invalid_status_code_is_not_read_as_one_of_the_range(
    status: int | None, found: list[str]
) -> None:
    """`status_outside` forbids the codes of its range, both ends included."""
    expected = ExpectedMessage(status_outside=(100, 499))
    assert found == expected.differences(Message(status=status))


def test_fields_are_compared_in_order() -> None:
    """All field lines count, and their order does."""
    expected = ExpectedMessage(fields=((b"a", b"1"), (b"b", b"2")))
    swapped = Message(fields=((b"b", b"2"), (b"a", b"1")))
    assert expected.differences(swapped) == [
        "fields: expected ((b'a', b'1'), (b'b', b'2')), "
        "observed ((b'b', b'2'), (b'a', b'1'))"
    ]


def test_values_of_framing_fields_may_be_rewritten() -> None:
    """Content-Length and Transfer-Encoding are compared by their effect only."""
    expected = ExpectedMessage(fields=((b"content-length", b"005"), (b"a", b"1")))
    message = Message(fields=((b"content-length", b"5"), (b"a", b"1")))
    assert expected.differences(message) == []


def test_field_that_must_be_there() -> None:
    """`has` asks for one line of that name with that value, among others."""
    expected = ExpectedMessage(has=((b"a", b"1"),))
    assert expected.differences(Message(fields=((b"a", b"0"), (b"a", b"1")))) == []
    assert expected.differences(Message(fields=((b"a", b"0"),))) == [
        "field b'a': expected value b'1', observed [b'0']"
    ]


def test_field_whose_value_matches() -> None:
    """`matches` asks for a value that the pattern covers from end to end."""
    expected = ExpectedMessage(matches=((b"a", b"x +y"),))
    assert expected.differences(Message(fields=((b"a", b"x  y"),))) == []
    assert expected.differences(Message(fields=((b"a", b"x y!"),))) == [
        "field b'a': expected a value like b'x +y', observed [b'x y!']"
    ]


def test_field_that_must_not_be_there() -> None:
    """`lacks` forbids every line of that name."""
    expected = ExpectedMessage(lacks=(b"a",))
    assert expected.differences(Message(fields=((b"b", b"1"),))) == []
    assert expected.differences(Message(fields=((b"a", b"1"), (b"a", b"2")))) == [
        "field b'a': expected none, observed [b'1', b'2']"
    ]


def test_field_line_that_must_not_be_there() -> None:
    """`lacks_lines` forbids one line; the name may be there with another value."""
    expected = ExpectedMessage(lacks_lines=((b"a", b"1"),))
    assert expected.differences(Message(fields=((b"a", b"2"), (b"b", b"1")))) == []
    assert expected.differences(Message(fields=((b"a", b"2"), (b"a", b"1")))) == [
        "field b'a': the value b'1' must not be there"
    ]
