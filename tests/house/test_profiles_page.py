"""The page of the profiles shows the table that the code asks."""

from __future__ import annotations

from pathlib import Path

import pytest

from h11impl._rules import RULES

from .profiles import papers, table


@pytest.mark.parametrize("path", papers(), ids=lambda path: path.name)
def test_committed_page_is_current(path: Path) -> None:
    """What is committed is what ``python -m tests.house.profiles`` would write."""
    assert path.read_text("utf-8") == papers()[path]


def test_a_row_says_what_is_done() -> None:
    """A row holds the rule, its name and section, and both treatments."""
    row = table([RULES["OF-01"]]).splitlines()[-1]
    assert row.startswith("| OF-01 | ")
    assert row.endswith(" | RFC 9112 5.2 | read | refuse |")
