"""The runner of foreign tests, tried on a small suite of our own making."""

from __future__ import annotations

import io
import json
import tarfile
from pathlib import Path

import pytest

from . import run, suite

TESTS = "def test_holds(): pass\n\ndef test_fails(): assert False\n"
FAILS: suite.Failure = {"test": "test_it.py::test_fails", "why": "rfc", "reason": "so"}
HOLDS: suite.Failure = {"test": "test_it.py::test_holds", "why": "rfc", "reason": "so"}
NOBODY: suite.Failure = {"test": "test_it.py::test_no", "why": "rfc", "reason": "so"}


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    """Give a suite of two tests, one of which fails."""
    (tmp_path / "test_it.py").write_text(TESTS, "utf-8")
    (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
    return tmp_path


def outcomes(directory: Path, *failures: suite.Failure) -> tuple[int, dict[str, int]]:
    """Run the suite; return the exit code and the counts that are not zero."""
    code, counts = suite.run(directory, "a suite", failures)
    return code, {name: number for name, number in counts.items() if number}


def test_a_listed_failure_is_no_failure(directory: Path) -> None:
    """What is known to fail is counted apart, and the run succeeds."""
    assert (0, {"passed": 1, "xfailed": 1}) == outcomes(directory, FAILS)


def test_an_unlisted_failure_fails_the_run(directory: Path) -> None:
    """What nobody expects to fail is counted as failed."""
    assert (1, {"passed": 1, "failed": 1}) == outcomes(directory)


def test_a_listed_test_that_passes_fails_the_run(directory: Path) -> None:
    """The list says nothing that is no longer true."""
    assert (1, {"failed": 1, "xfailed": 1}) == outcomes(directory, FAILS, HOLDS)


def test_a_listed_test_that_is_not_there_ends_the_run(directory: Path) -> None:
    """A name on the list that no test has is an error."""
    assert (4, {}) == outcomes(directory, NOBODY)


@pytest.mark.parametrize(("line", "code"), [(3, 0), (1, 1)])
def test_a_listed_line_is_where_it_fails(directory: Path, line: int, code: int) -> None:
    """A test that is to fail at a line must hold up to there."""
    listed: suite.Failure = {**FAILS, "line": line}
    assert code == outcomes(directory, listed)[0]


def test_the_wrong_h11_ends_the_run(directory: Path) -> None:
    """Tests never run on another module than the one that is reported."""
    code, _ = suite.run(directory, "a suite", [FAILS], settings={"H11_IS": "h11impl"})
    assert code == 4
    code, _ = suite.run(
        directory,
        "a suite",
        [FAILS],
        python=["-m", "h11impl.as_h11"],
        settings={"H11_IS": "h11impl"},
    )
    assert code == 0


def test_unpacking_takes_what_was_asked_for(tmp_path: Path) -> None:
    """A file, or what is below a folder; nothing that would leave the target."""
    archive = tmp_path / "name-1.0.tar.gz"
    names = ["tests/a.py", "tests/b/c.py", "tests/../../d.py", "src/e.py", "setup.cfg"]
    with tarfile.open(archive, "w:gz") as sdist:
        for name in names:
            member = tarfile.TarInfo(f"name-1.0/{name}")
            member.size = len(name)
            sdist.addfile(member, io.BytesIO(name.encode()))
    suite.unpack(archive, "tests", tmp_path / "x" / "tests")
    suite.unpack(archive, "setup.cfg", tmp_path / "x" / "setup.cfg")
    unpacked = {
        str(path.relative_to(tmp_path / "x")): path.read_text("utf-8")
        for path in (tmp_path / "x").rglob("*")
        if path.is_file()
    }
    expected = ["tests/a.py", "tests/b/c.py", "setup.cfg"]
    assert {name: name for name in expected} == unpacked
    assert not (tmp_path / "d.py").exists()


def test_a_source_distribution_that_cannot_be_had(tmp_path: Path) -> None:
    """The reason is what pip said last; nothing is run."""
    requirement = tmp_path / "sdist.txt"
    requirement.write_text("-r nowhere.txt\n", "utf-8")
    with pytest.raises(FileNotFoundError, match="cannot be had"):
        suite.download(requirement, tmp_path / "there")


def test_results_stand_side_by_side() -> None:
    """One line for each module, one column for each outcome that occurred."""
    results = {
        "on h11 0.16.0": (0, {"passed": 10, "failed": 0, "skipped": 0}),
        "on h11impl 1.0": (1, {"passed": 9, "failed": 1, "skipped": 0}),
        "on nothing": (3, {}),
    }
    assert run.table("title", results).splitlines() == [
        "title           passed  failed",
        "on h11 0.16.0       10       0",
        "on h11impl 1.0       9       1",
        "on nothing           -       -",
    ]


@pytest.mark.parametrize("program", run.PROGRAMS)
def test_what_is_listed_is_well_formed(program: str) -> None:
    """Each failure has one of two causes and a reason; versions agree."""
    folder = run.HERE / program
    settings = json.loads((folder / "suite.json").read_text("utf-8"))
    assert {"arguments", "failures"} == set(settings)
    for failure in settings["failures"]:
        assert {"test", "why", "reason"} == set(failure)
        assert failure["why"] in {"program", "rfc", "reads"}
        assert len(failure["reason"]) > 20
    tests = [failure["test"] for failure in settings["failures"]]
    assert sorted(set(tests)) == tests
    name, version = suite.named(folder / "sdist.txt")
    assert name == program
    installed = (folder / "requirements.txt").read_text("utf-8").splitlines()
    pins = dict(line.split("==") for line in installed if "==" in line)
    assert version == {key.split("[")[0]: value for key, value in pins.items()}[name]
