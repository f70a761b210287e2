"""Soft links: the words of two languages that are nearest to one another, whatever else is near them.

Source: cross-domain similarity local scaling, Conneau et al. 2018.
"""

import numpy as np

# Neighbours that the density about a word is taken from, candidates that are ranked by it, and links that a word keeps.
NEIGHBOURS, CANDIDATES, BEST = 10, 40, 3
LEAST_COSINE = 0.6
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


def links(source, target, source_keys, target_keys):
    """Rows of (rank of the source word, rank of the target word, weight as a byte), without words of one spelling."""
    forth, back = nearest(source, target), nearest(target, source)
    here, there = density(forth[1]), density(back[1])
    weights = {}
    for turned, found in ((False, best(forth, here, there)), (True, best(back, there, here))):
        rows, columns = np.nonzero(found[1] >= LEAST_COSINE)
        for row, column in zip(rows.tolist(), columns.tolist()):
            other, cosine = int(found[0][row, column]), float(found[1][row, column])
            pair = (other, row) if turned else (row, other)
            if source_keys[pair[0]] != target_keys[pair[1]]:
                weights[pair] = round(min(cosine - DISCOUNT, MOST) * 255)
    return [(*pair, weight) for pair, weight in sorted(weights.items())]
