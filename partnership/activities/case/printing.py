"""A case as HTML that reads without JavaScript and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from partnership.activities.case.story import Decision, Option
from partnership.activities.case.written import WrittenCase

BOLD = Markup("<strong>{}.</strong> {}")
VERDICTS = {"sound": "Sound.", "defensible": "Defensible.", "weak": "Weak."}


def printed(case: WrittenCase) -> Markup:
    """Return the people, the roles, and every decision with its options and their reasons."""
    names = {agency.id: agency.name for agency in case.agencies}
    return Markup().join(
        [
            Markup("<p>{}</p><p><strong>Before you begin.</strong> {}</p>").format(
                case.intro, case.note.text
            ),
            _listed(Markup("{}: {}").format(one.who, one.how) for one in case.note.help),
            Markup("<p>{}</p><p>{}</p><h4>The people</h4>").format(
                case.note.way_round, case.numbers
            ),
            _listed(BOLD.format(one.name, one.about) for one in case.people),
            Markup("<h4>Whose side you can take</h4>"),
            _listed(
                BOLD.format(one.role.title, one.role.brief) for one in case.agencies if one.role
            ),
            *(_decision(one, names) for one in case.decisions),
            Markup("<h4>How it may end</h4>"),
            _listed(
                Markup("<strong>{}.</strong> {}").format(e.title, e.text) for e in case.endings
            ),
            Markup("<h4>To think about</h4>") if case.questions else Markup(),
            _listed(Markup.escape(one.question) for one in case.questions),
        ]
    )


def _decision(one: Decision, names: dict[str, str]) -> Markup:
    whose = ", ".join(names[agency] for agency in one.decides)
    return Markup().join(
        [
            Markup("<h4>{}</h4>").format(one.title),
            Markup("<p>Decided by: {}.</p>").format(whose) if whose else Markup(),
            Markup("<p>{}</p>").format(one.scene),
            Markup("<p><em>From the family’s side:</em> {}</p>").format(one.parent),
            _listed(Markup("By chance: {}").format(outcome.text) for outcome in one.chance),
            _asked(one.ask, one.options),
            *(_asked(further.text, further.options) for further in one.further),
        ]
    )


def _asked(question: str, options: tuple[Option, ...]) -> Markup:
    return Markup("<p><strong>{}</strong></p>").format(question) + _listed(
        Markup("{}<details><summary>What to make of it</summary><p>{} {}</p></details>").format(
            option.text, VERDICTS[option.verdict], option.reason
        )
        for option in options
    )


def _listed(things: Iterable[Markup]) -> Markup:
    items = Markup().join(Markup("<li>{}</li>").format(one) for one in things)
    return Markup("<ul>{}</ul>").format(items) if items else Markup()
