"""Strict readers of JSON: what does not fit is told in one line."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from hypothesis import given, strategies as st

from http11_strategies import _json
from http11_strategies._json import Record, ShapeError

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=4),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner)
    ),
    max_leaves=5,
)


@given(values)
def test_parse_gives_back_what_was_written(value: object) -> None:
    """Parsing is the inverse of writing JSON."""
    assert value == _json.parse(json.dumps(value))


def test_text_that_is_not_json() -> None:
    """The parser's own words, with the place, are kept."""
    with pytest.raises(json.JSONDecodeError) as parser:
        json.loads("{")
    with pytest.raises(ShapeError) as caught:
        _json.parse("{")
    assert str(caught.value) == f"not JSON: {parser.value}"


@given(st.binary())
def test_octets_are_latin_1(octets: bytes) -> None:
    """One character of a string stands for one octet."""
    assert octets == _json.octets(octets.decode("latin-1"))


@pytest.mark.parametrize(
    ("read", "value", "words"),
    [
        (_json.text, 1, "expected a string, found 1"),
        (_json.octets, None, "expected a string, found None"),
        (_json.octets, "\u0100", "'\u0100' has characters that are no octets"),
        (_json.integer, "1", "expected an integer, found '1'"),
        (_json.integer, True, "expected an integer, found True"),
        (_json.flag, 0, "expected true or false, found 0"),
        (_json.items, {}, "expected a list, found {}"),
        (_json.many(_json.text), "ab", "expected a list, found 'ab'"),
        (_json.many(_json.text), ["a", 1], "expected a string, found 1"),
        (_json.pair(_json.text), ["a"], "expected a pair, found ['a']"),
        (_json.maybe(_json.text), 1, "expected a string, found 1"),
        (Record, [], "expected an object, found []"),
    ],
)
def test_value_of_another_shape(
    read: Callable[[object], object], value: object, words: str
) -> None:
    """A value that does not fit is refused with what was expected and found."""
    with pytest.raises(ShapeError) as caught:
        read(value)
    assert words == str(caught.value)


@pytest.mark.parametrize(
    ("read", "value", "expected"),
    [
        (_json.text, "a", "a"),
        (_json.integer, 1, 1),
        (_json.flag, False, False),
        (_json.many(_json.integer), [1, 2], (1, 2)),
        (_json.pair(_json.text), ["a", "b"], ("a", "b")),
        (_json.maybe(_json.text), None, None),
        (_json.maybe(_json.text), "a", "a"),
    ],
)
def test_value_of_the_right_shape(
    read: Callable[[object], object], value: object, expected: object
) -> None:
    """A value that fits is returned as the type that was asked for."""
    assert expected == read(value)


def test_record_reads_each_key_once() -> None:
    """Keys that are needed or known are read; after that nothing is left."""
    record = Record({"a": "x", "b": 1})
    assert record.need("a", _json.text) == "x"
    assert record.get("b", _json.integer, 2) == 1
    assert record.get("c", _json.integer, 3) == 3
    record.done()


def test_record_without_a_key_that_is_needed() -> None:
    """A missing key is told by its name."""
    with pytest.raises(ShapeError) as caught:
        Record({}).need("a", _json.text)
    assert str(caught.value) == "the key 'a' is missing"


def test_record_with_a_key_that_nobody_knows() -> None:
    """A key that nobody reads is refused: it may be misspelt."""
    with pytest.raises(ShapeError) as caught:
        Record({"a": 1}).done()
    assert str(caught.value) == "unknown key 'a'"


def test_error_in_a_record_names_the_key() -> None:
    """The way to the wrong value is told, key by key."""
    with pytest.raises(ShapeError) as caught:
        Record({"a": 1}).need("a", _json.text)
    assert str(caught.value) == "a: expected a string, found 1"
