"""Seeds: the inputs that a run starts from."""

from __future__ import annotations

from pathlib import Path

from http11_fuzz.inputs import Check, with_knob
from http11_fuzz.libfuzzer import LONGEST_INPUT
from http11_strategies import Role, load_corpus

_ROOM_FOR_KNOB = 16


def shortened(octets: bytes) -> bytes:
    """Return `octets`, without its middle where it is longer than an input may be.

    What goes beyond a limit is mostly much of the same between a start and an
    end that make it a message.
    """
    longest = LONGEST_INPUT - _ROOM_FOR_KNOB
    if len(octets) <= longest:
        return octets
    return octets[: longest // 2] + octets[-(longest // 2) :]


def prepare(check: Check, seeds: Path, folder: Path) -> list[Path]:
    """Return the directories with seeds for `check` out of the directory `seeds`.

    If `seeds` is a corpus with an index, the octets that the check's role
    receives are copied to `folder`, each with the knob for the requests that it
    answers; long ones lose their middle.  Any other directory serves as it is.  Raises
    :class:`http11_strategies.CorpusError` for an index that cannot be read.
    """
    if not (seeds / "index.json").is_file():
        return [seeds]
    folder.mkdir(parents=True)
    for number, case in enumerate(load_corpus(seeds)):
        context = case.context
        if context.role is not check.role:
            continue
        octets = shortened(case.octets)
        if context.role is Role.CLIENT and context.requests:
            octets = with_knob(octets, context.requests)
        (folder / f"{number:05}").write_bytes(octets)
    return [folder]
