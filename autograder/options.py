"""Arguments and options that many of the marking commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

Assignment = Annotated[str, typer.Argument(help="The assignment's folder in source/.")]
CourseFolder = Annotated[
    Path | None,
    typer.Option(
        "--course",
        envvar="PARTNERSHIP_EXERCISES",
        help="The folder that holds nbgrader_config.py. Default: exercises.",
    ),
]
Who = Annotated[
    str | None,
    typer.Option(
        "--as", help="Do it as somebody else, who is in markers.yaml. Only its leader may."
    ),
]
