"""An installation of the tests' own, chosen before Django reads its settings. Loaded by `-p` in pyproject.toml.

A conftest is too late: pytest-django reads the settings first, and tests would write into a real installation's folder.
"""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

from tests import postgresql

home = tempfile.mkdtemp(prefix="answerable-tests-")
atexit.register(shutil.rmtree, home, ignore_errors=True)
os.environ["ANSWERABLE_HOME"] = home
# Playwright's synchronous calls keep an event loop in the thread, which Django would take for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

if os.environ.get("ANSWERABLE_TEST_DATABASE") == "postgresql":
    server = postgresql.start()
    atexit.register(server.stop)
    os.environ["DATABASE_URL"] = server.address("answerable")
    os.environ["ANSWERABLE_TEST_DATABASE"] = "postgresql, started"  # so that workers use this server too
elif not os.environ.get("ANSWERABLE_TEST_DATABASE"):
    os.environ.pop("DATABASE_URL", None)
