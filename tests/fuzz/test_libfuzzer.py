"""What libFuzzer says, and how it ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from http11_fuzz.libfuzzer import Status, arguments, death, status


@pytest.mark.parametrize(
    "line",
    [
        "#2048\tpulse  cov: 593 ft: 1815 corp: 134/169Kb lim: 4096 exec/s: 9 rss: 58Mb",
        "#549\tINITED cov: 593 ft: 1815 corp: 134/169Kb exec/s: 137 rss: 58Mb",
        "#69\tREDUCE cov: 593 ft: 1815 corp: 134/9b lim: 705 exec/s: 3 rss: 42Mb L: 3/6",
        "#3470\tDONE   cov: 593 ft: 1815 corp: 134/559Kb lim: 20464 exec/s: 266 rss: 9Mb",
    ],
)
def test_a_status_line_is_read(line: str) -> None:
    """Edges, features and inputs, whatever the line is about."""
    assert status(line) == Status(edges=593, features=1815, inputs=134)


@given(st.text())
def test_any_other_line_is_none(line: str) -> None:
    """What a stack under test writes is not taken for a status."""
    assert status(line) is None


def test_new_inputs_go_to_the_first_directory() -> None:
    """The order of the directories is kept: seeds stay as they are."""
    words = arguments(
        seconds=3,
        dictionary=Path("d"),
        artefacts="f/x-",
        corpora=[Path("new"), Path("seeds")],
    )
    assert words[-2:] == ["new", "seeds"]
    assert {"-max_total_time=3", "-dict=d", "-artifact_prefix=f/x-"} < set(words)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (0, None),
        (70, "hung: an input took more than 20 seconds"),
        (71, "out of memory: more than 2048 MiB"),
        (77, "crashed"),
        (130, "interrupted"),
        (3, "left with exit code 3"),
        (-9, "killed by signal 9: Killed"),
    ],
)
def test_an_exit_code_is_told_in_words(code: int, words: str | None) -> None:
    """Only 0 is a proper end."""
    assert death(code) == words
