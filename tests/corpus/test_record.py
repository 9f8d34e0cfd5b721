"""The recorder's command line, and what it has recorded."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import record
from recording.catalogue import PROGRAMS
from recording.checking import (
    check_responses,
)
from recording.index import Recording, load
from recording.program import (
    Program,
    ProgramFailed,
)
from recording.reading import read_dialogue
from recording.tap import Dialogue

from .making import OK, dialogue_of, recording_of, request_line

CORPUS = Path(record.__file__).parent


def fake(version: str | None, dialogue: Dialogue | None = None) -> dict[str, Program]:
    def recorded(room: Path, _origin: str) -> list[Recording]:
        assert room.is_dir()
        if dialogue is None:
            raise ProgramFailed("it broke")
        return [recording_of(dialogue)]

    program = Program(
        name="fake", get="apt: fake", version=lambda: version, record=recorded
    )
    return {"fake": program}


def test_command_lists(capsys: pytest.CaptureFixture[str]) -> None:
    """`--list` names each program with its version, or says how to get it."""
    assert record.main(["--list"], fake("fake 1.0")) == 0
    assert record.main(["--list", "fake"], fake(None)) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["fake         fake 1.0", "fake         not installed (apt: fake)"]


def test_command_records(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A recorded program is told with the number of its files."""
    programs = fake("fake 1.0", dialogue_of(request_line()))

    assert record.main(["--into", str(tmp_path)], programs) == 0

    assert capsys.readouterr().out == "fake: 1 files of fake 1.0\n"
    assert (tmp_path / "responses" / "real-fake-case.http").read_bytes() == OK


def test_command_skips(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A program that is not installed is skipped with one line."""
    assert record.main(["fake", "--into", str(tmp_path)], fake(None)) == 0

    assert capsys.readouterr().out == "fake: skipped, not installed (apt: fake)\n"


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["fake"], 1, "fake: it broke"),
        (["nosuch"], 2, "unknown program 'nosuch'; see --list"),
        (["fake", "--into", "nowhere"], 2, "nowhere is not a directory"),
    ],
)
def test_command_complains(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    code: int,
    words: str,
) -> None:
    """What goes wrong is one line on the error output and an exit code."""
    monkeypatch.chdir(tmp_path)
    into = [] if "--into" in arguments else ["--into", str(tmp_path)]

    assert record.main([*arguments, *into], fake("fake 1.0")) == code

    assert capsys.readouterr().err == f"record.py: {words}\n"


def test_command_refuses_unknown_options(capsys: pytest.CaptureFixture[str]) -> None:
    """A wrong option is wrong use: exit code 2."""
    with pytest.raises(SystemExit) as caught:
        record.main(["--nosuch"], fake(None))

    assert caught.value.code == 2
    assert "--nosuch" in capsys.readouterr().err


# What was recorded.


def test_recorded_files_and_entries_match() -> None:
    """Every recorded file has its entry and every entry its files."""
    entries = [e for e in load(CORPUS) if str(e["id"]).startswith("real/")]
    named = [str(e[k]) for e in entries for k in ("file", "response_file") if k in e]
    found = {
        path.relative_to(CORPUS).as_posix()
        for folder in ("requests", "responses", "conversations")
        for path in (CORPUS / folder).glob("real-*")
    }

    assert len(found) >= 60
    assert len(named) == len(set(named))
    assert found == set(named)
    assert {str(e["id"]).split("/")[1].split("-")[0] for e in entries} == {
        name.split("-")[0] for name in PROGRAMS
    }


def test_recorded_conversations_read_as_indexed() -> None:
    """The index tells of each conversation what the slow reader reads today."""
    conversations = [e for e in load(CORPUS) if e["kind"] == "conversation"]
    assert conversations

    for entry in conversations:
        dialogue = dialogue_of(
            (CORPUS / str(entry["file"])).read_bytes(),
            (CORPUS / str(entry["response_file"])).read_bytes(),
            eof=bool(entry["eof"]),
        )
        reading = read_dialogue(
            dialogue.client, dialogue.server, server_eof=dialogue.server_eof
        )
        check_responses(dialogue.server, reading)
        told = json.dumps(entry["response_expectation"])
        assert told.count('"status"') == len(reading.responses)
        assert all(json.dumps(part.body) in told for part in reading.responses)
