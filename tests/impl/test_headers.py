"""Header sections: checks, normal form, and how they compare."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest
from hypothesis import given, strategies as st

from h11impl import LocalProtocolError
from h11impl._headers import Headers, headers_from, to_bytes

names = st.text("abcXYZ-_09", min_size=1, max_size=4).map(str.encode)
values = st.binary(max_size=6).filter(
    lambda value: value.strip(b" \t") == value and not set(value) & set(b"\0\n\v\f\r")
)


@given(st.lists(st.tuples(names, values)))
def test_normal_form(pairs: list[tuple[bytes, bytes]]) -> None:
    """Names are compared in lower case; their spelling, order and values stay."""
    headers = headers_from(pairs)
    assert [(name.lower(), value) for name, value in pairs] == headers
    assert pairs == headers.raw_items()
    assert len(pairs) == len(headers)
    assert list(headers) == [headers[at] for at in range(len(headers))] == headers[:]


@given(st.lists(st.tuples(names, st.binary(max_size=6))))
def test_values_are_checked_alike_one_by_one_and_together(
    pairs: list[tuple[bytes, bytes]],
) -> None:
    """The check of the whole section refuses exactly what one value is refused for."""

    def refused(some: list[tuple[bytes, bytes]]) -> bool:
        try:
            headers_from(some)
        except LocalProtocolError:
            return True
        return False

    assert any(refused([pair]) for pair in pairs) == refused(pairs)


@pytest.mark.parametrize("name", ["", "a b", "a:", "a\r\nb", "\xe9".encode(), " a"])
def test_illegal_names(name: str | bytes) -> None:
    """A name is a token (RFC 9110, 5.1); the message shows what was given."""
    with pytest.raises(LocalProtocolError) as caught:
        headers_from([(name, "x")])
    assert f"Illegal header name {to_bytes(name)!r}" == str(caught.value)


@pytest.mark.parametrize("value", ["a\rb", "a\nb", "a\0b", "a\vb", "a\fb", " a", "a\t"])
def test_illegal_values(value: str) -> None:
    """No line end, NUL or edge white space in a value (RFC 9110, 5.5)."""
    with pytest.raises(LocalProtocolError) as caught:
        headers_from([("ok", "fine"), ("x", value)])
    assert f"Illegal header value {value.encode()!r}" == str(caught.value)


def test_inputs_are_taken_as_they_come() -> None:
    """Any iterable of pairs of str or bytes-like, once, lists as pairs too."""

    def once() -> Iterator[Sequence[str | bytes | bytearray | memoryview]]:
        yield ["A", "b"]
        yield (b"C", bytearray(b"d"))
        yield (memoryview(b"E"), "f")

    assert [(b"a", b"b"), (b"c", b"d"), (b"e", b"f")] == headers_from(once())


def test_inputs_that_are_no_octets() -> None:
    """What is neither ASCII text nor bytes-like is refused, numbers too."""
    with pytest.raises(UnicodeEncodeError):
        to_bytes("\u1234")
    with pytest.raises(TypeError):
        to_bytes(5)  # type: ignore[arg-type]


def test_comparison_and_repr() -> None:
    """Equal to any sequence of the same pairs, to nothing else; not hashable."""
    headers = headers_from([("A", "b")])
    assert headers == headers_from([("a", "b")])
    assert headers == ((b"a", b"b"),)
    assert headers != [(b"a", b"c")]
    assert headers != {b"a": b"b"}
    assert "<Headers([(b'a', b'b')])>" == repr(headers)
    with pytest.raises(TypeError):
        hash(headers)


def test_checked_again_when_reused() -> None:
    """A trailer section may hold framing fields that a header section may not."""
    trailers = Headers([(b"content-length", b"x")], [b"Content-Length"])
    with pytest.raises(LocalProtocolError, match="bad Content-Length"):
        headers_from(trailers)
    assert headers_from(headers_from([("A", "b")])) == [(b"a", b"b")]


def test_combined_values() -> None:
    """Several lines are one list (RFC 9110, 5.3)."""
    headers = headers_from([("A", "1"), ("b", "2"), ("a", "3,X"), ("A", "")])
    assert {b"a": b"1, 3,X, ", b"b": b"2"} == headers.combined
    assert [b"1", b"3", b"x"] == headers.members_of(b"a")
    assert [] == headers.members_of(b"c")
    assert headers.repeats(b"a")
    assert not headers.repeats(b"b")
    assert not headers_from([("A", "1")]).repeats(b"a")


def test_copies_with_a_field_changed() -> None:
    """Each helper changes one thing and keeps order and spelling of the rest."""
    headers = headers_from([("A", "1"), ("B", "2"), ("a", "3")])
    assert headers.without(b"c") is headers
    assert [(b"B", b"2")] == headers.without(b"a", b"c").raw_items()
    last = headers.with_last(b"X-Y", b"z")
    assert (b"x-y", b"z") == last[-1]
    assert (b"X-Y", b"z") == last.raw_items()[-1]
    one = headers.with_one(b"a", b"9")
    assert [(b"A", b"9"), (b"B", b"2")] == one.raw_items()
    assert [(b"a", b"9"), (b"b", b"2")] == one
    first = headers.with_first(b"b")
    assert [(b"B", b"2"), (b"A", b"1"), (b"a", b"3")] == first.raw_items()
    assert [(b"b", b"2"), (b"a", b"1"), (b"a", b"3")] == first
    assert headers.with_first(b"a") is headers


@pytest.mark.parametrize("value", ["5", "005", "0" * 20])
def test_lengths(value: str) -> None:
    """Up to twenty digits, leading zeros included (RFC 9110, 8.6)."""
    assert [(b"content-length", value.encode())] == headers_from(
        [("Content-Length", value)]
    )


@pytest.mark.parametrize("values", [["5", "5"], ["5,5"], ["5 ,\t5", "5"]])
def test_equal_lengths_become_one(values: list[str]) -> None:
    """A repeated number is that number (RFC 9110, 8.6)."""
    pairs = [("a", "b"), *(("Content-Length", value) for value in values)]
    assert [(b"a", b"b"), (b"content-length", b"5")] == headers_from(pairs)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["5", "6"], "conflicting Content-Length headers"),
        (["5,"], "conflicting Content-Length headers"),
        (["+5"], "bad Content-Length b'+5'"),
        ([""], "bad Content-Length b''"),
        (["5_0"], "bad Content-Length b'5_0'"),
        (["\xb2"], r"bad Content-Length b'\xb2'"),
        (["1" * 21], "bad Content-Length b'111111111111111111111'"),
    ],
)
def test_bad_lengths(values: list[str], message: str) -> None:
    """Anything else frames nothing (RFC 9112, 6.3)."""
    pairs = [("Content-Length", value.encode("latin-1")) for value in values]
    with pytest.raises(LocalProtocolError) as caught:
        headers_from(pairs)
    assert message == str(caught.value)


@pytest.mark.parametrize(
    "values", [["chunked"], ["cHuNkEd"], [", chunked,,"], ["", "chunked"]]
)
def test_chunked(values: list[str]) -> None:
    """Chunked in any case, empty members aside (RFC 9112, 7; RFC 9110, 5.6.1.2)."""
    pairs = [("Transfer-Encoding", value) for value in values]
    headers = headers_from(pairs)
    assert [(b"transfer-encoding", b"chunked")] == headers
    assert [(b"Transfer-Encoding", b"chunked")] == headers.raw_items()


@pytest.mark.parametrize(
    ("value", "message", "status"),
    [
        ("gzip", "the last transfer coding must be chunked, not b'gzip'", 501),
        ("", "the last transfer coding must be chunked, not b''", 501),
        (
            "chunked, x",
            "the last transfer coding must be chunked, not b'chunked, x'",
            501,
        ),
        (
            "chunked;a=b",
            "the last transfer coding must be chunked, not b'chunked;a=b'",
            501,
        ),
        ("chunked,chunked", "malformed Transfer-Encoding b'chunked, chunked'", 400),
        ("a b, chunked", "malformed Transfer-Encoding b'a b, chunked'", 400),
        (
            "gzip, chunked",
            "only the transfer coding chunked is implemented, not b'gzip, chunked'",
            501,
        ),
    ],
)
def test_other_codings(value: str, message: str, status: int) -> None:
    """Nothing but chunked is implemented, and nothing may follow it."""
    with pytest.raises(LocalProtocolError) as caught:
        headers_from([("Transfer-Encoding", value)])
    assert (message, status) == (str(caught.value), caught.value.error_status_hint)
