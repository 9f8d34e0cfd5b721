"""Print the rules as JSON: the text of ``corpus/rules.json``."""

import sys

from http11_strategies.catalogue import RULES, as_json

sys.stdout.write(as_json(RULES.values()))
