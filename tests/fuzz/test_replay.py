"""Checks on inputs from files, without Atheris."""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

import pytest

from http11_fuzz import replay
from http11_fuzz.inputs import CHECKS
from http11_oracle import Ending, Observation

from .toys import GET, SERVER, Toy, read_heads


def test_every_check_gives_its_verdict() -> None:
    """A stack may be right as a server and wrong as a client."""

    def observe(reads: list[bytes], context: object) -> Observation:
        if context == SERVER:
            return read_heads(reads, SERVER)
        return Observation(ending=Ending.CRASHED, error="oh")

    toy = Toy(lambda reads, context: observe(list(reads), context))
    verdicts = {
        check.name: broken and broken.rule
        for check, broken in replay.verdicts(toy, GET)
    }
    assert verdicts == {"server_octets": None, "client_octets": "totality"}


def test_files_are_found_at_any_depth(tmp_path: Path) -> None:
    """In order, directories left out."""
    (tmp_path / "b").mkdir()
    for name in ("b/c", "a"):
        (tmp_path / name).touch()
    assert replay.files(tmp_path) == [tmp_path / "a", tmp_path / "b" / "c"]


def test_whole_directories_are_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each file once, findings included: they count for the coverage too."""
    seen: list[bytes] = []

    def observe(reads: list[bytes]) -> Observation:
        seen.append(b"".join(reads))
        return Observation(ending=Ending.HUNG)

    toy = Toy(lambda reads, _context: observe(list(reads)))
    monkeypatch.setattr(replay, "load_target", {"h11impl": toy}.__getitem__)
    (tmp_path / "1").write_bytes(b"one")
    (tmp_path / "2").write_bytes(b"two")
    words = [f"{name}={tmp_path}" for name in CHECKS]
    monkeypatch.setattr(sys, "argv", ["http11_fuzz", *words])
    runpy.run_module("http11_fuzz", run_name="__main__")
    assert seen == [b"one", b"two"] * 2
