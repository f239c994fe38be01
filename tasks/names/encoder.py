"""What the project's own network thinks of each word of a text: text in, chances of labels out.

Stands under `name_agreement`, which reads an article's names from them. The model (`data/ner/`, made by
`training/`) is a small BERT encoder in int8, run by onnxruntime on one thread: worker processes share the cores
among articles, so a thread pool inside each of them would only get in their way.
"""

import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]

from tasks.names.name_spans import LABELS, Scores, log_chances
from tasks.names.word_pieces import Encoded, Window, cut, encode
from tasks.vocabulary import DATA

MODEL = DATA / "ner" / "model.onnx"

START, END = 101, 102  # the vocabulary's [CLS] and [SEP]
BATCH = 384  # pieces in one call of the network: more would leave the processor's cache
ALIKE = 1.5  # times the shortest: attention is paid for as if all were as long as the longest
CACHED = 4096  # texts remembered by a process


@dataclass(frozen=True, slots=True)
class Words:
    """A text's words: the extent of each in characters, and the log of each label's chance for it, a row a word."""

    extents: list[tuple[int, int]]
    chances: npt.NDArray[np.float16]


def read_words(texts: Sequence[str]) -> list[Words]:
    """Each text's words as the network judges them; what it says of a text does not depend on the others."""
    known = {text: words for text in texts if (words := _remembered.get(text))}
    new = [text for text in dict.fromkeys(texts) if text not in known]
    for text, words in zip(new, _judge(new), strict=True):
        known[text] = words
        _remembered.put(text, words)
    return [known[text] for text in texts]


class _Memory:
    """The most recently used texts: syndicated text comes again and again."""

    def __init__(self, size: int) -> None:
        self._size, self._rows, self._lock = size, OrderedDict[str, Words](), threading.Lock()

    def get(self, text: str) -> Words | None:
        with self._lock:
            if text in self._rows:
                self._rows.move_to_end(text)
            return self._rows.get(text)

    def clear(self) -> None:
        with self._lock:
            self._rows.clear()

    def put(self, text: str, words: Words) -> None:
        with self._lock:
            self._rows[text] = words
            if len(self._rows) > self._size:
                self._rows.popitem(last=False)


_remembered = _Memory(CACHED)


def forget() -> None:
    """Nothing; texts tagged before are tagged anew when they come again."""
    _remembered.clear()


def _judge(texts: Sequence[str]) -> list[Words]:
    encoded = [encode(text) for text in texts]
    scores = [np.zeros((len(e.firsts), LABELS), np.float32) for e in encoded]
    windows = [window for number, e in enumerate(encoded) for window in cut(number, e)]
    for batch in _batches(windows):
        for window, rows in zip(batch, _run(batch, encoded), strict=True):
            skip = window.keep_low - window.low
            scores[window.text][window.keep_low : window.keep_high] = rows[
                skip : skip + window.keep_high - window.keep_low
            ]
    return [Words(e.extents, log_chances(rows).astype(np.float16)) for e, rows in zip(encoded, scores, strict=True)]


def _batches(windows: Iterable[Window]) -> Iterator[list[Window]]:
    """Windows of like length together, as many as stay in the processor's cache."""
    batch: list[Window] = []
    for window in sorted(windows, key=_size):
        if batch and ((len(batch) + 1) * _size(window) > BATCH or _size(window) > ALIKE * _size(batch[0])):
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch


def _size(window: Window) -> int:
    return window.end - window.start + 2


def _run(batch: Sequence[Window], encoded: Sequence[Encoded]) -> list[Scores]:
    """The label scores of each window's words: the mean over their pieces.

    The sequences stand one behind the other without padding; only attention sees them as rows of a table.
    """
    lengths = np.array([_size(window) for window in batch], np.int32)
    starts = np.cumsum(lengths) - lengths
    column = np.arange(lengths.max(), dtype=np.int32)
    inside = column < lengths[:, None]
    rows = np.where(inside, starts[:, None] + column, 0).astype(np.int32)
    pieces, shapes = list[int](), list[int]()
    for window in batch:
        e = encoded[window.text]
        pieces += [START, *e.pieces[window.start : window.end], END]
        shapes += [0, *e.shapes[window.start : window.end], 0]
    feed = {
        "pieces": np.array(pieces, np.int32),
        "shapes": np.array(shapes, np.int32),
        "positions": np.broadcast_to(column, inside.shape)[inside],
        "places": np.flatnonzero(inside).astype(np.int32),
        "rows": rows,
        "lengths": lengths,
    }
    (scores,) = _session().run(None, feed)
    return [
        _mean(scores[start + 1 :], window, encoded[window.text]) for start, window in zip(starts, batch, strict=True)
    ]


def _mean(scores: Scores, window: Window, e: Encoded) -> Scores:
    bounds = np.array([*e.firsts[window.low : window.high], window.end]) - window.start
    sums: Scores = np.add.reduceat(scores[: bounds[-1]], bounds[:-1])
    return (sums / np.diff(bounds)[:, None]).astype(np.float32)


@cache
def transitions() -> Scores:
    """How well each label follows each other one, as training counted it."""
    table = np.array(json.loads(_session().get_modelmeta().custom_metadata_map["transitions"]), np.float32)
    return table.reshape(LABELS, LABELS)


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The graph is fused by hand; the last level would join what is slower joined (see training/export.py).
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    return onnxruntime.InferenceSession(str(MODEL), options, providers=["CPUExecutionProvider"])
