"""Keep the rules of a stylesheet that some element of the built pages can match."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import tinycss2
from tinycss2.ast import AtRule, Node, QualifiedRule

from partnership.site.vocabulary import Element, Vocabulary

_NESTING = {"media", "supports", "layer", "container"}
_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")
_SETS_VARIABLE = re.compile(r"""(--[\w-]+):((?:[^;{}"'(]|"[^"]*"|'[^']*'|\([^{}]*?\))*)(;|(?=}))""")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|url\([^)]*\)')
_MATCHES_ANY = {"is", "where", "matches", "has"}
_ROOTS = {"html", "body"}
_STATES = {"checked", "class", "data-mode", "data-theme", "disabled", "hidden", "id", "open"}
"""Attributes that readers and scripts change, so a page as built cannot show their values."""


def parse(css: str) -> list[Node]:
    """Return the rules of ``css`` without its comments and white space."""
    rules: list[Node] = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return rules


def purge(rules: Iterable[Node], pages: Vocabulary) -> list[str]:
    """Return the text of the rules that can match an element of ``pages``.

    It errs on the safe side: how elements lie inside one another is not looked at.
    """
    return _purge(rules, _Matcher(pages))


Wanted = tuple[str, str, str]
"""What a selector asks of an element: (kind, name, value)."""


class _Matcher:
    """Knows which elements of the pages have what a selector asks for."""

    def __init__(self, pages: Vocabulary) -> None:
        self._dynamic = pages.dynamic
        self._everything = frozenset(range(len(pages.elements)))
        self._with: dict[Wanted, set[int]] = defaultdict(set)
        for number, element in enumerate(pages.elements):
            for wanted in _offered(element):
                self._with[wanted].add(number)

    def any_has(self, all_wanted: Iterable[Wanted]) -> bool:
        """Whether one element has everything that is wanted."""
        parts = [self._elements_with(wanted) for wanted in all_wanted]
        return not parts or bool(frozenset.intersection(*parts))

    def _elements_with(self, wanted: Wanted) -> frozenset[int]:
        if _may_be_anywhere(*wanted, self._dynamic):
            return self._everything
        return frozenset(self._with.get(wanted, ()))


def _purge(rules: Iterable[Node], pages: _Matcher) -> list[str]:
    kept = []
    for rule in rules:
        if isinstance(rule, QualifiedRule):
            selectors = [s for s in selectors_of(rule) if _can_match(s, pages)]
            body = minified(rule.content)
            if selectors and body:
                kept.append(f"{','.join(minified(s) for s in selectors)}{{{body}}}")
        elif isinstance(rule, AtRule):
            kept.extend(_purge_at_rule(rule, pages))
    return kept


def _purge_at_rule(rule: AtRule, pages: _Matcher) -> Iterator[str]:
    name = rule.lower_at_keyword
    if name in {"charset", "import", "font-face"}:
        # The pages use the reader's own fonts; what was imported is read by itself.
        return
    prelude = minified(rule.prelude)
    if name in _NESTING and rule.content is not None:
        inner = _purge(tinycss2.parse_rule_list(rule.content, True, True), pages)
        if inner:
            yield f"@{name} {prelude}{{{''.join(inner)}}}"
    elif rule.content is None:
        yield f"@{name} {prelude};"
    else:
        yield f"@{name} {prelude}{{{minified(rule.content)}}}"


def selectors_of(rule: QualifiedRule) -> list[list[Node]]:
    """Return the selectors of a rule, split at its commas."""
    selectors: list[list[Node]] = [[]]
    for token in rule.prelude:
        if token.type == "literal" and token.value == ",":
            selectors.append([])
        else:
            selectors[-1].append(token)
    return selectors


def _can_match(selector: Sequence[Node], pages: _Matcher) -> bool:
    return all(pages.any_has(wanted) for wanted in _compounds(selector, pages))


def _compounds(selector: Sequence[Node], pages: _Matcher) -> Iterator[list[Wanted]]:
    """Yield what each part of a selector, between its combinators, asks of one element."""
    wanted: list[Wanted] = []
    previous = ""
    for token in selector:
        if token.type == "whitespace" or (token.type == "literal" and token.value in ">+~"):
            yield wanted
            wanted = []
        elif token.type == "ident" and previous != ":":
            kind = "class" if previous == "." else "tag"
            wanted.append((kind, token.value if kind == "class" else token.lower_value, ""))
        elif token.type == "hash":
            wanted.append(("id", token.value, ""))
        elif token.type == "[] block":
            wanted.append(_attribute(token))
        elif token.type == "function" and token.lower_name in _MATCHES_ANY:
            options: list[list[Node]] = [[]]
            for part in token.arguments:
                if part.type == "literal" and part.value == ",":
                    options.append([])
                else:
                    options[-1].append(part)
            if not any(_can_match(_stripped(option), pages) for option in options):
                wanted.append(("class", "\0 nothing has this class", ""))
        previous = token.value if token.type == "literal" else ""
    yield wanted


def _stripped(tokens: list[Node]) -> list[Node]:
    while tokens and tokens[0].type == "whitespace":
        tokens = tokens[1:]
    while tokens and tokens[-1].type == "whitespace":
        tokens = tokens[:-1]
    return tokens


def _attribute(block: Any) -> Wanted:
    parts = [token for token in block.content if token.type != "whitespace"]
    name = parts[0].lower_value
    exact = len(parts) >= 3 and parts[1].type == "literal" and parts[1].value == "="
    return ("attribute", name, parts[2].value if exact else "")


def _offered(element: Element) -> Iterator[Wanted]:
    """Yield all that a selector could ask of an element and find."""
    yield ("tag", element.tag, "")
    yield from (("class", name, "") for name in element.classes)
    yield from (("id", name, "") for name in element.ids)
    for name, value in element.attributes:
        yield ("attribute", name, "")
        yield ("attribute", name, value)


def _may_be_anywhere(kind: str, name: str, _value: str, dynamic: set[str]) -> bool:
    """Tell whether any element could come to have what is wanted, by a script or a reader."""
    if kind == "tag":
        return name in _ROOTS or (name in dynamic and name != "a")
    if kind == "attribute" and (name in _STATES or name.startswith("aria-")):
        return True
    return name in dynamic


def minified(tokens: Iterable[Node]) -> str:
    """Return the text of some tokens with no comment and no needless space."""
    strings: list[str] = []

    def put_aside(match: re.Match[str]) -> str:
        strings.append(match[0])
        return f"\0{len(strings) - 1}\0"

    text = tinycss2.serialize([token for token in tokens if token.type != "comment"])
    text = _QUOTED.sub(put_aside, text)
    text = re.sub(r"/\*.*?\*/", "", text)
    text = re.sub(r"\s+", " ", text).strip()
    text = re.sub(r"\s*([{};,>])\s*", r"\1", text)
    # In a selector the space before a colon means something, so only the one after it goes.
    text = re.sub(r"(?<=[\w-]):\s+", ":", text)
    return re.sub(r"\0(\d+)\0", lambda match: strings[int(match[1])], text.rstrip(";"))


def without_idle_animations(css: str) -> str:
    """Remove the keyframes of animations that no rule plays."""
    frames = re.compile(r"@(?:-webkit-)?keyframes ([\w-]+)\{(?:[^{}]*\{[^{}]*\})*\}")
    played = set(re.findall(r"animation(?:-name)?:([^;}]*)", css))
    words = {word for value in played for word in re.split(r"[\s,]+", value)}
    return frames.sub(lambda match: match[0] if match[1] in words else "", css)


def without_idle_variables(css: str, other_text: Iterable[str], kept_prefix: str) -> str:
    """Remove custom properties that nothing reads, and those that only they read.

    Args:
        css: the whole stylesheet.
        other_text: pages and scripts, which may read custom properties too.
        kept_prefix: properties that start so are kept: others may rely on them.
    """
    elsewhere = {name for text in other_text for name in _VARIABLE.findall(text)}
    while True:
        used = elsewhere | set(_VARIABLE.findall(css))
        smaller = re.sub(r"[^{};]+\{\}", "", _with_variables(css, used, kept_prefix))
        if smaller == css:
            return css
        css = smaller


def _with_variables(css: str, used: set[str], kept_prefix: str) -> str:
    def kept(match: re.Match[str]) -> str:
        return match[0] if match[1] in used or match[1].startswith(kept_prefix) else ""

    return _SETS_VARIABLE.sub(kept, css)
