"""Soft links: the words of two languages that are nearest to one another, whatever else is near them.

Source: cross-domain similarity local scaling, Conneau et al. 2018.
"""

import numpy as np

from vocabulary import TITLE_MARK

# Neighbours that the density about a word is taken from, candidates that are ranked by it, and links that a word keeps.
NEIGHBOURS, CANDIDATES, BEST = 10, 40, 3
LEAST_COSINE = 0.6
# Words that share letters are near one another for the pieces that they share: they must be nearer still. True cognates
# are, and rules of spelling find them anyway.
LEAST_COSINE_OF_LIKE, SHARED_START, SHARED_LETTERS = 0.82, 3, 4
# The weight of a link is its cosine less this, at most the second.
DISCOUNT, MOST = 0.1, 0.95
BLOCK = 256


def nearest(source, target):
    """For each source row the candidates among the target rows by cosine, as indices and cosines."""
    indices, cosines = [], []
    for at in range(0, len(source), BLOCK):
        block = source[at : at + BLOCK] @ target.T
        found = np.argpartition(block, -CANDIDATES, axis=1)[:, -CANDIDATES:].copy()
        found.sort(axis=1)
        indices.append(found)
        cosines.append(np.take_along_axis(block, found, axis=1))
    return np.concatenate(indices), np.concatenate(cosines)


def density(cosines):
    """The mean cosine of the nearest neighbours of each word."""
    return np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)


def best(found, own, others):
    """For each word the best candidates once crowded neighbourhoods are discounted, with their cosines."""
    indices, cosines = found
    scores = 2 * cosines - own[:, None] - others[indices]
    order = np.argsort(-scores, axis=1, kind="stable")[:, :BEST]
    return np.take_along_axis(indices, order, axis=1), np.take_along_axis(cosines, order, axis=1)


class Words:
    """The words of one language that may be linked: its own, not the names of everywhere and the loan words."""

    def __init__(self, entries, rows):
        self.ranks = [rank for rank, entry in enumerate(entries) if not entry.is_shared]
        self.keys = [entries[rank].key.rstrip(TITLE_MARK) for rank in self.ranks]
        self.rows = rows[self.ranks]


def is_alike(source, target):
    """Whether two words begin alike or share a stretch of letters."""
    if source[:SHARED_START] == target[:SHARED_START]:
        return True
    return any(source[at : at + SHARED_LETTERS] in target for at in range(len(source) - SHARED_LETTERS + 1))


def links(source, target):
    """Rows of (rank of the source word, rank of the target word, weight as a byte), without words of one spelling."""
    forth, back = nearest(source.rows, target.rows), nearest(target.rows, source.rows)
    dense = density(forth[1]), density(back[1])
    weights = {}
    for turned, found in ((False, best(forth, *dense)), (True, best(back, *dense[::-1]))):
        rows, columns = np.nonzero(found[1] >= LEAST_COSINE)
        for row, column in zip(rows.tolist(), columns.tolist()):
            other, cosine = int(found[0][row, column]), float(found[1][row, column])
            pair = (other, row) if turned else (row, other)
            here, there = source.keys[pair[0]], target.keys[pair[1]]
            if here != there and (cosine >= LEAST_COSINE_OF_LIKE or not is_alike(here, there)):
                weights[pair] = round(min(cosine - DISCOUNT, MOST) * 255)
    return [(source.ranks[here], target.ranks[there], weight) for (here, there), weight in sorted(weights.items())]
