"""The words of each language, with the text that is embedded and an estimate of their frequency."""

import os
from dataclasses import dataclass
from math import log

import sources
from evidence import Evidence, fold

# What is added to the log frequency of a word of several pieces, and what every word has at least, by what names it.
BONUS = {"function": 3.0, "table": 2.0, "lemma": 2.5, "list": 2.0, "form": 1.5}
FLOORS = {"function": -10.5, "table": -13.0}
# Names: what those of the tables have at least, and words of names of several words.
NAME_FLOOR, PART_FLOOR = -13.5, -14.5
# Log frequencies of the SCOWL classes of English words, and of those that have none.
CLASSES = {10: -9.0, 20: -10.5, 35: -12.5, 40: -14.0, 50: -15.5, 55: -17.0, 60: -18.0}
UNCLASSED = -18.0
# How much of what the pieces say of a form falls to a language that has it, by what it is there; English text is the most.
SHARES = {"function": 30.0, "table": 4.0, "lemma": 2.0, "list": 1.0, "form": 0.3}
ENGLISH_SHARE = 4.0
# What is added to the share that a name has of all names, what it gives at most, and what is taken from what the pieces
# say of a name in all languages.
CENSUS, MOST_OF_NAMES, EVERYWHERE = -3.8, -11.5, 2.0
# English words that other languages borrow: their frequency at least, and the frequency that they are given there.
LOAN_FREQUENCY, LOAN = -14.0, -14.0
# How much likelier the capitalised form must be for a word to be a name.
NAME_LEAD = 0.3
SURE_NAME_LEAD = 1.5
TITLE_MARK = "\x01"


@dataclass(order=True)
class Entry:
    """A word: its key (folded, with a mark after it for the capitalised one of two), the text to embed, log frequency, the
    language that it is taken for, and whether it is a name of everywhere or a loan word: these are taken for English."""

    key: str
    text: str
    score: float
    origin: str
    is_shared: bool = False


class Vocabulary:
    """The words of all languages."""

    def __init__(self, folders, langs, pieces):
        self.pieces = pieces
        self.of = {
            lang: Evidence(os.path.join(folders.tables, lang), os.path.join(folders.forms, f"{lang}.tsv")) for lang in langs
        }
        self.english = sources.english_classes(folders.english)
        self.function_words = {word for own in self.of.values() for word, kind in own.words.items() if kind == "function"}
        self._add_lists(folders)
        self._add_names()

    def _add_lists(self, folders):
        dutch = sources.dutch_words(folders.dutch)
        lists = {lang: sources.stemmer_words(folders.stemmer, lang) for lang in self.of}
        lists["en"] = [*lists["en"], *self.english]
        lists["nl"] = dutch
        for word in dutch:
            if word[0].isupper() and word[1:] == word[1:].lower():
                self.of["nl"].names.setdefault(word, False)
        for lang, own in self.of.items():
            for word in lists[lang]:
                if len(word) > 1:
                    own.add(word, "list")
            own.add_forms()

    def _add_names(self):
        """The names of everywhere: those of the census, and pieces that some language has as names or English capitalises."""
        self.shared = {name: min(share + CENSUS, MOST_OF_NAMES) for name, share in sources.census_names().items()}
        names = set().union(*(own.names for own in self.of.values()))
        for piece in self.pieces.whole_words():
            is_english = piece[0].isupper() and piece.lower() in self.of["en"].words
            if piece in names or (is_english and self._is_name(piece, SURE_NAME_LEAD)):
                self.shared.setdefault(piece, -99.0)
        english = self.of["en"].words
        self.shared = {
            name: share for name, share in self.shared.items() if name.lower() not in english or self._is_name(name, NAME_LEAD)
        }

    def _is_name(self, capital, lead):
        """Whether a word is rather seen with a capital, by so much."""
        likelier = self.pieces.log_frequency(capital) > self.pieces.log_frequency(capital.lower()) + lead
        return likelier and self.pieces.is_whole(capital)

    def _share(self, lang, word):
        """How much of the frequency of a form falls to `lang`, as a weight."""
        share = SHARES.get(self.of[lang].words.get(word), 0.0)
        return share * (ENGLISH_SHARE if lang == "en" else 1.0)

    def _score(self, lang, word):
        """Log frequency of a word of `lang` in lower case."""
        own = self.of[lang]
        kind = own.words[word]
        estimate = self.pieces.log_frequency(word) + log(self._share(lang, word) / sum(self._share(of, word) for of in self.of))
        if not self.pieces.is_whole(word):
            estimate += BONUS[kind]
        if lang == "en" and kind != "function":
            estimate = (estimate + CLASSES.get(self.english.get(word), UNCLASSED)) / 2
        elif kind == "form":
            estimate += 0.5 * log(own.endings.share(word)) + 0.3 * (self.pieces.log_frequency(own.lemmas[word]) + 13)
        return max(estimate, FLOORS.get(kind, -99.0))

    def entries(self, lang, most):
        """The `most` most frequent words of `lang`, the most frequent first."""
        own, best = self.of[lang], {}
        names = {name for name in own.names if name.lower() not in self.function_words}
        for word, kind in sorted(own.words.items()):
            capital = word[0].upper() + word[1:]
            if capital in names or (kind != "function" and self._is_name(capital, NAME_LEAD)):
                names.add(capital)
                if kind in ("list", "form") and word not in self.english:
                    continue
            keep(best, Entry(fold(word), word, self._score(lang, word), lang))
        for word in own.elisions:
            keep(best, Entry(fold(word[:-1]), word, max(self.pieces.log_frequency(word), FLOORS["function"]), lang))
        self._add_names_to(best, lang, names)
        if lang != "en":
            self._add_loans_to(best)
        return sorted(best.values(), key=lambda entry: (-entry.score, entry.key))[:most]

    def _add_names_to(self, best, lang, names):
        """The names of the language, then those of everywhere."""
        words, own = set(best), self.of[lang].names
        found = {name: (NAME_FLOOR if own.get(name) else PART_FLOOR, lang, False) for name in names}
        for name, floor in self.shared.items():
            if name.lower() not in self.function_words:
                found.setdefault(name, (floor, "en", True))
        for name, (floor, origin, is_shared) in sorted(found.items()):
            key = fold(name)
            key += TITLE_MARK if key in words else ""
            keep(best, Entry(key, name, max(self.pieces.log_frequency(name) - EVERYWHERE, floor), origin, is_shared))

    def _add_loans_to(self, best):
        """Frequent English words, which the press of every language borrows."""
        for word in sorted(self.english):
            frequency = self.pieces.log_frequency(word)
            if self.pieces.is_whole(word) and frequency > LOAN_FREQUENCY and fold(word) not in best:
                keep(best, Entry(fold(word), word, min(frequency, LOAN), "en", True))


def keep(best, entry):
    """Of several words with one key the most frequent stays."""
    if entry.key not in best or entry.score > best[entry.key].score:
        best[entry.key] = entry
