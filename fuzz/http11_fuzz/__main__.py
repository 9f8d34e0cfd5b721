"""Run checks on directories of inputs: ``python -m http11_fuzz NAME=DIRECTORY``."""

import sys

from http11_fuzz.replay import main

main(sys.argv[1:])
