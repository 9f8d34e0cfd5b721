"""Client libraries are recorded by running short programs in their own language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from .index import Recording
from .program import Recorder, run_client
from .site import answer
from .tap import ScriptedServer


@dataclass(frozen=True, slots=True)
class Snippet:
    """A short client program; it finds the server's root in the variable ``base``."""

    what: str
    description: str
    code: str
    conversation: bool = False


def record_snippets(
    recorder: Recorder,
    interpreter: Sequence[str],
    prelude: str,
    snippets: Sequence[Snippet],
    room: Path,
    *,
    env: Mapping[str, str] | None = None,
) -> list[Recording]:
    """Run each snippet, after `prelude`, against a scripted server of its own.

    The interpreter gets the program's text as its last but one argument and the
    server's root as its last.  Raises :exc:`.program.ProgramFailed`.
    """
    recordings: list[Recording] = []
    for snippet in snippets:
        with ScriptedServer(answer) as server:
            text = f"{prelude}\n{snippet.code}\n"
            run_client([*interpreter, text, server.base], room, env=env)
        recordings += recorder.keep(
            snippet.what,
            snippet.description,
            server.dialogues,
            conversation=snippet.conversation,
        )
    return recordings
