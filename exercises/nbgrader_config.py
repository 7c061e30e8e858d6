"""The nbgrader course: where its files are, and what students and tutors see.

The nbgrader command finds this file when it is run in this folder. A Jupyter
server, and any other folder, finds it through one environment variable:

    JUPYTER_CONFIG_PATH=<course>/exercises jupyter lab --ServerApp.root_dir=<course>

where <course> is the folder that holds ``exercises/``. The server's root must be that
folder or one above it, or nbgrader's marking page (formgrader) refuses to start. Put
this folder first if JUPYTER_CONFIG_PATH is already set. Two more variables are read:

    PARTNERSHIP_EXCHANGE   the folder in which work is handed out and in. It is shared by
                           tutors and students; the default, ``exercises/exchange``, lets
                           one person try both roles on one computer.
    PARTNERSHIP_MY_WORK    the folder a student's own copies go to. The default is
                           ``my-work`` beside ``exercises``. It must lie in the server's root.
"""

import os
import shutil
import sysconfig
from contextlib import suppress
from pathlib import Path

EXERCISES = Path(__file__).resolve().parent
EXCHANGE = Path(os.environ.get("PARTNERSHIP_EXCHANGE") or EXERCISES / "exchange").absolute()
MY_WORK = Path(os.environ.get("PARTNERSHIP_MY_WORK") or EXERCISES.parent / "my-work").absolute()

# The assignment list changes into the second folder and looks in the first before anything
# has been handed out; it shows an error in place of an empty list if they are missing.
for folder in (EXCHANGE, MY_WORK):
    with suppress(OSError):
        folder.mkdir(exist_ok=True)

# nbgrader runs alembic by its name when it makes the gradebook. Where the environment has
# not been activated it is not found, and a gradebook is left behind that is half made.
if shutil.which("alembic") is None:
    os.environ["PATH"] = os.pathsep.join(
        [sysconfig.get_path("scripts"), os.environ.get("PATH", os.defpath)]
    )

c = get_config()  # noqa: F821 - given by nbgrader

c.CourseDirectory.course_id = "partnership"
c.CourseDirectory.root = str(EXERCISES)
c.CourseDirectory.db_url = f"sqlite:///{EXERCISES / 'gradebook.db'}"
c.Exchange.root = str(EXCHANGE)
c.Exchange.assignment_dir = str(MY_WORK)
# What was handed in is kept with the student's own work, not with every other course's.
c.Exchange.cache = str(MY_WORK / ".handed-in")
c.NbGraderAPI.timezone = "Europe/London"

# The first cell of a notebook may have to load pandas on a slow, busy machine.
c.Execute.timeout = 60
# Without the second, each submission prints a warning about a kernel that only this computer
# can reach.
c.Execute.extra_arguments = [
    "--HistoryManager.hist_file=:memory:",
    "--IPKernelApp.log_level=ERROR",
]
c.LimitOutput.max_lines = 300
c.LimitOutput.max_traceback = 50

# What stands in place of a solution. It must run without an error, since a beginner
# runs every cell once before changing anything.
c.ClearSolutions.code_stub = {"python": "# Leave the rest of this cell as it is."}
c.ClearSolutions.text_stub = (
    "*Click here, press Enter, delete this line and write your answer. Then press Shift and Enter.*"
)

# A marking guide stands in the question's own cell. nbgrader takes it out of what students
# get and puts it back for the marker, who reads it above the answer.
c.ClearMarkScheme.enforce_metadata = False
# The feedback a student gets must not show what the release hid: next year's students
# would be handed this year's tests and guides.
c.GenerateFeedback.preprocessors = [
    "nbgrader.preprocessors.GetGrades",
    "nbgrader.preprocessors.ClearHiddenTests",
    "nbgrader.preprocessors.ClearMarkScheme",
    "nbconvert.preprocessors.CSSHTMLHeaderPreprocessor",
]

# What Validate says. nbgrader's own words are in capitals and speak of losing credit.
LAST_CELL = "The last cell of the notebook tells you more."
c.Validator.failed_warning = (
    "In {num_failed} cell(s) something went wrong. Look at what stands below. You can hand in all "
    f"the same: everything else will be marked. {LAST_CELL}"
)
c.Validator.changed_warning = (
    "{num_changed} cell(s) that are meant to stay as they are were changed. Nothing is lost: they "
    f"are put back before your work is marked. {LAST_CELL}"
)
c.Validator.type_changed_warning = (
    "{num_changed} cell(s) were turned from words into code, or from code into words. Nothing is "
    f"lost: they are turned back before your work is marked. {LAST_CELL}"
)
