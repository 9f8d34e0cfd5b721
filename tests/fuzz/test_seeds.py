"""Seeds: the corpus by role, or any directory as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from http11_fuzz.inputs import CHECKS, client_input
from http11_fuzz.libfuzzer import LONGEST_INPUT
from http11_fuzz.seeds import prepare, shortened
from http11_strategies import CorpusError, Role, corpus_path, load_corpus


def test_any_directory_serves_as_it_is(tmp_path: Path) -> None:
    """Without an index nothing is copied."""
    folder = tmp_path / "work"
    assert prepare(CHECKS["server_octets"], tmp_path, folder) == [tmp_path]
    assert not folder.exists()


@pytest.mark.parametrize("name", CHECKS)
def test_the_corpus_is_copied_by_role(name: str, tmp_path: Path) -> None:
    """Every example of the role, none of the other, the corpus untouched."""
    check = CHECKS[name]
    folder = tmp_path / "work" / "seeds"
    assert prepare(check, corpus_path(), folder) == [folder]
    cases = [case for case in load_corpus() if case.context.role is check.role]
    seeds = sorted(folder.iterdir())
    assert len(seeds) == len(cases)
    for case, seed in zip(cases, seeds, strict=True):
        data = seed.read_bytes()
        assert len(data) <= LONGEST_INPUT
        octets, context = check.read(data)
        assert octets == shortened(case.octets)
        asked = [request.method for request in case.context.requests]
        if check.role is Role.CLIENT and asked and set(asked) <= {b"GET", b"HEAD"}:
            assert [request.method for request in context.requests] == asked


def test_a_response_to_nothing_has_no_knob(tmp_path: Path) -> None:
    """A case without requests is kept as plain octets."""
    (tmp_path / "r.http").write_bytes(b"HTTP/1.1 200 OK\r\n\r\n")
    (tmp_path / "index.json").write_text(
        '{"version": 1, "cases": [{"id": "BL-01/0", "file": "r.http", "kind":'
        ' "response", "rules": ["BL-01"], "level": "MUST", "context":'
        ' {"role": "client"}, "expectation": {"kind": "incomplete"}, "origin": "o",'
        ' "description": "d"}]}'
    )
    (folder,) = prepare(CHECKS["client_octets"], tmp_path, tmp_path / "work")
    (seed,) = folder.iterdir()
    assert client_input(seed.read_bytes())[0] == seed.read_bytes()


def test_a_broken_index_is_told(tmp_path: Path) -> None:
    """The corpus' own error, one line with the file's name."""
    (tmp_path / "index.json").write_text("{")
    with pytest.raises(CorpusError, match=r"index\.json"):
        prepare(CHECKS["server_octets"], tmp_path, tmp_path / "work")


def test_a_long_seed_keeps_both_ends() -> None:
    """An oversized message stays a message, and still goes beyond the limits."""
    head = b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n"
    seed = shortened(head)
    assert 16_384 < len(seed) < LONGEST_INPUT
    assert seed == head[:5] + b"a" * (len(seed) - 31) + head[-26:]
