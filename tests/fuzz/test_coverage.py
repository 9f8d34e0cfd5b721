"""How much of the embedded implementation some inputs reach."""

from __future__ import annotations

from pathlib import Path

import pytest

from http11_fuzz import coverage
from http11_fuzz.coverage import Reached

from .toys import GET


def test_more_inputs_reach_more(tmp_path: Path) -> None:
    """Lines and branches of h11impl are counted, and grow with the inputs."""
    pytest.importorskip("coverage", reason="coverage.py is not installed")
    assert coverage.available()
    (tmp_path / "some").mkdir()
    (tmp_path / "some" / "get").write_bytes(GET)
    few = coverage.measure({"server_octets": [tmp_path / "some"]})
    (tmp_path / "some" / "put").write_bytes(
        b"PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
    )
    more = coverage.measure({"server_octets": [tmp_path / "some"]})
    assert few is not None
    assert more is not None
    assert 0 < few.lines < more.lines <= more.all_lines
    assert 0 < few.branches < more.branches <= more.all_branches


def test_a_replay_that_fails_gives_nothing(tmp_path: Path) -> None:
    """A name that is no check's."""
    (tmp_path / "a").touch()
    assert coverage.measure({"no_such_check": [tmp_path]}) is None


def test_a_replay_that_takes_too_long_gives_nothing(tmp_path: Path) -> None:
    """The measurement never holds the command up."""
    assert coverage.measure({"server_octets": [tmp_path]}, timeout=0.001) is None


def test_the_totals_are_read() -> None:
    """Of all that the report says."""
    report = (
        '{"totals": {"covered_lines": 1, "num_statements": 2, "percent_covered": 3.5,'
        ' "covered_branches": 4, "num_branches": 5}}'
    )
    assert coverage.read(report) == Reached(1, 2, 4, 5)
