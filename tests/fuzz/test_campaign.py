"""A fuzzing process and how it ends: nothing of it is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from http11_fuzz import campaign
from http11_fuzz.campaign import Run
from http11_fuzz.libfuzzer import Status
from http11_fuzz.worker import Finding

from .workers import GOOD, plan

LATE = "hung: it did not end in time"


def run(folder: Path, ending: str) -> Run:
    """Run a worker that does as `ending` says."""
    return campaign.run(plan(folder, ending), lambda _: None)


def only(result: Run) -> Finding:
    """Return the only finding of a run."""
    (finding,) = result.findings.values()
    return finding


def test_a_good_run_is_counted(tmp_path: Path) -> None:
    """Executions, coverage and new inputs, and no finding."""
    seen: list[int] = []
    result = campaign.run(plan(tmp_path, GOOD), lambda run: seen.append(run.executions))
    assert result.executions == 3
    assert result.status == Status(11, 22, 3)
    assert result.new_inputs == 1
    assert result.cpu_seconds > 0
    assert (result.findings, result.death, result.interrupted) == ({}, None, False)
    assert seen[-1] == 3


def test_a_finding_does_not_end_the_run(tmp_path: Path) -> None:
    """What a worker writes down is read, and the run goes on."""
    result = run(tmp_path, 'test_one(b"xx")\ntest_one(b"x")\n' + GOOD)
    finding = only(result)
    assert (finding.rule, finding.kind) == ("LM-04", "split-dependence")
    assert Path(finding.file).read_bytes() == b"x"
    assert result.executions == 5
    assert result.death is None


@pytest.mark.parametrize(
    ("ending", "death"),
    [
        ("os._exit(5)", "left with exit code 5"),
        ("os._exit(71)", "out of memory: more than 2048 MiB"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "killed by signal 9: Killed"),
        ("sys.exit(130)", "interrupted"),
    ],
)
def test_an_input_that_ends_the_worker_is_kept(
    ending: str, death: str, tmp_path: Path
) -> None:
    """Even when the engine could not write it: it stands on the board."""
    result = run(tmp_path, f'say("last words")\ntest_one(b"bad")\n{ending}')
    finding = only(result)
    assert result.death == finding.observed == death
    assert (finding.rule, finding.kind) == ("totality", "death")
    assert Path(finding.file).read_bytes() == b"bad"
    assert Path(finding.file).name.startswith("toy-died-")
    assert result.last_words == "last words"


@pytest.mark.parametrize(
    ("code", "kind"), [(77, "crash-1"), (70, "timeout-1"), (71, "oom-1")]
)
def test_the_artefact_of_the_engine_is_the_finding(
    code: int, kind: str, tmp_path: Path
) -> None:
    """It is not taken for an older file, nor for what a broken rule left."""
    worker = plan(
        tmp_path,
        f'test_one(b"x")\ntest_one(b"bad")\nartefact("{kind}", b"bad")\nos._exit({code})',
    )
    (worker.findings / "toy-crash-0").write_bytes(b"from an earlier run")
    result = campaign.run(worker, lambda _: None)
    assert [Path(file).name for file in result.findings] == [
        "toy-LM-04-split-dependence.octets",
        f"toy-{kind}",
    ]


def test_a_worker_that_cannot_start_has_no_finding(tmp_path: Path) -> None:
    """There was no input: the death and its last words are all there is."""
    result = run(tmp_path, "import no_such_module")
    assert (result.executions, result.findings) == (0, {})
    assert result.death == "left with exit code 1"
    assert "no_such_module" in result.last_words


def test_a_worker_beyond_its_time_is_killed(tmp_path: Path) -> None:
    """The input at work is the finding; a hang is never a pass."""
    endless = plan(tmp_path, 'test_one(b"slow")\ntime.sleep(600)')
    result = campaign.run(endless, lambda _: None, grace=2.0)
    assert result.death == only(result).observed == LATE
    assert Path(only(result).file).read_bytes() == b"slow"


def test_a_worker_that_falls_silent_is_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has closed its output and still does not end."""
    monkeypatch.setattr(campaign, "CLOSING", 0.1)
    result = run(tmp_path, 'test_one(b"a")\nos.close(1)\nos.close(2)\ntime.sleep(600)')
    assert result.death == LATE


def test_half_a_line_is_no_finding(tmp_path: Path) -> None:
    """A worker that was killed while it wrote breaks nothing."""
    result = run(tmp_path, 'say(\'http11-finding {"rule": "LM\')\n' + GOOD)
    assert (result.findings, result.executions) == ({}, 3)


def test_an_interrupt_ends_the_worker(tmp_path: Path) -> None:
    """Ctrl-C: what was done so far is told, and no process is left."""

    def interrupt(run: Run) -> None:
        if run.executions:
            raise KeyboardInterrupt

    worker = plan(tmp_path, 'test_one(b"x")\nsay("on")\ntime.sleep(600)')
    result = campaign.run(worker, interrupt)
    assert result.interrupted
    assert result.executions == 1
    assert result.death is None
