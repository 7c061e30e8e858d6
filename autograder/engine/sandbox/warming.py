"""Cells that a sandbox runs before the first submission."""

from __future__ import annotations

WARM_UP = (
    "import pandas as pd; pd.DataFrame({'a': [1]})",
    "def f():\n    raise ValueError('as in a test that fails')\nf()",
    "assert 1 == 2, 'no'",
    "import pandas as pd; pd.read_csv('there-is-none.csv')",
    "import pandas as pd; pd.DataFrame({'a': [1]})['b']",
    "a_name_that_is_not_there",
    "await __import__('asyncio').sleep(0); 1",
    "import ipywidgets; ipywidgets.IntSlider()",
)
"""They load what the first table, error and widget do. What IPython reads of pandas to explain
an error takes it a fifth of a second the first time."""
