"""A chart with what it says in words: a screen reader hears them, and everybody can read them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from partnership.analysis.charts import picture

INK, SECOND = "#1f4e79", "#b8562a"
"""Two colours that differ in lightness too. No chart relies on them alone."""

LABEL = "A chart. What it shows follows in words."


@dataclass(frozen=True)
class Told:
    """A chart (Altair) and its ``text``. A notebook shows both."""

    chart: Any
    text: str

    def _repr_html_(self) -> str:
        """Return the picture and the words, for a notebook."""
        style = "max-width:44rem;background:#ffffff;color:#1f1f1f"
        return Markup('<div style="{}">{}<p>{}</p></div>').format(
            # The words are read once, not twice.
            *(style, picture(self.chart, LABEL), self.text)
        )

    def __repr__(self) -> str:
        return self.text
