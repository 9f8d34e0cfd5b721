"""The fixed examples: octets in files, their ground truth in one index.

``corpus/README.md`` describes the index for programs in any language; this
module reads it into records.
"""

from __future__ import annotations

from pathlib import Path

from http11_strategies._examples import Corpus
from http11_strategies._index import read_index
from http11_strategies._json import ShapeError
from http11_strategies._model import Case


class CorpusError(ValueError):
    """The corpus cannot be read; the message is one line, naming file and entry."""


def corpus_path() -> Path:
    """Return the folder of the corpus: installed with the package, or beside it.

    Raises :class:`CorpusError` if there is none.
    """
    package = Path(__file__).resolve().parent
    # A wheel carries the corpus in the package, a checkout has it at its root.
    for folder in (package / "_corpus", package.parents[1] / "corpus"):
        if (folder / "index.json").is_file():
            return folder
    raise CorpusError(f"there is no corpus in or beside {package}")


def load_corpus(path: Path | None = None) -> tuple[Case, ...]:
    """Return the cases of received octets in the corpus folder `path`.

    The default is the corpus that comes with this package.  Raises
    :class:`CorpusError`, as :func:`load_index` does.
    """
    return load_index(path).cases


def load_index(path: Path | None = None) -> Corpus:
    """Return all examples of the corpus folder `path`, octets included.

    Raises :class:`CorpusError` for an index that cannot be read, an unknown key
    or rule, an id or a file that is used twice, and a file that is missing.
    """
    folder = corpus_path() if path is None else path
    index = folder / "index.json"
    try:
        return read_index(index.read_text(encoding="ascii"), folder)
    except OSError as error:
        raise CorpusError(f"{index}: {error.strerror}") from error
    except (UnicodeDecodeError, ShapeError) as error:
        raise CorpusError(f"{index}: {error}") from error
