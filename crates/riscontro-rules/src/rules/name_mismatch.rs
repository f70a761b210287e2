//! `name-mismatch`: another name stands where the source's name should.

use riscontro_core::value::{NameKey, Value};
use riscontro_core::{Cause, Draft, Group, Joined, Mention, MentionKind, Pair, RuleId, RuleMeta, Severity, Side};

use super::draft::{NoOptions, mark, may_be_translated, words};
use super::name_forbidden::forbidden;
use crate::reason::reason;
use crate::rule::{Rule, Sink};

/// ## What it does
/// Reports a name whose place in the target is taken by another one: another country,
/// city or institution as the tables know them, or another given name before the same
/// surname. Names that the tables know are compared by what they name: `Regno Unito` is
/// the UK, `nordcoreani` are North Koreans, a capital may stand for its country, and
/// Austria is never Australia. Of names that no table has, the lexicon knows the words:
/// `Coppa Lumbra` is the Lumbra Cup. A ruler may go by the name alone (`Leo` for `Leone
/// XIV`), a club by its town, a person by either name; a town or club told as the people
/// of its land (`i pugliesi`, Brindisi) is a note. At the beginning of a sentence, where every
/// word has a capital, a single word counts when it stands against another name, the lexicon
/// knows neither and their verbs answer each other (`Salvemini rifiutò`, *Gobetti refused*). Two names of which nothing is known, one
/// that the tables know beside one that nothing knows where both are left over, and two
/// institutions of ordinary words (`Foreign Office`), are a warning. Two names of a headline that the
/// texts below have both weigh one step less, since headlines are written anew. Beside a
/// language of which little is known (`riscontro check` says so) a name that no table has may
/// be the other one in that language (`Carlos V`, *Charles V*), and is a note.
///
/// ## Why it matters
/// Niger and Nigeria, Slovakia and Slovenia read equally well.
///
/// ## Example
/// it: Il ministro è atteso in **Slovacchia**.
/// en: The minister is expected in **Slovenia**.
///
/// ## Options
/// None.
pub(super) struct NameMismatch;

impl Rule for NameMismatch {
    const META: RuleMeta = RuleMeta {
        id: RuleId("name-mismatch"),
        group: Group::Names,
        severity: Severity::Error,
        summary: "another name stands where the source's name should",
        page: include_str!("name_mismatch.rs"),
        on_by_default: true,
    };
    type Options = NoOptions;

    fn new(_: NoOptions) -> Self {
        NameMismatch
    }

    fn check_pair(&self, pair: &Pair, sink: &mut Sink<'_>) {
        for joined in &pair.counterparts.joined {
            let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
            let is_told_apart = matches!(
                joined.cause,
                Some(Cause::Inconsistent | Cause::Misspelt | Cause::Naturalised | Cause::Untranslated)
            );
            if source.kind != MentionKind::Name || is_told_apart || forbidden(source, target).is_some() {
                continue;
            }
            let message = format!("`{}` became `{}`", words(&pair.source, source), words(&pair.target, target));
            sink.report(Draft {
                source: Some(mark(source)),
                target: Some(mark(target)),
                cause: joined.cause,
                reason: reason(pair, joined),
                expected: Some(source.value().clone()),
                severity: severity(pair, joined),
                ..Draft::new(joined.bead, message)
            });
        }
    }
}

/// What a joined pair of names weighs, where it is less than an error.
fn severity(pair: &Pair, joined: &Joined) -> Option<Severity> {
    let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
    // A town for the people of its land, or a club for those of the land of its town.
    if joined.agreement.is_acceptable() || may_be_translated(pair, source, target) {
        return Some(Severity::Note);
    }
    match (joined.cause, is_picked(pair, source, target)) {
        (None, true) => Some(Severity::Note),
        (None, false) | (_, true) => Some(Severity::Warning),
        _ => None,
    }
}

/// Whether two names stand in headlines whose texts have both: the translation may have picked another.
fn is_picked(pair: &Pair, source: &Mention, target: &Mention) -> bool {
    pair.source.is_headline(source.segment)
        && pair.target.is_headline(target.segment)
        && says_below(&pair.target, source)
        && says_below(&pair.source, target)
}

/// Whether a side says a name elsewhere than in headlines.
fn says_below(side: &Side, name: &Mention) -> bool {
    let Some(name) = key(name) else { return false };
    let is_same = |other: &Mention| key(other).is_some_and(|key| key.shares_entity(name) || key.words == name.words);
    side.mentions.iter().any(|other| is_same(other) && !side.is_headline(other.segment))
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}
