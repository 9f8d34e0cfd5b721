"""Scripts that stand for a fuzz target, so that nothing here needs Atheris."""

from __future__ import annotations

from pathlib import Path

from http11_fuzz.campaign import Plan

BEGIN = """
import os, pathlib, signal, sys, time
from http11_fuzz.worker import BOARD, FINDINGS, Board, Recorder
from http11_oracle import Kind
from http11_oracle.octets import PropertyBroken

options = dict(w[1:].split("=", 1) for w in sys.argv[1:] if w.startswith("-"))
corpora = [pathlib.Path(w) for w in sys.argv[1:] if not w.startswith("-")]
board = Board(pathlib.Path(os.environ[BOARD]))
folder = pathlib.Path(os.environ[FINDINGS])


def check(data):
    if b"x" in data:
        raise PropertyBroken("LM-04", Kind.SPLIT_DEPENDENCE, [data], "one", "two")


test_one = Recorder("toy", check, board, folder)


def say(text):
    print(text, file=sys.stderr, flush=True)


def artefact(kind, data):
    pathlib.Path(options["artifact_prefix"] + kind).write_bytes(data)
"""

GOOD = """
for data in (b"a", b"b", b"c"):
    test_one(data)
say("#2\\tINITED cov: 10 ft: 20 corp: 2/2b exec/s: 0 rss: 1Mb")
(corpora[0] / "new").write_bytes(b"c")
say("#3\\tDONE   cov: 11 ft: 22 corp: 3/3b exec/s: 0 rss: 1Mb")
"""


def plan(folder: Path, ending: str, seconds: int = 1) -> Plan:
    """Return a plan for a worker that does as `ending` says."""
    script = folder / "toy.py"
    script.write_text(BEGIN + ending)
    for name in ("new", "seeds", "findings"):
        (folder / name).mkdir()
    return Plan(
        name="toy",
        script=script,
        dictionary=folder / "dict",
        seeds=(folder / "seeds",),
        corpus=folder / "new",
        findings=folder / "findings",
        seconds=seconds,
    )
