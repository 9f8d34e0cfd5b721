"""Make the scripts beside the corpus importable: they are in no package."""

import sys
from pathlib import Path

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
sys.path.append(str(CORPUS))
