"""h11impl in h11's place: in this process, and in those that it starts."""

from __future__ import annotations

import multiprocessing
import os
import runpy
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import h11impl
from h11impl import _alias, as_h11

UNDER_THE_ALIAS = """
import sys
import h11, h11._connection, h11._events, h11._state, h11._util
from h11._connection import DEFAULT_MAX_INCOMPLETE_EVENT_SIZE
from h11._headers import Headers
from h11._util import LocalProtocolError, ProtocolError, RemoteProtocolError
import h11impl

assert h11 is h11impl
assert h11._connection is h11impl._connection
assert h11._connection.Connection is h11impl.Connection
assert h11._events.Request is h11impl.Request
assert h11._state.IDLE is h11impl.IDLE
assert h11._util.RemoteProtocolError is h11impl.RemoteProtocolError
assert Headers is h11impl.Headers
assert DEFAULT_MAX_INCOMPLETE_EVENT_SIZE == 16384
print("ours")
"""
"""What programs import of h11 beyond its public names, all of it ours."""

WHICH = "import h11; print(h11.__name__)"

FORKS = """
import multiprocessing
{first}

def which():
    import h11
    print(h11.__name__, flush=True)

if __name__ == "__main__":
    process = multiprocessing.get_context({method!r}).Process(target=which)
    process.start()
    process.join()
    raise SystemExit(process.exitcode)
"""

ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
"""Ours, without what the checkout may have been found by; it is added again."""

ROOT = str(Path(h11impl.__file__).parents[1])


def python(
    *arguments: str, directory: Path | None = None, **settings: str
) -> tuple[int, str, str]:
    """Run this Python and return exit code, output and errors."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=directory,
        env=ENVIRONMENT | {"PYTHONPATH": ROOT} | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.fixture
def modules(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, object]]:
    """Forget h11; afterwards, all that the test has changed in the table of modules."""
    monkeypatch.setattr(h11impl, "_util", None, raising=False)
    before = dict(sys.modules)
    for name in before:
        if name.partition(".")[0] == "h11":
            del sys.modules[name]
    yield dict(sys.modules)
    for name in sys.modules.keys() - before.keys():
        del sys.modules[name]
    sys.modules.update(before)


def test_h11_and_its_submodules_are_ours(modules: dict[str, object]) -> None:
    """Each module of ours has its name under h11 as well; nothing else changes."""
    _alias.install_as_h11()
    added = {
        name: module for name, module in sys.modules.items() if name not in modules
    }
    ours = {
        name.replace("h11impl", "h11", 1): module
        for name, module in modules.items()
        if name.partition(".")[0] == "h11impl"
    }
    assert ours | {"h11._util": sys.modules["h11impl._errors"]} == added


@pytest.mark.usefixtures("modules")
def test_again_is_harmless() -> None:
    """A program and a library it uses may both install it."""
    _alias.install_as_h11()
    before = dict(sys.modules)
    _alias.install_as_h11()
    assert before == sys.modules


@pytest.mark.usefixtures("modules")
def test_a_real_h11_that_is_imported_already_is_refused() -> None:
    """The error says which h11 is there, and nothing has been replaced."""
    import h11  # noqa: PLC0415 -- here it must be imported anew

    before = dict(sys.modules)
    with pytest.raises(RuntimeError) as caught:
        _alias.install_as_h11()
    assert (
        f"h11 is already imported (from {h11.__file__}): "
        "call h11impl.install_as_h11() before anything imports it"
    ) == str(caught.value)
    assert before == sys.modules


def test_what_programs_import() -> None:
    """Imports in every form that programs use give the objects of h11impl."""
    install = "import h11impl; h11impl.install_as_h11()\n"
    assert (0, "ours\n", "") == python("-c", install + UNDER_THE_ALIAS)


def test_a_module_of_h11_that_we_do_not_have() -> None:
    """Its import fails by its name, and never finds the real h11."""
    install = "import h11impl; h11impl.install_as_h11()\n"
    code, _, errors = python("-c", install + "import h11._receivebuffer")
    assert code == 1
    assert errors.endswith("No module named 'h11._receivebuffer'\n")


def test_the_command_prints_the_directory(capsys: pytest.CaptureFixture[str]) -> None:
    """Without arguments it says what PYTHONPATH has to begin with."""
    old = sys.argv
    try:
        sys.argv = ["as_h11"]
        runpy.run_path(as_h11.__file__, run_name="__main__")
    finally:
        sys.argv = old
    assert f"{as_h11.DIRECTORY}\n" == capsys.readouterr().out
    assert (Path(as_h11.DIRECTORY) / "sitecustomize.py").is_file()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (None, as_h11.DIRECTORY),
        ("", as_h11.DIRECTORY),
        ("here", f"{as_h11.DIRECTORY}{os.pathsep}here"),
    ],
)
def test_the_command_becomes_the_program(
    monkeypatch: pytest.MonkeyPatch, before: str | None, after: str
) -> None:
    """This Python runs the arguments; the directory leads what was in PYTHONPATH."""
    became: list[tuple[str, list[str], str]] = []

    def become(path: str, arguments: list[str]) -> None:
        became.append((path, arguments, os.environ["PYTHONPATH"]))

    monkeypatch.setattr(os, "execv", become)
    monkeypatch.setattr(sys, "argv", ["as_h11", "-m", "uvicorn", "app:app"])
    # Set in any case: what the command changes is undone after the test.
    monkeypatch.setenv("PYTHONPATH", before or "")
    if before is None:
        monkeypatch.delenv("PYTHONPATH")
    as_h11.main()
    command = [sys.executable, "-m", "uvicorn", "app:app"]
    assert [(sys.executable, command, after)] == became


def test_the_program_has_it() -> None:
    """A program started by the command imports ours; its exit code is kept."""
    program = f"{UNDER_THE_ALIAS}\nraise SystemExit(7)"
    assert (7, "ours\n", "") == python("-m", "h11impl.as_h11", "-c", program)


def test_what_the_program_starts_has_it() -> None:
    """So does a Python that this program starts."""
    inner = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {WHICH!r}])"
    assert (0, "h11impl\n", "") == python("-m", "h11impl.as_h11", "-c", inner)


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_processes_of_multiprocessing_have_it(tmp_path: Path, method: str) -> None:
    """So do those of `multiprocessing`, in whichever way they start."""
    script = tmp_path / "forks.py"
    script.write_text(FORKS.format(first="", method=method), "utf-8")
    assert (0, "h11impl\n", "") == python("-m", "h11impl.as_h11", str(script))


def test_a_call_at_the_top_of_the_main_module_is_enough_for_spawn(
    tmp_path: Path,
) -> None:
    """Without the command: a spawned process runs the main module's top again."""
    call = "import h11impl; h11impl.install_as_h11()"
    script = tmp_path / "forks.py"
    script.write_text(FORKS.format(first=call, method="spawn"), "utf-8")
    assert (0, "h11impl\n", "") == python(str(script))


def test_an_environment_that_is_ignored_has_no_effect() -> None:
    """A program that is run with -E sees what is installed, and nothing of ours."""
    program = "import sys; print('h11impl' in sys.modules)"
    assert (0, "False\n", "") == python("-m", "h11impl.as_h11", "-E", "-c", program)


def test_without_the_switch_nothing_changes() -> None:
    """A Python that was not told otherwise imports the real h11."""
    assert (0, "h11\n", "") == python("-c", f"import h11impl; {WHICH}")


def test_the_next_sitecustomize_runs_too(tmp_path: Path) -> None:
    """Python takes one module of that name only: ours hands over to the next."""
    (tmp_path / "sitecustomize.py").write_text("print('the next')", "utf-8")
    path = os.pathsep.join([as_h11.DIRECTORY, ROOT, str(tmp_path)])
    program = f"import sys, sitecustomize; print(sitecustomize.__file__); {WHICH}"
    code, output, errors = python("-c", program, PYTHONPATH=path)
    assert (0, "") == (code, errors)
    there = str(tmp_path / "sitecustomize.py")
    assert ["the next", there, "h11impl"] == output.splitlines()
