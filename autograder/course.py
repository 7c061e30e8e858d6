"""The nbgrader course that is being marked: where it is and how nbgrader is told to run it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from traceback import extract_tb
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

from partnership.errors import CourseError
from partnership.paths import checkout

if TYPE_CHECKING:
    from traitlets.config import Config

IGNORED = (".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback")
"""Names that nbgrader leaves out unless the course says otherwise."""

OLD = {
    "BaseApp", "BaseNbConvertApp", "BaseNbGraderApp", "BasicConfig", "NbGrader", "NbGraderConfig",
    "TransferApp",
}  # fmt: skip
"""Classes whose settings nbgrader moves to where they belong now."""


@dataclass(frozen=True)
class Course:
    """A folder with ``nbgrader_config.py`` and the settings nbgrader reads there."""

    folder: Path
    config: Config
    course_id: str
    db_url: str

    @property
    def gradebook(self) -> Path | None:
        """The gradebook's file, or None where the gradebook is on a database server."""
        url = make_url(self.db_url)
        in_file = url.get_backend_name() == "sqlite" and url.database
        return Path(str(url.database)) if in_file else None

    @property
    def gradebook_name(self) -> str:
        """What to call the gradebook in a message. It never holds a password."""
        return str(self.gradebook or make_url(self.db_url).render_as_string(hide_password=True))

    def assignments(self) -> list[str]:
        """Return the assignments that have a source notebook."""
        return sorted({notebook.parent.name for notebook in self.folder.glob("source/*/*.ipynb")})

    def place(self, step: str, student: str, assignment: str) -> Path:
        """Return the folder of a step: source, release, submitted, autograded or feedback."""
        told = self.config.get("CourseDirectory", {})
        structure = told.get("directory_structure", "{nbgrader_step}/{student_id}/{assignment_id}")
        inside = str(structure).format(
            nbgrader_step=told.get(f"{step}_directory", step),
            student_id=student,
            assignment_id=assignment,
        )
        return self.folder / str(inside)

    @property
    def zone(self) -> ZoneInfo:
        """The time zone that deadlines are shown in. nbgrader keeps times in UTC."""
        return ZoneInfo(str(self.config.get("NbGraderAPI", {}).get("timezone", "UTC")))

    @property
    def file_mode(self) -> int:
        """What may be done with a file that nbgrader makes: by default, reading only."""
        shared = self.config.get("CourseDirectory", {}).get("groupshared", False)
        return 0o664 if shared else 0o444

    @property
    def ignored(self) -> list[str]:
        """Patterns of the names that nbgrader does not copy."""
        told = self.config.get("CourseDirectory", {}).get("ignore", IGNORED)
        # What a configuration adds to comes as a note of what to add.
        return list(told.get_value(list(IGNORED)) if hasattr(told, "get_value") else told)

    def nbgrader(self, **settings: dict[str, object]) -> Any:
        """Return nbgrader's own programming interface for this course.

        ``settings`` adds to the course's configuration: a class of nbgrader's and its options.
        """
        from nbgrader.apps.api import NbGraderAPI  # type: ignore[import-untyped]
        from nbgrader.auth import Authenticator  # type: ignore[import-untyped]
        from nbgrader.coursedir import CourseDirectory  # type: ignore[import-untyped]
        from nbgrader.exchange import ExchangeFactory  # type: ignore[import-untyped]
        from traitlets.config import Config

        config = Config(self.config)
        config.merge(Config(settings))
        return NbGraderAPI(
            CourseDirectory(config=config),
            Authenticator(config=config),
            ExchangeFactory(config=config),
            config=config,
        )


def read_course(folder: Path | None = None) -> Course:
    """Return the nbgrader course in ``folder``, by default ``exercises`` in the checkout.

    Raises:
        CourseError: there is no nbgrader course there, or its configuration does not run.
    """
    folder = (folder or checkout() / "exercises").resolve()
    file = folder / "nbgrader_config.py"
    if not file.is_file():
        raise CourseError(
            "no nbgrader course here", "name the folder that holds nbgrader_config.py", str(folder)
        )
    from jupyter_core.application import JupyterApp

    # The user's own nbgrader settings apply too, as they do to the nbgrader command;
    # the course's come first. The folder one happens to stand in does not count.
    # nbgrader's own application reads the same files, and takes most of a second to load.
    config = _read_config(JupyterApp(config_dir=str(folder), config_file_name=file.stem))
    if _is_of_old(config):
        config = _read_old_config(folder)
    told = config.get("CourseDirectory", {})
    root = Path(told.get("root") or "").absolute()
    return Course(
        folder=root,
        config=config,
        course_id=str(told.get("course_id", "")).strip(),
        db_url=told.get("db_url") or f"sqlite:///{root / 'gradebook.db'}",
    )


def _read_config(app: Any) -> Config:
    app.raise_config_file_errors = True
    try:
        app.load_config_file()
    except Exception as error:
        what = f"this does not run: {type(error).__name__}: {error}"
        raise CourseError(what, "mend this line", _place(error)) from error
    config: Config = app.config
    return config


def _is_of_old(config: Config) -> bool:
    """Say whether a setting has a name that nbgrader has given up, and still understands."""
    return bool(OLD & set(config)) or "course_id" in config.get("Exchange", {})


def _read_old_config(folder: Path) -> Config:
    """Return what nbgrader's own application makes of settings with names of old."""
    from nbgrader.apps import NbGrader  # type: ignore[import-untyped]

    app = NbGrader(config_dir=str(folder))
    app.load_cwd_config = False
    return _read_config(app)


def _place(error: Exception) -> str:
    """Return the file and line of the configuration at which an error arose."""
    if isinstance(error, SyntaxError):
        return f"{error.filename}:{error.lineno}"
    frames = [
        frame
        for frame in extract_tb(error.__traceback__)
        if frame.filename.endswith("nbgrader_config.py")
    ]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "nbgrader_config.py"
