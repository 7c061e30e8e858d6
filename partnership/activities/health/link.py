"""An invitation to a health check as an address, as ``link.js`` makes and reads it.

What is asked stands after the ``#``, which no browser sends to a server:
``[1, [[framework, item, ...], ...], [[id, own question], ...], name, purpose]``, as JSON in
base64url.
"""

from __future__ import annotations

import base64
import json
import re
from itertools import groupby
from urllib.parse import urlsplit

from partnership.activities.health.work import HealthWork
from partnership.errors import CourseError

VERSION = 1
LONGEST = 1500
"""Characters of a whole address; mail and chat break longer ones."""

_ADDRESS = re.compile(r"https?://[!-~]+", re.IGNORECASE)


def invitation_link(work: HealthWork, address: str) -> str:
    """Return the link to the page at ``address`` that asks what ``work`` asks.

    What stands in the address after a ``?`` or ``#`` is left out, as the page leaves it out.

    Raises:
        CourseError: the address is not one of the web, nothing is asked, or the link is too long.
    """
    page = _page(address)
    if not work.questions and not work.own:
        raise CourseError("nothing is asked in it", "choose statements in the page first")
    split = (one.split(".") for one in work.questions)
    groups = [[name, *(item for _, item in of)] for name, of in groupby(split, lambda one: one[0])]
    own = [[one.id, one.text] for one in work.own]
    content = [VERSION, groups, own, work.name, work.purpose]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    link = f"{page}#invite={base64.urlsafe_b64encode(text).decode().rstrip('=')}"
    if len(link) > LONGEST:
        what = f"the link would have {len(link):,} characters, and {LONGEST:,} is the most"
        raise CourseError(what, "ask less, or shorten your own questions or what it is for")
    return link


def _page(address: str) -> str:
    try:
        parts = urlsplit(address)
        is_good = bool(_ADDRESS.fullmatch(address) and parts.hostname and parts.port != 0)
        is_good = is_good and "@" not in parts.netloc
    except ValueError:
        is_good = False
    if not is_good:
        what = f"'{address}' is not the address of a published page"
        raise CourseError(what, "copy it from the browser; it begins with https:// or http://")
    return f"{parts.scheme}://{parts.netloc.lower()}{parts.path or '/'}"
