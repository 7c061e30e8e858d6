"""The marking commands start without what takes seconds to load."""

from __future__ import annotations

import subprocess
import sys


def test_no_command_loads_nbgrader_before_it_is_used() -> None:
    slow = "{'nbgrader', 'nbformat', 'pandas', 'sklearn', 'docx', 'openpyxl'}"
    said = f"import sys, autograder.cli; print(sorted({slow} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
