"""What speaks for the words of one language: tables of ours, the lexicon, lists."""

import os
import unicodedata
from collections import Counter

import sources

# What names a word, the best first; `function` are the words of stopwords.txt.
KINDS = ("function", "table", "lemma", "list", "form")
# Tables of riscontro-lang with words in lower case, and tables with names in the case that they are written in.
WORD_TABLES = ("common_words", "titles", "number_words", "months", "weekdays", "demonyms", "time_units", "units", "currencies",
               "periods", "exonyms", "percent")
NAME_TABLES = ("given_names", "exonyms", "demonyms", "months", "weekdays")
# Letters of the longest ending that the likelihood of a form is taken from.
LONGEST_ENDING = 5


def fold(text):
    """As riscontro_lang::fold does it."""
    special = {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"}
    bare = (letter for letter in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(letter))
    return "".join(special.get(letter, letter) for letter in bare)


class Evidence:
    """The words of one language, lower case, each with the best that names it; its names, and whether a table has the whole
    of them; the lemma of each form; the words written with an apostrophe."""

    def __init__(self, tables, forms):
        self.words, self.names, self.lemmas = {}, {}, {}
        for word in sources.table_words(tables, "stopwords"):
            self.add(word, "function")
        for name in WORD_TABLES:
            for word in sources.table_words(tables, name):
                self.add(word, "table")
        self.elisions = [f"{word}'" for word in sources.table_words(tables, "elisions")]
        self._read_names(tables)
        self.forms = self._read_forms(forms)

    def add(self, word, kind):
        """Takes a word in lower case in; others are passed over."""
        if sources.is_word(word) and word == word.lower():
            known = self.words.get(word, kind)
            self.words[word] = min(known, kind, key=KINDS.index)

    def _read_names(self, tables):
        """The names of the tables, and the words with a capital of those of several words."""
        for table in NAME_TABLES:
            for name in sources.table_words(tables, table):
                for word in name.split():
                    is_name = word[1:] == word[1:].lower() and word[0].isupper() or word == name and word.isupper()
                    if sources.is_word(word) and len(word) > 1 and is_name:
                        self.names[word] = self.names.get(word, False) or word == name

    def _read_forms(self, path):
        """The lexicon's forms, folded, and a lemma of each."""
        if not os.path.exists(path):
            return {}
        with open(path, encoding="utf-8") as file:
            rows = [line.rstrip("\n").split("\t") for line in file]
        for form, lemma in rows:
            if form == lemma:
                self.add(form, "lemma")
        return {form: lemma for form, lemma in rows if sources.is_word(form) and form != lemma}

    def add_forms(self):
        """Takes in the forms of the lexicon that no list has, accents or not; to be called when the lists are in."""
        listed = {fold(word) for word in self.words}
        self.endings = Endings(self.forms, listed)
        for form, lemma in sorted(self.forms.items()):
            if form not in listed:
                self.add(form, "form")
                self.lemmas[form] = lemma


class Endings:
    """How often a form with some ending is in use, by the share of such forms that the lists of words have."""

    def __init__(self, forms, listed):
        self.all, self.used = Counter(), Counter()
        for form in forms:
            for ending in self._endings(form):
                self.all[ending] += 1
                self.used[ending] += form in listed

    @staticmethod
    def _endings(form):
        return [form[-size:] for size in range(LONGEST_ENDING + 1) if size < len(form)] if form else []

    def share(self, form):
        """The share of forms with the ending of `form` that are in use, longer endings by what shorter ones lead to expect."""
        share = 0.1
        for ending in self._endings(form):
            share = (self.used[ending] + 10 * share) / (self.all[ending] + 10)
        return share
