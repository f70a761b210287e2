"""The space that the vectors of all languages share, and their product quantisation."""

import hashlib

import numpy as np

# Dimensions of the table, of the space that links are found in, and components of a language that say nothing of meaning.
DIMENSIONS, LINK_DIMENSIONS, COMMON_COMPONENTS = 128, 256, 2
# Words of each language that the projection is fitted on, the most frequent.
FITTED_ON = 20_000
SUBSPACES, CENTROIDS = 32, 256
TRAINED_ON, ROUNDS = 100_000, 25


def normalised(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-12)


class Common:
    """What all words of a language share: the mean and the first components of its frequent words."""

    def __init__(self, rows):
        frequent = rows[:FITTED_ON]
        self.mean = frequent.mean(axis=0)
        centred = (frequent - self.mean).astype(np.float64)
        _, axes = np.linalg.eigh(centred.T @ centred)
        self.axes = axes[:, -COMMON_COMPONENTS:].astype(np.float32)

    def without(self, rows):
        rows = rows - self.mean
        return rows - (rows @ self.axes) @ self.axes.T


class Projection:
    """A joint principal component analysis, half whitened."""

    def __init__(self, samples, dimensions):
        rows = np.concatenate([sample[:FITTED_ON] for sample in samples]).astype(np.float64)
        self.mean = rows.mean(axis=0)
        values, axes = np.linalg.eigh(np.cov((rows - self.mean).T))
        order = np.argsort(values)[::-1][:dimensions]
        self.matrix = axes[:, order] / values[order] ** 0.25

    def __call__(self, rows):
        return normalised(((rows - self.mean) @ self.matrix)).astype(np.float32)


def rotation(dimensions):
    """A random rotation, always the same one, which spreads the variance over all sub-spaces."""
    square = np.random.default_rng(20_261).standard_normal((dimensions, dimensions))
    turned, upper = np.linalg.qr(square)
    return (turned * np.sign(np.diag(upper))).astype(np.float32)


def nearest(points, centroids):
    distances = (centroids**2).sum(axis=1) - 2 * points @ centroids.T
    return distances.argmin(axis=1)


def centroids_of(points, weights, seed):
    """k-means with weighted points, from points chosen at random; an empty cluster takes a point chosen at random."""
    random = np.random.default_rng(seed)
    centroids = points[random.choice(len(points), CENTROIDS, replace=False)].copy()
    for _ in range(ROUNDS):
        assigned = nearest(points, centroids)
        masses = np.bincount(assigned, weights=weights, minlength=CENTROIDS)
        for axis in range(points.shape[1]):
            sums = np.bincount(assigned, weights=weights * points[:, axis], minlength=CENTROIDS)
            centroids[:, axis] = sums / np.maximum(masses, 1e-9)
        empty = np.flatnonzero(masses == 0)
        centroids[empty] = points[random.choice(len(points), len(empty))]
    return centroids


class Quantiser:
    """A codebook for each sub-space: bytes, and the scale that makes them numbers.

    The words of `tables`, most frequent first, count by how often text has them, so that frequent ones are kept best.
    """

    def __init__(self, tables):
        rows = np.concatenate(tables)
        weights = np.concatenate([(np.arange(len(table)) + 300.0) ** -0.5 for table in tables])
        chosen = np.random.default_rng(7).permutation(len(rows))[:TRAINED_ON]
        parts, weights = rows[chosen].reshape(len(chosen), SUBSPACES, -1), weights[chosen]
        books = np.stack([centroids_of(parts[:, part].copy(), weights, part) for part in range(SUBSPACES)])
        self.scales = (np.abs(books).max(axis=(1, 2)) / 127).astype(np.float32)
        self.books = np.round(books / self.scales[:, None, None]).astype(np.int8)

    def decoded_books(self):
        return self.books.astype(np.float32) * self.scales[:, None, None]

    def codes(self, rows):
        """One byte a sub-space."""
        books, parts = self.decoded_books(), rows.reshape(len(rows), SUBSPACES, -1)
        return np.stack([nearest(parts[:, part], books[part]) for part in range(SUBSPACES)], axis=1).astype(np.uint8)

    def decode(self, codes):
        """The rows that the codes stand for."""
        books = self.decoded_books()
        return np.concatenate([books[part][codes[:, part]] for part in range(SUBSPACES)], axis=1)


def space_id(projection, turn):
    """Eight bytes that name the space: tables with the same ones may be compared."""
    data = projection.mean.astype("<f4").tobytes() + projection.matrix.astype("<f4").tobytes() + turn.astype("<f4").tobytes()
    return hashlib.sha256(data).digest()[:8]
