"""The subcommands, and those that other packages add."""

from __future__ import annotations

import argparse
import sys
from importlib import metadata
from pathlib import Path

import pytest

from http11_oracle import _cli
from http11_oracle.command import main

MODULE = """
import argparse

class Fuzz:
    '''Look for trouble.

    In detail.
    '''
    def add_arguments(self, parser):
        parser.add_argument("--time", type=int, default=1)
    def run(self, args):
        print("fuzzed", args.time)
        return 7

COMMAND = Fuzz()
nothing = 3
"""


@pytest.fixture
def commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Announce some subcommands, good and bad."""
    (tmp_path / "more_commands.py").write_text(MODULE, "utf-8")
    (tmp_path / "needs_more.py").write_text("import nosuch_engine", "utf-8")
    (tmp_path / "raises.py").write_text("1 / 0", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "more_commands", raising=False)
    places = {
        "extra": "more_commands:COMMAND",
        "nothing": "more_commands:nothing",
        "needs": "needs_more:COMMAND",
        "fuzz": "needs_more:COMMAND",
        "raises": "raises:COMMAND",
    }
    points = [metadata.EntryPoint(n, p, _cli.GROUP) for n, p in places.items()]
    found = metadata.EntryPoints(points)
    monkeypatch.setattr(metadata, "entry_points", found.select)


@pytest.mark.usefixtures("commands")
def test_an_added_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    """It has options of its own, and its exit code is the command's."""
    assert main(["extra", "--time", "5"]) == 7
    assert capsys.readouterr().out == "fuzzed 5\n"


@pytest.mark.usefixtures("commands")
def test_only_the_chosen_subcommand_is_imported(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """Others may be heavy, or broken: they are only named in the help."""
    with pytest.raises(SystemExit) as raised:
        main(["--help"])
    assert raised.value.code == 0
    assert "more_commands" not in sys.modules
    assert "from more_commands" in capsys.readouterr().out


@pytest.mark.usefixtures("commands")
@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("nothing", "more_commands:nothing is not a subcommand"),
        (
            "needs",
            "the subcommand 'needs' cannot be loaded: "
            "ModuleNotFoundError: No module named 'nosuch_engine'",
        ),
        (
            "raises",
            "the subcommand 'raises' cannot be loaded: "
            "ZeroDivisionError: division by zero",
        ),
        (
            "fuzz",
            "the subcommand 'fuzz' needs the extra 'fuzz': pip install 'h11impl[fuzz]'",
        ),
    ],
)
def test_subcommands_that_cannot_be_used(
    name: str, line: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """One line says why, and the exit code is 3."""
    assert main([name]) == 3
    assert capsys.readouterr().err == f"http11: {line}\n"


def test_a_well_known_subcommand_that_nobody_announces(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without its package the command says which extra to install."""
    nothing = metadata.EntryPoints([])
    monkeypatch.setattr(metadata, "entry_points", nothing.select)
    assert main(["fuzz", "--time", "30"]) == 3
    assert "pip install 'h11impl[fuzz]'" in capsys.readouterr().err


def test_without_a_subcommand_there_is_help(capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing was asked: the help is printed, and it was wrong use."""
    assert main([]) == 2
    out, _ = capsys.readouterr()
    for name, command in _cli.OWN.items():
        assert name in out
        assert (command.__doc__ or "").partition(".")[0].split()[0] in out


@pytest.mark.parametrize("arguments", [["frob"], ["--frob"]])
def test_unknown_words_are_one_line(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """There is no wall of usage for a slip."""
    assert main(arguments) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    """The version can be asked for."""
    with pytest.raises(SystemExit) as raised:
        main(["--version"])
    assert raised.value.code == 0
    assert capsys.readouterr().out.startswith("http11 ")


@pytest.mark.parametrize("command", _cli.OWN.values())
def test_each_subcommand_declares_itself(command: _cli.Command) -> None:
    """Every one can describe its options."""
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)
    assert parser.format_help()
