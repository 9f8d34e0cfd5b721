"""`http11 targets`: what can be judged here."""

from __future__ import annotations

import pytest

from http11_oracle import Target, TargetError, _command_targets
from http11_oracle.command import main

from .toys import sound


def test_one_line_for_each_target(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Installed ones with version and roles, others with what to do."""

    def load(name: str) -> Target:
        if name == "absent":
            raise TargetError("it is not installed: pip install absent-package", 3)
        if name == "broken":
            raise TargetError("it raises", 3)
        return sound

    names = ("present", "absent", "broken")
    monkeypatch.setattr(_command_targets, "known_targets", lambda: names)
    monkeypatch.setattr(_command_targets, "load_target", load)
    assert main(["targets"]) == 0
    version = sound.version.ljust(42)
    assert capsys.readouterr().out.splitlines() == [
        f"name     {'version'.ljust(42)}  roles",
        f"present  {version}  client, server",
        "absent   not installed (pip install absent-package)",
        f"broken   {'cannot be loaded'.ljust(42)}  it raises",
    ]


def test_the_embedded_implementation_is_always_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Whatever else is installed, there is one target to begin with."""
    assert main(["targets"]) == 0
    assert "\nh11impl  " in capsys.readouterr().out
