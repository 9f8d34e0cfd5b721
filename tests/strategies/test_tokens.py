"""The leaf strategies agree with the grammar, and reach its corners."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given, strategies as st

from http11_strategies import _tokens as leaves
from http11_strategies._spelling import FieldLine

from . import grammar
from .finding import find_any, minimal

GRAMMAR: dict[str, tuple[bytes, bytes]] = {
    "tokens": (grammar.TOKEN, b"a"),
    "whitespace": (grammar.OWS, b""),
    "field_names": (grammar.TOKEN, b"X-A"),
    "field_values": (grammar.FIELD_VALUE, b"a"),
    "reason_phrases": (grammar.REASON_PHRASE, b"OK"),
    "connection_options": (grammar.TOKEN, b"close"),
    "quoted_strings": (grammar.QUOTED_STRING, b'""'),
}
"""Each strategy of octets: its grammar, and its simplest value."""


@pytest.mark.parametrize("name", GRAMMAR)
@given(data=st.data())
def test_each_value_is_grammatical(name: str, data: st.DataObject) -> None:
    """Every value of a leaf strategy matches the RFC's grammar for it."""
    pattern, _ = GRAMMAR[name]
    assert grammar.is_(pattern, data.draw(getattr(leaves, name)))


@pytest.mark.parametrize("name", GRAMMAR)
def test_each_strategy_shrinks_to_the_plain_value(name: str) -> None:
    """The simplest value is the one that people would write."""
    _, plain = GRAMMAR[name]
    assert plain == minimal(getattr(leaves, name))


@pytest.mark.parametrize(
    ("name", "pattern"),
    [
        ("field_names", b"Content_Length"),
        ("field_names", rb"(?!X-)[a-z!#-]+"),
        ("field_values", b""),
        ("field_values", rb".*[\x80-\xff].*"),
        ("field_values", rb".+[ \t].+"),
        ("field_values", rb"\xa0.*"),
        ("reason_phrases", b""),
        ("reason_phrases", rb".*[\x80-\xff].*"),
        ("connection_options", b"keep-alive"),
        ("connection_options", rb"closed"),
        ("quoted_strings", rb'.*\\".*'),
        ("quoted_strings", rb".*\\[a-z].*"),
        ("quoted_strings", rb".*;.*"),
    ],
)
def test_corners_are_reached(name: str, pattern: bytes) -> None:
    """Each legal oddity that parsers have been wrong about is generated."""
    wanted = re.compile(pattern)
    find_any(getattr(leaves, name), lambda value: wanted.fullmatch(value) is not None)


@given(leaves.field_names)
def test_field_names_have_no_meaning(name: bytes) -> None:
    """No name is one that frames, routes or switches, in any case."""
    lower = name.lower()
    assert lower not in leaves.RESERVED_NAMES
    assert lower not in {b"host", b"content-length", b"transfer-encoding"}
    assert lower not in {b"connection", b"upgrade", b"expect", b"te", b"trailer"}


@given(leaves.connection_options)
def test_connection_options_ask_for_no_other_protocol(option: bytes) -> None:
    """No option is ``upgrade``, and each is in lower case."""
    assert option == option.lower() != b"upgrade"


@given(leaves.field_lines)
def test_field_lines_are_grammatical(line: FieldLine) -> None:
    """A field line is spelled as RFC 9112, 5 has it, and understood as it says."""
    assert grammar.is_(grammar.FIELD_LINE, line.octets)
    name, _, value = line.octets.partition(b":")
    assert line.field == (name.lower(), value[:-2].strip(b" \t"))


@pytest.mark.parametrize(
    "pattern",
    [
        rb"[^:]*[a-z][^:]*:.*",
        rb"[^:a-z]*[A-Z]{2}[^:a-z]*:.*",
        rb"[^:]+:[^ \t].*",
        rb"[^:]+:\t.*",
        rb"[^:]+:  .*",
        rb".*[ \t]\r\n",
        rb"[^:]+:\r\n",
    ],
)
def test_field_line_spellings_are_reached(pattern: bytes) -> None:
    """Names vary in case, and values in the whitespace on both sides."""
    wanted = re.compile(pattern, re.DOTALL)
    find_any(leaves.field_lines, lambda line: wanted.fullmatch(line.octets) is not None)


def test_plain_field_line() -> None:
    """The simplest field line is written as people write it."""
    assert b"X-A: a\r\n" == minimal(leaves.field_lines).octets


@pytest.mark.parametrize("fields", [leaves.REQUEST_FIELDS, leaves.RESPONSE_FIELDS])
def test_known_fields_are_grammatical(fields: tuple[tuple[bytes, bytes], ...]) -> None:
    """The fields of the tables are legal, and frame nothing."""
    for name, value in fields:
        assert grammar.is_(grammar.TOKEN, name)
        assert grammar.is_(grammar.FIELD_VALUE, value)
        assert name.lower() not in {b"host", b"content-length", b"transfer-encoding"}


@given(leaves.final_statuses)
def test_final_statuses(status: int) -> None:
    """Final statuses are 200 to 599, without those that have no content."""
    assert 200 <= status <= 599
    assert status not in {204, 205, 304}


@given(leaves.interim_statuses)
def test_interim_statuses(status: int) -> None:
    """Interim statuses are 100 to 199, without 101, which ends HTTP."""
    assert 100 <= status <= 199
    assert status != 101


def test_simplest_statuses() -> None:
    """Statuses shrink to 200 and 100."""
    assert 200 == minimal(leaves.final_statuses)
    assert 100 == minimal(leaves.interim_statuses)


@given(leaves.connection_lines)
def test_connection_lines_list_their_options(drawn: Any) -> None:
    """Reading the lists back, empty members ignored, gives the options."""
    lines, options = drawn
    listed: set[bytes] = set()
    for line in lines:
        assert grammar.is_(grammar.FIELD_LINE, line.octets)
        assert line.field[0] == b"connection"
        members = [m.strip(b" \t").lower() for m in line.field[1].split(b",")]
        assert all(m == b"" or grammar.is_(grammar.TOKEN, m) for m in members)
        listed.update(m for m in members if m)
    assert options == listed


@pytest.mark.parametrize(
    "pattern", [rb",.*", rb".*,", rb".*,,.*", rb".*\t.*", rb".*cLOSE.*"]
)
def test_connection_spellings_are_reached(pattern: bytes) -> None:
    """Lists have empty members, any whitespace, and options in any case."""
    find_any(
        leaves.connection_lines,
        lambda drawn: any(grammar.is_(pattern, line.value) for line in drawn[0]),
    )


def test_connection_may_be_absent_or_repeated() -> None:
    """There may be no Connection line, and there may be two."""
    assert ((), frozenset()) == minimal(leaves.connection_lines)
    find_any(leaves.connection_lines, lambda drawn: len(drawn[0]) == 2)


@given(st.lists(leaves.chunk_extensions))
def test_chunk_extensions_are_grammatical(extensions: list[Any]) -> None:
    """Chunk extensions, one after another, match RFC 9112, 7.1.1."""
    octets = b"".join(extension.octets for extension in extensions)
    assert grammar.is_(grammar.CHUNK_EXT + b"*", octets)


@pytest.mark.parametrize(
    "pattern",
    [rb";[^=]+", rb";[^=]+=[^\"]+", rb';[^=]+=".*"', rb"[ \t]+;.*", rb".*=[ \t]+.*"],
)
def test_chunk_extension_spellings_are_reached(pattern: bytes) -> None:
    """Extensions come without value, with tokens and strings, and with BWS."""
    find_any(leaves.chunk_extensions, lambda e: grammar.is_(pattern, e.octets))


def test_plain_chunk_extension() -> None:
    """The simplest chunk extension is a name."""
    assert b";a" == minimal(leaves.chunk_extensions).octets
