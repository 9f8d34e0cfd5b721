"""Progress: a bar on a terminal, one plain line elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from http11_oracle._progress import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_plain_lines_in_a_pipe(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing but the number of cases is written, to standard error."""
    with progress("toy 1", 7) as step:
        step(None)
    assert capsys.readouterr() == ("", "toy 1: 7 cases\n")


def test_a_bar_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar shows the label and how far the check is."""
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    with progress("toy 1", 7) as step:
        step(None)
        step(None)
    assert "toy 1" in terminal.getvalue()
    assert "2/7" in terminal.getvalue()
