"""On paper, the answers of a chapter's quizzes stand at its end, so that one can try first."""

from __future__ import annotations

import re

_QUIZ = re.compile(r'<div class="pw-place"[^>]*\sdata-view="quiz"[^>]*>.*?</div></div>', re.DOTALL)
_TITLE = re.compile(r"<h3>(.*?)</h3>", re.DOTALL)
_ANSWER = re.compile(
    r"<details\b[^>]*>\s*<summary>.*?</summary>(.*?)</details>(?=</li>)", re.DOTALL
)
WHERE = '<p class="pw-where-answers">The answers are at the end of this chapter.</p>'


def answers_apart(body: str) -> str:
    """Return a chapter with the answers of its quizzes at its end, numbered as the questions."""
    found: list[str] = []

    def without(match: re.Match[str]) -> str:
        quiz = match[0]
        answers = _ANSWER.findall(quiz)
        title = _TITLE.search(quiz)
        if not answers or not title or len(answers) != quiz.count("</details>"):
            return quiz
        listed = "".join(f"<li>{answer}</li>" for answer in answers)
        found.append(f"<h3>{title[1]}</h3><ol>{listed}</ol>")
        quiz = _ANSWER.sub("", quiz)
        return quiz.replace(title[0], f"{title[0]}{WHERE}", 1)

    body = _QUIZ.sub(without, body)
    if not found:
        return body
    return f'{body}<section class="pw-answers"><h2>Answers</h2>{"".join(found)}</section>'
