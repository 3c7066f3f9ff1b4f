"""The environment of all tests, set before anything reads it: a data directory of their own and a key.

pytest loads this as a plugin (``-p``), since pytest-django reads the settings before it comes to any ``conftest.py``:
set there, the tests read the word index of whoever has a paper on the machine.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

os.environ["BROADSHEET_DATA_DIR"] = tempfile.mkdtemp(prefix="broadsheet-test-")
atexit.register(shutil.rmtree, os.environ["BROADSHEET_DATA_DIR"], ignore_errors=True)
os.environ.setdefault("BROADSHEET_SECRET_KEY", "a key for tests only")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "broadsheet.project.settings")
