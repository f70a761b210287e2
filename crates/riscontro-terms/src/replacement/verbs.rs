//! Verbs: the forms that both verbs tell apart.
//!
//! Where adjectives agree, these are participles and gerunds: finite forms are many, and folding took their accents. Elsewhere a verb has
//! four forms or five, and the past is answered where it is the participle as well (`called off`, `cancelled`).

use riscontro_lang::{Enclitics, Head, Inflection, Scratch, Spelling, WordClass, Writing};

use super::Known;
use super::adjectives::{agreeing, answering};
use super::letters::restored;

/// A verb and the words behind it, as a termbase has them.
struct Parts<'t> {
    verb: &'t str,
    tail: Vec<&'t str>,
}

impl<'t> Parts<'t> {
    fn of(known: Known<'t>) -> Option<Self> {
        let text = known.inflection.behind_infinitive_mark(&known.term.text).unwrap_or(&known.term.text);
        let mut words = text.split_whitespace();
        Some(Parts { verb: words.next()?, tail: words.collect() })
    }
}

pub(super) fn inflected(words: &[String], found: &str, wrong: Known<'_>, wanted: Known<'_>) -> Option<String> {
    let (parts, agreed) = (Parts::of(wrong)?, Parts::of(wanted)?);
    let verb = words.first()?;
    let object = object_inside(words, &parts, &agreed)?;
    let form = if wanted.inflection.head() == Head::First {
        agreeing_form(verb, &parts, &agreed, wanted.inflection)
    } else {
        plain_form(verb, &parts, &agreed, wanted.inflection)
    }?;
    let form = restored(agreed.verb, &form)?;
    Some(around(&form, found, object, &agreed))
}

/// The agreed verb as the termbase has it, before the object that stands inside `found`; `None` where none does or none may.
pub(super) fn before_object(words: &[String], found: &str, wrong: Known<'_>, wanted: Known<'_>) -> Option<String> {
    let (parts, agreed) = (Parts::of(wrong)?, Parts::of(wanted)?);
    let object = object_inside(words, &parts, &agreed).filter(|object| *object > 0)?;
    Some(around(agreed.verb, found, object, &agreed))
}

/// How many words stand between a verb and its tail; what stands inside it would stand inside no other verb of several words.
fn object_inside(words: &[String], parts: &Parts<'_>, agreed: &Parts<'_>) -> Option<usize> {
    let rest = words.get(1..)?;
    let object = rest.len().checked_sub(parts.tail.len())?;
    let has_tail = parts.tail.iter().map(|word| riscontro_lang::fold(word)).eq(rest[object..].iter().cloned());
    (has_tail && (object == 0 || agreed.tail.is_empty())).then_some(object)
}

fn around(form: &str, found: &str, object: usize, agreed: &Parts<'_>) -> String {
    let between = found.split_whitespace().skip(1).take(object);
    std::iter::once(form).chain(between).chain(agreed.tail.iter().copied()).collect::<Vec<_>>().join(" ")
}

/// Every form of a verb in the order of its paradigm, the lemma first; some twice.
fn forms(verb: &str, inflection: &Inflection) -> Vec<String> {
    let writing = Writing { enclitics: Enclitics::Without, spelling: Spelling::AsGiven };
    let mut forms = Vec::new();
    inflection
        .for_each_form(verb, WordClass::Verb, writing, &mut Scratch::default(), |form| forms.push(form.to_owned()));
    forms
}

/// The forms of a verb that has few.
struct Few {
    lemma: String,
    third: String,
    /// The past where that is the participle as well, in the usual spelling.
    past: Option<String>,
    /// Every past and participle.
    pasts: Vec<String>,
    gerunds: Vec<String>,
}

impl Few {
    /// The third person comes first, then the past and the gerund, maybe once more in another spelling.
    fn of(verb: &str, inflection: &Inflection) -> Option<Self> {
        let forms = forms(verb, inflection);
        let [lemma, third, others @ ..] = &forms[..] else { return None };
        let (gerunds, pasts): (Vec<_>, Vec<_>) = others.iter().cloned().partition(|form| inflection.is_gerund(form));
        let past = match (&pasts[..], gerunds.len()) {
            ([], 1) => Some(lemma.clone()),
            ([past], 1) => Some(past.clone()),
            ([past, _], 2) if gerunds.first() == others.get(1) => Some(past.clone()),
            _ => None,
        };
        Some(Few { lemma: lemma.clone(), third: third.clone(), past, pasts, gerunds })
    }
}

fn plain_form(found: &str, wrong: &Parts<'_>, wanted: &Parts<'_>, inflection: &Inflection) -> Option<String> {
    let (wrong, wanted) = (Few::of(wrong.verb, inflection)?, Few::of(wanted.verb, inflection)?);
    let has = |forms: &[String]| forms.iter().any(|form| form == found);
    if found == wrong.lemma {
        // `Put`, `come`: which of its forms it is only the sentence tells.
        let is_doubtful = wrong.pasts.is_empty() || has(&wrong.pasts);
        return (!is_doubtful).then_some(wanted.lemma);
    }
    if found == wrong.third {
        return Some(wanted.third);
    }
    if has(&wrong.gerunds) {
        return wanted.gerunds.first().cloned();
    }
    wanted.past.filter(|_| has(&wrong.pasts))
}

fn agreeing_form(found: &str, wrong: &Parts<'_>, wanted: &Parts<'_>, inflection: &Inflection) -> Option<String> {
    let (own, others) = (forms(wrong.verb, inflection), forms(wanted.verb, inflection));
    // A form that stands twice in the paradigm is of two persons, moods or tenses.
    if own.iter().filter(|form| *form == found).count() != 1 {
        return None;
    }
    if found == own[0] {
        return Some(others[0].clone());
    }
    // `Arrendendosi`, `si è arreso`: the pronoun has a place of its own.
    if [wrong.verb, wanted.verb].iter().any(|verb| has_pronoun(verb, inflection)) {
        return None;
    }
    let gerund = |verb: &str| only(hosts(verb, inflection).into_iter().filter(|form| inflection.is_gerund(form)));
    if gerund(wrong.verb).is_some_and(|gerund| gerund == found) {
        return gerund(wanted.verb);
    }
    let participle = only(participles(wrong.verb, inflection))?;
    let answer = only(participles(wanted.verb, inflection))?;
    answering(found, &participle, &answer).map(str::to_owned)
}

/// Whether the lemma of a verb has a pronoun behind it (`arrendersi`).
fn has_pronoun(verb: &str, inflection: &Inflection) -> bool {
    let hosts = hosts(verb, inflection);
    let verb = riscontro_lang::fold(verb);
    inflection.enclitic_endings().splits(&verb).any(|(host, _)| hosts.iter().any(|known| known == host))
}

/// The forms of a verb that pronouns may stand behind.
fn hosts(verb: &str, inflection: &Inflection) -> Vec<String> {
    let mut hosts: Vec<String> = Vec::new();
    inflection.for_each_form_and_host(verb, WordClass::Verb, &mut Scratch::default(), |form, set| {
        if set.is_some() && !hosts.iter().any(|host| host == form) {
            hosts.push(form.to_owned());
        }
    });
    hosts
}

/// The participles of a verb, by their forms: pronouns may stand behind all four.
fn participles(verb: &str, inflection: &Inflection) -> impl Iterator<Item = [String; 4]> {
    let hosts = hosts(verb, inflection);
    let of_host = |host: &String| {
        let forms = agreeing(host, inflection)?;
        let are_distinct = forms.iter().zip(&forms[1..]).all(|(one, next)| one != next);
        (are_distinct && forms.iter().all(|form| hosts.contains(form))).then_some(forms)
    };
    hosts.iter().filter_map(of_host).collect::<Vec<_>>().into_iter()
}

fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
