"""Run several commands in one process, each as it would run alone.

Starting nbgrader takes seconds, and a class of students starts it many times. Reads a
JSON list of ``{"command": [...], "env": {...}}`` and, as the last line of its output,
prints the list of their exit codes.
"""

from __future__ import annotations

import json
import os
import sys

from nbgrader.apps.nbgraderapp import NbGraderApp

from autograder.cli import app as mark
from partnership.errors import CourseError


def run(command: list[str]) -> int:
    program, *arguments = command
    try:
        if program == "mark":
            mark(arguments)
        else:
            NbGraderApp.launch_instance(arguments)
    except CourseError as error:
        print(error)
        return 1
    except SystemExit as end:
        return int(end.code or 0)
    finally:
        if program == "nbgrader":
            NbGraderApp.instance().reset()
    return 0


def main() -> None:
    codes = []
    for each in json.load(sys.stdin):
        os.environ.update(each["env"])
        codes.append(run(each["command"]))
        sys.stdout.flush()
    print(json.dumps(codes))


if __name__ == "__main__":
    main()
