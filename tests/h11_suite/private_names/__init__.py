"""The name `h11` while its own tests run: everything public is h11impl's.

The tests beside this file are h11's, unchanged.  They import private modules of
h11; the modules here carry those names and ask h11impl's public API.
"""

from h11impl import *  # noqa: F403 - whatever the module under test exports
