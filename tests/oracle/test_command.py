"""How `http11` ends, whatever happens."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from http11_oracle import _cli, command
from http11_oracle.command import main


def test_arguments_come_from_the_command_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As a console script, `main` takes what the shell gave."""
    monkeypatch.setattr(sys, "argv", ["http11", "targets"])
    assert main() == 0


def test_ctrl_c_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Interrupted anywhere: no traceback, exit code 130."""

    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(_cli, "run", interrupted)
    assert main([]) == 130
    assert capsys.readouterr().err == "http11: interrupted\n"


@pytest.mark.parametrize("name", ["hypothesis", "rich.console"])
def test_a_missing_extra_is_one_line(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Installed without its extra, the command says what to install."""

    class Absent:
        def find_spec(self, found: str, *_: object) -> None:
            if found == "http11_oracle._cli":
                raise ModuleNotFoundError(f"No module named {name!r}", name=name)

    monkeypatch.delitem(sys.modules, "http11_oracle._cli")
    monkeypatch.delattr("http11_oracle._cli")
    monkeypatch.setattr(sys, "meta_path", [Absent(), *sys.meta_path])
    assert main(["targets"]) == 3
    line = f"http11: {name} is not installed: pip install 'h11impl[oracle]'\n"
    assert capsys.readouterr().err == line


def test_any_other_missing_module_is_our_own_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A mistake of ours is not blamed on the user's installation."""
    monkeypatch.setitem(sys.modules, "http11_oracle._cli", None)
    monkeypatch.delattr("http11_oracle._cli")
    with pytest.raises(ModuleNotFoundError):
        main(["targets"])


ENVIRONMENT = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}


def run(*arguments: str, close_output: bool = False) -> subprocess.Popen[bytes]:
    process = subprocess.Popen(
        [sys.executable, "-m", command.__name__, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
    )
    assert process.stdout is not None
    if close_output:
        process.stdout.close()
    return process


def test_as_a_process() -> None:
    """The exit code reaches the shell."""
    process = run("check", "nosuch")
    out, err = process.communicate()
    assert (process.returncode, out) == (2, b"")
    assert err == b"http11: unknown target 'nosuch': see `http11 targets`\n"


def test_a_reader_that_leaves_early() -> None:
    """`http11 rules | head -1` ends in silence."""
    process = run("rules", close_output=True)
    assert process.stderr is not None
    err = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 141
    assert err == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is full")
def test_output_that_cannot_be_written() -> None:
    """A full disk behind standard output is one line, and exit code 2."""
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", command.__name__, "rules"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=ENVIRONMENT,
            check=False,
        )
    words = b"http11: cannot write the output: No space left on device\n"
    assert (done.returncode, done.stderr) == (2, words)


def test_without_standard_output() -> None:
    """Started with its output closed, the command still does its work."""
    program = (
        "import sys; sys.stdout = sys.stderr = None;"
        "from http11_oracle.command import main; sys.exit(main(['check', 'nosuch']))"
    )
    done = subprocess.run([sys.executable, "-c", program], env=ENVIRONMENT, check=False)
    assert done.returncode == 2
