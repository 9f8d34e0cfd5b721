"""The example of docs/adapters.md is complete, short, and works."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from http11_oracle import Checker, load_target
from http11_oracle.command import main
from http11_strategies import load_corpus

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "adapters.md"


@pytest.fixture
def toy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Write the documented module into the working directory; return its text."""
    text = DOCUMENT.read_text("utf-8")
    block = re.search(
        r"^```python\n(# toy\.py\n.*?)^```$", text, re.DOTALL | re.MULTILINE
    )
    assert block is not None
    (tmp_path / "toy.py").write_text(block[1], "utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delitem(sys.modules, "toy", raising=False)
    return block[1]


def test_parser_and_adapter_are_short(toy: str) -> None:
    """Both together take less than 60 lines."""
    assert len(toy.splitlines()) < 60


@pytest.mark.usefixtures("toy")
def test_the_command_judges_it(capsys: pytest.CaptureFixture[str]) -> None:
    """The documented command finds what the document says it finds."""
    assert main(["check", "toy:Target", "--rules", "CL-01"]) == 1
    out = capsys.readouterr().out
    assert "toy 0.1 breaks:" in out
    assert "crash by a server" in out
    assert "over-acceptance by a server" in out


@pytest.mark.usefixtures("toy")
def test_it_reads_good_requests() -> None:
    """The toy is a parser: plain messages are read right."""
    checker = Checker(load_target("toy:Target"), "toy:Target")
    checker.run([case for case in load_corpus() if case.rules[:1] == ("CL-08",)])
    assert checker.report().findings == ()
