"""Every example in README.md and docs/ is executed: ``tox -e docs``.

- ``python`` blocks run one after the other, a document in one namespace; those
  that start with ``>>>`` are compared like doctests.  A block whose first line
  is a comment with a file's name (``# toy.py``) is written to that file.
- ``console`` blocks are typed into bash, line by line where a line starts with
  ``$ ``; what follows must be printed.  ``...`` stands for anything.

They run in an empty directory in which `corpus` is the project's.
"""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .project import DOCUMENTS, ROOT, blocks

TITLE = re.compile(r"# ([\w/]+\.(?:py|toml|json))\n")
MARK = "\x1e"


@pytest.fixture
def directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give an empty directory to work in, with the corpus and nothing else.

    No document sees the modules that another has written, nor which h11 it chose.
    """
    (tmp_path / "corpus").symlink_to(ROOT / "corpus", target_is_directory=True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.split(".")[0] == "h11"]:
        monkeypatch.delitem(sys.modules, name)
    yield tmp_path
    for name, module in list(sys.modules.items()):
        if tmp_path in Path(getattr(module, "__file__", None) or os.devnull).parents:
            del sys.modules[name]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_examples(path: Path, directory: Path) -> None:
    """The examples of a document run in order, and print what it shows."""
    names: dict[str, object] = {"__name__": "__main__"}
    for language, text, line in blocks(path.read_text("utf-8")):
        title = TITLE.match(text)
        where = f"{path.name}, line {line}"
        if language == "console":
            check_session(text, directory, where)
        elif title:
            (directory / title[1]).write_text(text, "utf-8")
        elif language == "python" and text.startswith(">>>"):
            check_doctest(text, names, path, line)
        elif language == "python":
            exec(compile("\n" * (line - 1) + text, path, "exec"), names)


def check_doctest(text: str, names: dict[str, object], path: Path, line: int) -> None:
    """Run an interactive session of Python and compare what it prints."""
    example = doctest.DocTestParser().get_doctest(
        text, names, path.name, str(path), line - 1
    )
    complaints: list[str] = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    failed = runner.run(example, out=complaints.append, clear_globs=False).failed
    names.update(example.globs)
    assert not failed, "".join(complaints)


def check_session(text: str, directory: Path, where: str) -> None:
    """Type a session's commands into one shell and compare what each prints."""
    commands = re.findall(r"^\$ (.*)$", text, re.MULTILINE)
    expected = re.split(r"^\$ .*\n", text, flags=re.MULTILINE)[1:]
    # The mark between two commands leaves the exit status of the first alone.
    keep = f"\n{{ status=$?; printf '{MARK}'; (exit $status); }}\n"
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(directory),
        "COLUMNS": "80",
        "TERM": "dumb",
        "NO_COLOR": "1",
    }
    done = subprocess.run(
        ["bash", "-c", keep.join(commands) + keep],
        cwd=directory,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    printed = done.stdout.split(MARK)[:-1]
    assert len(printed) == len(commands), f"{where}: the shell stopped early"
    for command, wanted, got in zip(commands, expected, printed, strict=True):
        pattern = ".*".join(map(re.escape, normal(wanted).split("...")))
        assert re.fullmatch(pattern, normal(got), re.DOTALL), (
            f"{where}: $ {command}\n--- documented\n{wanted}\n--- printed\n{got}"
        )


def normal(text: str) -> str:
    """Return `text` without spaces at the ends of lines, where nobody sees them."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())
