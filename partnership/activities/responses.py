"""What a learner answered: kept by question, each with the mark of what was asked.

The same shape is used in the page's storage, in the widget and in the file that a
student hands in: ``{"<question id>": {"answer": ..., "fingerprint": "..."}}``. A draft,
not yet checked by the learner, has ``"checked": false`` as well. An activity may keep
more beside the answer: a quiz keeps ``confidence`` (how sure the learner was), ``review``
(when the question comes back) and ``again`` (the latest repeat; the first answer stays). Where
somebody was asked about what might identify a person and called it fine, ``fine`` has the texts.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

Responses = Mapping[str, Mapping[str, Any]]


class Asked(Protocol):
    """Anything that can be answered and knows the mark of what it asks."""

    @property
    def id(self) -> str:
        """The name its answer is kept under."""

    @property
    def fingerprint(self) -> str:
        """The mark of what is asked."""


def answer_to(asked: Asked, responses: Responses, *, drafts: bool = False) -> Any:
    """Return the learner's answer: None if the question has changed since, or for a draft.

    With ``drafts``, one that is not finished counts as well.
    """
    response = responses.get(asked.id)
    if not isinstance(response, Mapping) or response.get("fingerprint") != asked.fingerprint:
        return None
    if response.get("checked") is False and not drafts:
        return None
    return response.get("answer")


def response_to(asked: Asked, answer: Any) -> dict[str, Any]:
    """Return the response that records ``answer``."""
    return {"answer": answer, "fingerprint": asked.fingerprint}


def fine_in(response: Mapping[str, Any]) -> frozenset[str]:
    """Return what in an answer was called fine though it might identify someone."""
    fine = response.get("fine")
    return (
        frozenset(one for one in fine if isinstance(one, str))
        if isinstance(fine, list)
        else (frozenset())
    )
