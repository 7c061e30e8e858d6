"""A case as a drawing: its decisions in order, the ways between them, and what leads aside.

A case never goes back, so its order in the file is a layout, and no program for graphs is needed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from partnership.activities.case.conditions import All, AnyOf, Not, RoleIs
from partnership.activities.case.model import Simulation
from partnership.activities.case.story import END, Decision
from partnership.bank.documents import Record

WIDE, TALL, GAP = 300, 58, 26
LEFT, TOP = 130, 40
LANE = 16
"""How far apart the arcs beside the boxes stand."""
ASIDE = 610
STYLE = (
    "text{font:13px sans-serif;fill:#1d2430}.s{font-size:11px;fill:#4d5868}"
    "rect{fill:#fff;stroke:#1f5f73;stroke-width:1.5}.e rect{stroke:#9c2f2f}"
    "path{fill:none;stroke:#4d5868;stroke-width:1.3;marker-end:url(#tip)}"
    ".w{stroke-dasharray:5 4}.r{stroke:#9c2f2f}"
)
TIP = Markup(
    '<marker id="tip" markerWidth="7" markerHeight="7" refX="6" refY="3" orient="auto">'
    '<path d="M0 0L6 3L0 6Z" style="fill:#4d5868;stroke:none;marker-end:none"/></marker>'
)


@dataclass(frozen=True)
class Way:
    """A way from one decision to a later one: ``why`` says when it is taken."""

    start: str
    end: str
    why: str


def drawing_of(case: Simulation) -> Markup:
    """Return a case as SVG: boxes from top to bottom, with a title for those who cannot see it."""
    course = [one for one in case.decisions if not one.aside]
    asides = [one for one in case.decisions if one.aside]
    tops = {one.id: TOP + number * (TALL + GAP) for number, one in enumerate(course)}
    tops[END] = TOP + len(course) * (TALL + GAP)
    parts = [Markup("<title>{}: {} decisions</title>").format(case.title, len(case.decisions))]
    parts += [Markup("<style>{}</style><defs>{}</defs>").format(STYLE, TIP)]
    parts += [_box(one, LEFT, tops[one.id], case) for one in course]
    parts += [_end(case, tops[END])]
    parts += list(_ways_drawn(case, tops))
    parts += list(_asides_drawn(case, asides))
    wide, tall = ASIDE + WIDE + 40, tops[END] + TALL + 20
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {} {}" width="{}" role="img">{}</svg>'
    ).format(wide, tall, wide, Markup().join(parts))


def ways_of(case: Simulation) -> Iterator[Way]:
    """Yield every way between decisions, but for those that rules lead."""
    course = [one for one in case.decisions if not one.aside]
    following = [*(one.id for one in course[1:]), END]
    for one, after in zip(course, following, strict=True):
        usual = one.next or after
        yield Way(one.id, usual, "")
        for option in one.options:
            if option.next and option.next != usual:
                yield Way(one.id, option.next, option.id)


def _box(one: Decision, x: int, y: int, case: Simulation) -> Markup:
    titles = {agency.id: agency.short for agency in case.agencies}
    only = f"if {in_words(one.when, titles)}" if one.when else "everybody"
    count = f"{len(one.options)} options" + (f", {len(one.further)} more" if one.further else "")
    chance = ", chance" if one.chance else ""
    return Markup(
        '<g><rect x="{}" y="{}" width="{}" height="{}" rx="8"/>'
        '<text x="{}" y="{}">{}</text><text class="s" x="{}" y="{}">{}</text>'
        '<text class="s" x="{}" y="{}">{}</text></g>'
    ).format(
        *(x, y, WIDE, TALL, x + 10, y + 19, _short(one.title, 42)),
        *(x + 10, y + 35, f"{one.id} · day {one.day} · {count}{chance}"),
        *(x + 10, y + 50, _short(only, 50)),
    )


def in_words(condition: Record, titles: Mapping[str, str]) -> str:
    """Return a condition in few words; ``titles`` names the agencies."""
    if isinstance(condition, RoleIs):
        return " or ".join(titles[role] for role in condition.role)
    if isinstance(condition, Not):
        return f"not ({in_words(condition.not_, titles)})"
    if isinstance(condition, All):
        return " and ".join(in_words(one, titles) for one in condition.all_)
    if isinstance(condition, AnyOf):
        return " or ".join(in_words(one, titles) for one in condition.any_)
    return " ".join(
        f"{name.replace('_', ' ')} {titles.get(str(value), value)}"
        for name, value in condition
        if value is not None
    )


def _end(case: Simulation, y: int) -> Markup:
    names = ", ".join(ending.id for ending in case.endings)
    return Markup(
        '<g><rect x="{}" y="{}" width="{}" height="{}" rx="24"/><text x="{}" y="{}">End</text>'
        '<text class="s" x="{}" y="{}">{}</text></g>'
    ).format(LEFT, y, WIDE, TALL - 10, LEFT + 20, y + 20, LEFT + 20, y + 36, _short(names, 44))


def _ways_drawn(case: Simulation, tops: dict[str, int]) -> Iterator[Markup]:
    lane = 0
    for way in ways_of(case):
        start, end = tops[way.start] + TALL, tops[way.end]
        if end - start <= GAP and not way.why:
            middle = LEFT + WIDE // 2
            yield Markup('<path d="M{} {}V{}"/>').format(middle, start, end - 1)
            continue
        x = LEFT - 12 - (lane % 6) * LANE
        lane += 1
        look = "w" if way.why else ""
        yield Markup(
            '<path class="{}" d="M{} {}H{}V{}H{}"><title>{}: {} to {}</title></path>'
        ).format(
            *(look, LEFT, start - 14, x, end + 14, LEFT - 1),
            *(way.why or "always", way.start, way.end),
        )


def _asides_drawn(case: Simulation, asides: list[Decision]) -> Iterator[Markup]:
    for number, one in enumerate(asides):
        y = TOP + number * (TALL + 4 * GAP)
        yield Markup('<g class="e">{}</g>').format(_box(one, ASIDE, y, case))
        rules = [rule for rule in case.rules if rule.route == one.id]
        for place, rule in enumerate(rules):
            yield Markup('<text class="s" x="{}" y="{}">{}</text>').format(
                ASIDE, y + TALL + 16 + place * 14, f"by the rule: {_short(rule.title, 44)}"
            )
        yield Markup('<path class="r" d="M{} {}H{}"/>').format(LEFT + WIDE, y + 20, ASIDE - 1)
        yield Markup('<path class="r w" d="M{} {}H{}"/>').format(ASIDE, y + 38, LEFT + WIDE + 1)
        yield Markup('<text class="s" x="{}" y="{}">{}</text>').format(
            LEFT + WIDE + 12, y + 14, "from anywhere, and back"
        )


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
