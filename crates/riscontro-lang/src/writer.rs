//! Writing out the items of a row.

use crate::enclitics::EncliticSet;
use crate::inflection::{Enclitics, Inflection, WordClass, Writing};
use crate::paradigms::{Item, Items, Kind};

/// Puts endings behind a stem and hands over what comes out.
pub(crate) struct Writer<'w, F> {
    pub(crate) inflection: &'w Inflection,
    pub(crate) class: WordClass,
    pub(crate) writing: Writing,
    /// What stands before the endings to write: words before the inflected one, then its stem.
    pub(crate) form: &'w mut String,
    /// Where the inflected word begins in `form`.
    pub(crate) word_start: usize,
    /// The words after the inflected one, with the space before them.
    pub(crate) after: &'w str,
    /// Takes a form, or a host with the set of the pronouns that may stand behind it.
    pub(crate) take: &'w mut F,
}

impl<F: FnMut(&str, Option<EncliticSet>)> Writer<'_, F> {
    /// Writes out `items`, each behind what `form` holds now, and leaves `form` as it was.
    pub(crate) fn write(&mut self, items: Items) {
        let len = self.form.len();
        let inflection = self.inflection;
        for item in inflection.paradigms.items(items) {
            match item {
                Item::Ending(ending) => {
                    self.form.push_str(ending);
                    self.hand_over();
                }
                Item::Words(ending) => {
                    self.form.extend(ending.chars().map(|letter| if letter == '_' { ' ' } else { letter }));
                    self.hand_over();
                }
                Item::Set { stem, set } => {
                    let (kind, endings) = inflection.paradigms.set(*set);
                    self.form.push_str(stem);
                    if kind == Kind::Enclitic && self.writing.enclitics == Enclitics::Apart {
                        (self.take)(self.form, u8::try_from(*set).ok().map(EncliticSet));
                    } else if self.wants(kind) {
                        self.write(endings);
                    }
                }
                Item::Lemma(ending) => {
                    self.form.push_str(ending);
                    self.write_lemma();
                }
            }
            self.form.truncate(len);
        }
    }

    /// Writes out the lemma that the inflected word is now, by its own row.
    fn write_lemma(&mut self) {
        self.hand_over();
        if let Some(found) = self.inflection.row(&self.form[self.word_start..], self.class) {
            self.form.truncate(self.word_start + found.stem_len);
            self.write(found.items);
        }
    }

    fn hand_over(&mut self) {
        let len = self.form.len();
        self.form.push_str(self.after);
        (self.take)(self.form, None);
        self.form.truncate(len);
    }

    fn wants(&self, kind: Kind) -> bool {
        match kind {
            Kind::Plain => true,
            Kind::Enclitic => self.writing.enclitics == Enclitics::With,
            Kind::Degree => self.class != WordClass::Modifier,
        }
    }
}
