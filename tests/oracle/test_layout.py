"""Text that fits into columns."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from hypothesis import given, strategies as st

from http11_oracle import escape
from http11_oracle._layout import in_columns, labelled, labelled_octets, width


@pytest.mark.parametrize(
    ("terminal", "columns"), [(None, 80), (200, 120), (100, 100), (10, 40)]
)
def test_width(
    monkeypatch: pytest.MonkeyPatch, terminal: int | None, columns: int
) -> None:
    """A pipe has 80 columns; a terminal its own, within reason."""
    monkeypatch.setattr(sys.stdout, "isatty", lambda: terminal is not None)
    size = os.terminal_size((terminal or 0, 24))
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: size)
    assert width() == columns


@given(st.binary(max_size=200), st.integers(20, 100))
def test_octets_are_wrapped_without_loss(octets: bytes, columns: int) -> None:
    """Each line of the octets starts a line; joined they are the same again."""
    text = escape(octets, None)
    lines = labelled_octets("octets", text, columns)
    assert "".join(line[12:] for line in lines) == text
    assert max(map(len, lines)) <= columns
    assert lines[0].startswith("  octets    ")


def test_octets_start_a_line_after_each_lf() -> None:
    """A message is shown line by line."""
    assert labelled_octets("octets", escape(b"GET /\r\n\r\nab"), 80) == [
        r"  octets    GET /\r\n",
        r"            \r\n",
        r"            ab",
    ]


def test_labels() -> None:
    """Text stands beside its label, and an empty one leaves the label alone."""
    assert labelled("kind", "a b", 15) == ["  kind      a b"]
    assert labelled("kind", "aa bb", 15) == ["  kind      aa", "            bb"]
    assert labelled("kind", "", 15) == ["  kind"]


def test_columns() -> None:
    """All but the last column are aligned; the last one is wrapped."""
    rows: list[tuple[str, ...]] = [("a", "long", "x " * 12), ("bcd", "e", "")]
    assert in_columns(rows, 30) == [
        "a    long  x x x x x x x x x x",
        "           x x",
        "bcd  e",
    ]
    assert in_columns([], 30) == []
