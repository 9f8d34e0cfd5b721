"""What the runners of foreign tests share: fetch, unpack, expect, run.

A suite is a directory with tests that are not ours, the `expecting.py` of this
directory as its conftest, and `expected.json`: what must fail, and why.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict

HERE = Path(__file__).parent


class _Failure(TypedDict):
    test: str
    why: str
    reason: str


class Failure(_Failure, total=False):
    """A test that must fail: its name in pytest, and why; maybe the line, too."""

    line: int


def download(requirement: Path, directory: Path) -> Path:
    """Fetch one source distribution with pip, whose digest is known.

    Args:
        requirement: A file with the one line ``NAME==VERSION --hash=...``.
        directory: Where to put it; made if it is not there.

    Raises:
        FileNotFoundError: It cannot be had.
    """
    directory.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
    command += ["--no-binary", ":all:", "--no-build-isolation", "--require-hashes"]
    command += ["--requirement", str(requirement), "--dest", str(directory)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    name, version = named(requirement)
    archive = directory / f"{name}-{version}.tar.gz"
    if done.returncode or not archive.is_file():
        last = (done.stderr.strip().splitlines() or ["pip said nothing"])[-1]
        raise FileNotFoundError(f"its source distribution cannot be had ({last})")
    return archive


def named(requirement: Path) -> tuple[str, str]:
    """Return the name and the version of the line ``NAME==VERSION --hash=...``."""
    name, _, version = requirement.read_text("utf-8").split()[0].partition("==")
    return name, version


def unpack(archive: Path, inside: str, target: Path) -> None:
    """Write a file of a source distribution, or all below a folder, to `target`.

    Args:
        archive: The source distribution.
        inside: The path of the file or folder below the archive's one folder.
        target: Where the file, or the folder's contents, are to be.
    """
    wanted = f"{archive.name.removesuffix('.tar.gz')}/{inside}"
    with tarfile.open(archive) as sdist:
        for member in sdist.getmembers():
            source = sdist.extractfile(member) if member.isfile() else None
            below = member.name.removeprefix(f"{wanted}/")
            if source is None or ".." in below:
                continue
            if member.name == wanted:
                path = target
            elif below != member.name:
                path = target / below
            else:
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(source.read())


def run(
    suite: Path,
    title: str,
    failures: Iterable[Failure],
    *,
    python: Sequence[str] = (),
    arguments: Sequence[str] = (),
    settings: Mapping[str, str] | None = None,
) -> tuple[int, dict[str, int]]:
    """Let pytest run a suite in a process of its own.

    Args:
        suite: Its directory, which is the current one then.
        title: How the summary calls it.
        failures: The tests that must fail.
        python: What Python is given before ``-m pytest``.
        arguments: What pytest is given.
        settings: Variables to set in the environment.

    Returns:
        The exit code, and how many tests had which outcome, in pytest's words.
    """
    expected = {"title": title, "failures": list(failures)}
    (suite / "expected.json").write_text(json.dumps(expected), "utf-8")
    shutil.copy(HERE / "expecting.py", suite / "conftest.py")
    counts = suite / "counts.json"
    counts.unlink(missing_ok=True)
    command = [sys.executable, *python, "-m", "pytest", "-p", "no:cacheprovider"]
    done = subprocess.run(
        [*command, "--rootdir", str(suite), *arguments],
        cwd=suite,
        env=os.environ | dict(settings or {}),
        check=False,
    )
    if not counts.is_file():
        return done.returncode or 3, {}
    outcomes: dict[str, int] = json.loads(counts.read_text("utf-8"))
    return done.returncode, outcomes
