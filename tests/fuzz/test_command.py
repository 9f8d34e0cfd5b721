"""``http11 fuzz`` from its options to its exit code."""

from __future__ import annotations

import argparse
import importlib.util
import sys
from importlib import metadata
from pathlib import Path

import pytest

from http11_fuzz import campaign, command, coverage, places, report
from http11_fuzz.campaign import Plan, Run
from http11_fuzz.command import COMMAND
from http11_fuzz.coverage import Reached
from http11_oracle import Ending, Observation
from http11_oracle._exit import CommandError
from http11_strategies import CorpusError

from .toys import GET, Toy
from .workers import BEGIN, GOOD

XS = 'test_one(b"xx")\n'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty directory, with Atheris there and nothing to measure."""
    monkeypatch.chdir(tmp_path)
    find_spec = importlib.util.find_spec

    def found(name: str) -> object:
        return name if name == "atheris" else find_spec(name)

    monkeypatch.setattr(importlib.util, "find_spec", found)
    monkeypatch.setattr(coverage, "available", lambda: False)
    return tmp_path


@pytest.fixture
def workers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Return what the worker of each target does; to be changed by a test."""
    endings = {"server_octets": GOOD, "client_octets": GOOD}

    def script(name: str) -> Path:
        path = folder / f"{name}.py"
        path.write_text(BEGIN + endings[name])
        return path

    monkeypatch.setattr(places, "script", script)
    return endings


def http11_fuzz(*words: str) -> int:
    """Run the subcommand with these arguments."""
    parser = argparse.ArgumentParser()
    COMMAND.add_arguments(parser)
    return COMMAND.run(parser.parse_args(words))


def test_nothing_found_is_0(
    workers: dict[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A summary line for each target, and no directory left behind."""
    assert http11_fuzz("--time", "1") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" in ")[0] for line in lines[:2]] == [
        f"{name}: 3 executions" for name in workers
    ]
    assert lines[0].endswith("11 edges, 22 features, 1 new inputs, no finding")
    assert lines[2:] == [
        "h11impl: lines and branches are counted if coverage.py is installed"
    ]
    assert not (folder / "http11-findings").exists()


def test_findings_are_1(
    workers: dict[str, str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each is told with the file and the line that replays it."""
    workers["client_octets"] = XS + GOOD
    assert http11_fuzz("--time", "1", "--findings", "deep/er") == 1
    path = Path("deep/er/toy-LM-04-split-dependence.octets")
    assert path.read_bytes() == b"xx"
    out = capsys.readouterr().out
    assert "LM-04: split-dependence\n  octets    xx\n" in out
    assert f"http11 fuzz --replay {path}\n" in out


def test_a_worker_that_dies_is_1_and_the_next_target_runs(
    workers: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    """The last words of the worker are shown."""
    workers["server_octets"] = 'say("oh no")\ntest_one(b"bad")\nos._exit(4)'
    assert http11_fuzz("--time", "1") == 1
    out = capsys.readouterr().out
    assert "totality: death\n  octets    bad\n" in out
    assert "server_octets died (left with exit code 4); its last words:\n  oh no" in out
    assert "client_octets: 3 executions" in out
    assert out.endswith("h11impl: not measured, since a worker died\n")


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("raise SystemExit('no engine')", "left with exit code 1: no engine"),
        ("os._exit(4)", "left with exit code 4: it wrote nothing"),
    ],
)
def test_a_worker_that_cannot_start_is_3(
    ending: str, words: str, workers: dict[str, str]
) -> None:
    """One line, with the worker's own last one."""
    workers["server_octets"] = ending
    with pytest.raises(CommandError, match=f"could not be run: {words}$") as caught:
        http11_fuzz("--time", "1")
    assert caught.value.code == 3


def test_without_atheris_is_3(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line, with what to install and where it can be."""
    assert folder

    def missing(_name: str) -> None:
        """Find no module."""

    monkeypatch.setattr(importlib.util, "find_spec", missing)
    with pytest.raises(CommandError, match=r"pip install 'h11impl\[fuzz\]'") as caught:
        http11_fuzz()
    assert caught.value.code == 3


@pytest.mark.parametrize("words", ["0", "-3", "2.5", "soon", ""])
def test_a_wrong_time_is_wrong_use(
    words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whole seconds, at least one."""
    with pytest.raises(SystemExit) as caught:
        http11_fuzz(f"--time={words}")
    assert caught.value.code == 2
    assert f"{words!r} is not a number of seconds from 1" in capsys.readouterr().err


def test_seeds_that_are_not_there_are_wrong_use(folder: Path) -> None:
    """A directory is asked for."""
    (folder / "file").touch()
    for name in ("nowhere", "file"):
        with pytest.raises(CommandError, match=f"{name} is not a directory") as caught:
            http11_fuzz("--seeds", name)
        assert caught.value.code == 2


def test_a_broken_corpus_is_wrong_use(folder: Path) -> None:
    """The index that cannot be read is named."""
    (folder / "index.json").write_text("[")
    with pytest.raises(CommandError, match=r"index\.json") as caught:
        http11_fuzz("--seeds", str(folder))
    assert caught.value.code == 2


def test_no_corpus_at_all_is_3(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installation without its corpus cannot be run."""
    assert folder

    def nowhere() -> Path:
        raise CorpusError("there is no corpus")

    monkeypatch.setattr(command, "corpus_path", nowhere)
    with pytest.raises(CommandError, match="there is no corpus") as caught:
        http11_fuzz()
    assert caught.value.code == 3


def test_findings_that_cannot_be_written_are_wrong_use(folder: Path) -> None:
    """Before anything is run."""
    (folder / "file").touch()
    with pytest.raises(CommandError, match="cannot write to file") as caught:
        http11_fuzz("--findings", "file")
    assert caught.value.code == 2


def test_an_error_of_the_system_is_one_line(
    workers: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full, for example."""
    assert workers

    def full(_plan: Plan, _progress: object) -> Run:
        raise OSError(28, "No space left on device", "a.octets")

    monkeypatch.setattr(campaign, "run", full)
    with pytest.raises(CommandError, match=r"No space left on device: a\.octets"):
        http11_fuzz()


@pytest.mark.parametrize(("found", "code"), [("", 130), (XS, 1)])
def test_an_interrupt_ends_with_what_was_found(
    found: str,
    code: int,
    workers: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Ctrl-C: the summary so far, the findings so far, no further target."""
    workers["server_octets"] = found + 'say("on")\ntime.sleep(600)'

    def interrupt(_self: object, run: Run) -> None:
        if run.executions or not found:
            raise KeyboardInterrupt

    monkeypatch.setattr(report.Progress, "__call__", interrupt)
    assert http11_fuzz() == code
    out = capsys.readouterr().out
    assert "(interrupted)" in out
    assert "client_octets" not in out
    assert ("LM-04" in out) == bool(found)


@pytest.mark.parametrize(
    ("result", "words"),
    [
        (Reached(1, 2, 3, 4), "1 of 2 (50.0%) lines, 3 of 4 (75.0%) branches"),
        (None, "h11impl: the coverage run failed"),
    ],
)
def test_coverage_of_the_implementation_is_told(
    result: Reached | None,
    words: str,
    workers: dict[str, str],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """New inputs and seeds of every target are replayed."""
    asked: dict[str, list[Path]] = {}

    def measure(corpora: dict[str, list[Path]]) -> Reached | None:
        asked.update(corpora)
        return result

    monkeypatch.setattr(coverage, "available", lambda: True)
    monkeypatch.setattr(coverage, "measure", measure)
    assert http11_fuzz("--time", "1") == 0
    assert capsys.readouterr().out.endswith(f"{words}\n")
    assert {name: len(paths) for name, paths in asked.items()} == dict.fromkeys(
        workers, 2
    )


def test_replay_says_what_it_sees(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both roles; without a finding it ends with 0."""
    for data, first in ((GET, "1 message(s), then complete"), (b"", "0 message(s)")):
        path = tmp_path / "input"
        path.write_bytes(data)
        assert http11_fuzz("--replay", str(path)) == 0
        out = capsys.readouterr().out
        assert f"server_octets: holds; {first}" in out
        assert "client_octets: holds; 0 message(s), then " in out


def test_replay_of_a_finding_is_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule, kind, both sides, and the reads that show it."""
    toy = Toy(lambda _r, _c: Observation(ending=Ending.HUNG))
    monkeypatch.setattr(command, "load_target", {"h11impl": toy}.__getitem__)
    path = tmp_path / "input"
    path.write_bytes(b"a\r\n")
    assert http11_fuzz("--replay", str(path)) == 1
    out = capsys.readouterr().out
    assert out.startswith(f"{path}: a\\r\\n\nserver_octets: totality: hang\n")
    assert "  observed  no answer in time\n  reads     a\\r\\n\n" in out


def test_replay_of_nothing_is_wrong_use(tmp_path: Path) -> None:
    """One line with the file's name."""
    with pytest.raises(CommandError, match="nothing: No such file") as caught:
        http11_fuzz("--replay", str(tmp_path / "nothing"))
    assert caught.value.code == 2


def test_the_entry_point_names_the_command() -> None:
    """`http11` finds its subcommand through the metadata of the distribution."""
    points = metadata.entry_points(group="http11.commands")
    if not points:
        pytest.skip("the distribution is not installed")
    (point,) = [point for point in points if point.name == "fuzz"]
    assert point.load() is COMMAND
    assert sys.modules["http11_fuzz.command"] is command
