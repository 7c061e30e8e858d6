"""The one stylesheet of the book: what its pages use of the theme, then the course's own."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from partnership.site.purge import (
    parse,
    purge,
    without_idle_animations,
    without_idle_variables,
)
from partnership.site.vocabulary import Vocabulary

STYLES = Path(__file__).parent / "styles"

THEME_STYLES = (
    "basic.css",
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "mystnb.*.css",
    "sphinx-design.min.css",
)
"""Stylesheets of the theme and its extensions in ``_static``, in the order pages load them."""

OWN_STYLES = (
    "tokens.css",
    "theme.css",
    "type.css",
    "layout.css",
    "pages-list.css",
    "top-bar.css",
    "sections.css",
    "underneath.css",
    "dialogs.css",
    "tables.css",
    "parts.css",
    "search.css",
    "boxes.css",
    "icons.css",
    "print.css",
)

NOTICE = (
    "/*! Parts of this file come from Bootstrap (MIT licence), the PyData Sphinx Theme, "
    "sphinx-book-theme, Sphinx and sphinx-design (BSD-3-Clause and MIT licences). */\n"
)

_DARK = 'html[data-theme="dark"]'
_NO_SCRIPT_DARK = "html:not([data-theme])"


def build(static: Path, pages: Vocabulary, keep: Path, after: str = "") -> str:
    """Return the stylesheet for ``pages``.

    Args:
        static: the ``_static`` folder of the build, with the theme's stylesheets on a first build.
        pages: what the stylesheet has to dress.
        keep: where the theme's stylesheets are kept for the next build.
        after: rules that stand last, all of them kept.

    Raises:
        FileNotFoundError: the theme no longer has one of its stylesheets.
    """
    theme = "".join(
        "".join(purge(parse(path.read_text(encoding="utf-8")), pages))
        for path in _theme_files(static, keep)
    )
    own = "".join(
        "".join(purge(parse((STYLES / name).read_text(encoding="utf-8")), pages))
        for name in OWN_STYLES
    )
    # In a layer, the theme never wins over the course, however long its selectors are - except by
    # !important, which in a layer would win over everything.
    theme = re.sub(r"\s*!important", "", theme)
    css = f"@layer theme{{{with_system_dark(theme)}}}\n{with_system_dark(own)}"
    css = without_idle_variables(without_idle_animations(css), pages.text, kept_prefix="--pw-")
    return f"{NOTICE}{css}\n{after}\n"


def _theme_files(static: Path, keep: Path) -> list[Path]:
    found = []
    for pattern in THEME_STYLES:
        built = sorted(static.glob(pattern))
        for path in built:
            target = keep / path.relative_to(static)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        kept = sorted(keep.glob(pattern))
        if not kept:
            raise FileNotFoundError(
                f"the theme no longer has {pattern} - mend THEME_STYLES in {__file__}"
            )
        found.extend(built or kept)
    return found


def with_system_dark(css: str) -> str:
    """Repeat every dark rule for devices that prefer dark and run no script."""
    css = css.replace("html[data-theme=dark]", _DARK)
    rules = []
    for match in re.finditer(r"([^{}]+)\{([^{}]*)\}", css):
        # Commas inside brackets, as in :not(.a, .b), do not part selectors.
        dark = [one for one in re.split(r",(?![^(]*\))", match[1]) if _DARK in one]
        if dark:
            selector = ",".join(one.replace(_DARK, _NO_SCRIPT_DARK) for one in dark)
            rules.append(f"{selector}{{{match[2]}}}")
    if not rules:
        return css
    return f"{css}@media (prefers-color-scheme:dark){{{''.join(rules)}}}"
