"""``http11 fuzz``: look for inputs that break the embedded implementation."""

from __future__ import annotations

import argparse
import importlib.util
import tempfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

from http11_fuzz import campaign, coverage, places, replay, report, seeds
from http11_fuzz.campaign import Plan, Run
from http11_fuzz.inputs import CHECKS
from http11_oracle import load_target
from http11_oracle._exit import (
    FOUND,
    INTERRUPTED,
    NOT_RUNNABLE,
    NOTHING_FOUND,
    WRONG_USE,
    CommandError,
)
from http11_oracle._words import escape
from http11_strategies import CorpusError, corpus_path

_FINDINGS = "http11-findings"


class Fuzz:
    """Fuzz the embedded implementation, guided by coverage."""

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare the options."""
        parser.add_argument(
            "--time",
            type=_seconds,
            default=60,
            metavar="SECONDS",
            help="how long, divided between the targets (default: 60)",
        )
        parser.add_argument(
            "--seeds",
            type=Path,
            metavar="DIR",
            help="a corpus, or any files, to start from (default: the own corpus)",
        )
        parser.add_argument(
            "--findings",
            type=Path,
            default=Path(_FINDINGS),
            metavar="DIR",
            help=f"where to write what is found (default: {_FINDINGS})",
        )
        parser.add_argument(
            "--replay",
            type=Path,
            metavar="FILE",
            help="check one input and say what it shows; fuzzes nothing",
        )

    def run(self, args: argparse.Namespace) -> int:
        """Fuzz, or replay, and return the exit code.

        Raises :class:`http11_oracle._exit.CommandError`.
        """
        if args.replay is not None:
            return _replay(args.replay)
        if importlib.util.find_spec("atheris") is None:
            raise CommandError(
                "fuzzing needs Atheris: pip install 'h11impl[fuzz]' "
                "(CPython 3.11 to 3.14 on Linux, x86-64)",
                NOT_RUNNABLE,
            )
        return _fuzz(args.time, _seeds(args.seeds), args.findings)


COMMAND = Fuzz()
"""What the entry point of the group ``http11.commands`` names."""


def _seconds(text: str) -> int:
    try:
        seconds = int(text)
    except ValueError:
        seconds = 0
    if seconds < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of seconds from 1")
    return seconds


def _seeds(given: Path | None) -> Path:
    if given is not None and not given.is_dir():
        raise CommandError(f"--seeds: {given} is not a directory", WRONG_USE)
    try:
        return corpus_path() if given is None else given
    except CorpusError as error:
        raise CommandError(str(error), NOT_RUNNABLE) from error


@contextmanager
def _findings_folder(folder: Path) -> Generator[Path, None, None]:
    """Have `folder` exist for the time of the run, and after it if it holds files."""
    new = not folder.exists()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        words = f"--findings: cannot write to {folder}: {error.strerror}"
        raise CommandError(words, WRONG_USE) from error
    try:
        yield folder
    finally:
        if new and not any(folder.iterdir()):
            folder.rmdir()


def _fuzz(seconds: int, seed_folder: Path, findings: Path) -> int:
    runs: list[Run] = []
    corpora: dict[str, list[Path]] = {}
    with (
        _findings_folder(findings) as folder,
        tempfile.TemporaryDirectory(prefix="http11-fuzz-") as work,
    ):
        for plan in _plans(seconds, seed_folder, folder, Path(work)):
            corpora[plan.name] = [plan.corpus, *plan.seeds]
            runs.append(_run(plan))
            print(report.summary(runs[-1]), flush=True)
            if runs[-1].interrupted:
                break
        _print_findings(runs)
        if runs[-1].interrupted:
            return FOUND if _found(runs) else INTERRUPTED
        if any(run.death for run in runs):
            print("h11impl: not measured, since a worker died")
        else:
            _print_coverage(corpora)
        return FOUND if _found(runs) else NOTHING_FOUND


def _plans(
    seconds: int, seed_folder: Path, findings: Path, work: Path
) -> Iterator[Plan]:
    for name, check in CHECKS.items():
        corpus = work / name / "new"
        corpus.mkdir(parents=True)
        try:
            prepared = seeds.prepare(check, seed_folder, work / name / "seeds")
        except CorpusError as error:
            raise CommandError(str(error), WRONG_USE) from error
        yield Plan(
            name=name,
            script=places.script(name),
            dictionary=places.dictionary(),
            seeds=tuple(prepared),
            corpus=corpus,
            findings=findings,
            seconds=max(1, seconds // len(CHECKS)),
        )


def _run(plan: Plan) -> Run:
    progress = report.Progress()
    try:
        run = campaign.run(plan, progress)
    except OSError as error:
        words = f"{plan.script}: {error.strerror}: {error.filename}"
        raise CommandError(words, NOT_RUNNABLE) from error
    finally:
        progress.close()
    if run.death is not None and run.executions == 0:
        raise CommandError(
            f"{plan.script} could not be run: {run.death}: "
            f"{run.last_words.rpartition(chr(10))[2] or 'it wrote nothing'}",
            NOT_RUNNABLE,
        )
    return run


def _print_coverage(corpora: dict[str, list[Path]]) -> None:
    if not coverage.available():
        print("h11impl: lines and branches are counted if coverage.py is installed")
        return
    found = coverage.measure(corpora)
    print(report.reached(found) if found else "h11impl: the coverage run failed")


def _found(runs: list[Run]) -> bool:
    return any(run.findings or run.death for run in runs)


def _print_findings(runs: list[Run]) -> None:
    for run in runs:
        for finding in run.findings.values():
            print("\n".join(["", *report.details(finding)]))
        if run.death is not None:
            print(f"\n{run.name} died ({run.death}); its last words:")
            print("\n".join(f"  {line}" for line in run.last_words.splitlines()))
    if _found(runs):
        print()


def _replay(path: Path) -> int:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CommandError(f"--replay: {path}: {error.strerror}", WRONG_USE) from error
    target = load_target("h11impl")
    print(f"{path}: {escape(data)}")
    code = NOTHING_FOUND
    for check, broken in replay.verdicts(target, data):
        octets, context = check.read(data)
        if broken is None:
            seen = target.observe([octets] if octets else [], context)
            count = len(seen.messages)
            print(f"{check.name}: holds; {count} message(s), then {seen.ending.value}")
            continue
        code = FOUND
        print(f"{check.name}: {broken.rule}: {broken.kind.value}")
        print(f"  expected  {broken.expected}")
        print(f"  observed  {broken.observed}")
        print(f"  reads     {', '.join(escape(read) for read in broken.reads[:8])}")
    return code
