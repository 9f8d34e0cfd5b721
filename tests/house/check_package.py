"""What would be uploaded: ``tox -e package`` builds it and runs these tests."""

from __future__ import annotations

import os
import subprocess
import tarfile
import zipfile
from pathlib import Path

import pytest

from .project import ROOMS, ROOT, readme_command

DISTRIBUTIONS = Path(os.environ["DISTRIBUTIONS"])


@pytest.fixture(scope="module")
def wheel() -> dict[str, bytes]:
    """Return the files of the one wheel that was built."""
    (path,) = DISTRIBUTIONS.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def unpacked(tmp_path: Path) -> Path:
    """Return the folder that the one source distribution unpacks to."""
    (path,) = DISTRIBUTIONS.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        if hasattr(tarfile, "data_filter"):
            archive.extractall(tmp_path, filter="data")
        else:
            archive.extractall(tmp_path)
    (folder,) = tmp_path.iterdir()
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file under `folder`."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def below(prefix: str, packed: dict[str, bytes]) -> dict[str, bytes]:
    """Return the files whose names start with `prefix`, without it."""
    return {
        name.removeprefix(prefix): content
        for name, content in packed.items()
        if name.startswith(prefix)
    }


def test_top_level_names(wheel: dict[str, bytes]) -> None:
    """The wheel brings the four packages and its own metadata, nothing else."""
    names = {name.split("/")[0] for name in wheel}
    assert {name for name in names if not name.endswith(".dist-info")} == set(ROOMS)
    assert len(names) == len(ROOMS) + 1


@pytest.mark.parametrize("room", ROOMS)
def test_packages_are_typed(wheel: dict[str, bytes], room: str) -> None:
    """Each package tells type checkers that its annotations count (PEP 561)."""
    assert f"{room}/py.typed" in wheel


@pytest.mark.parametrize("room", ROOMS)
def test_the_wheel_holds_each_module(wheel: dict[str, bytes], room: str) -> None:
    """No module and no data file of a package is left behind, and none is added."""
    packed = {
        name: content
        for name, content in below(f"{room}/", wheel).items()
        if not name.startswith(("_corpus/", "_targets/"))
    }
    assert packed == files(ROOMS[room])


def test_the_wheel_holds_the_corpus(wheel: dict[str, bytes]) -> None:
    """The installed corpus is the committed one, octet for octet."""
    committed = {
        name: content
        for name, content in files(ROOT / "corpus").items()
        if "/" in name or name.endswith(".json")
        if not name.startswith("recording/")
    }
    assert committed
    assert below("http11_strategies/_corpus/", wheel) == committed


def test_the_wheel_holds_the_fuzz_targets(wheel: dict[str, bytes]) -> None:
    """The installed targets and their dictionary are the committed ones."""
    dictionary = ROOT / "fuzz" / "http11.dict"
    committed = files(ROOT / "fuzz" / "targets")
    committed[dictionary.name] = dictionary.read_bytes()
    assert below("http11_fuzz/_targets/", wheel) == committed


def test_the_source_distribution_is_whole(unpacked: Path) -> None:
    """From the sdist one can build, test and read: it is the checkout, no more."""
    names = {path.name for path in unpacked.iterdir()}
    assert {"tests", "corpus", "docs", "tox.ini", "LICENSE", "CHANGELOG.md"} <= names
    assert not names & {".git", ".tox", ".venv", "dist", "build"}


def test_the_first_command_of_the_readme(unpacked: Path) -> None:
    """Typed in a fresh copy, it judges the embedded default and finds nothing."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "VIRTUAL_ENV"}
    }
    done = subprocess.run(
        ["bash", "-c", readme_command("check")],
        cwd=unpacked,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert " 0 broken" in done.stdout
