//! Why two names are said to be one gone wrong: which table, which key, which distance.

use riscontro_core::value::{NameKey, NameKind, PivotId, Value};
use riscontro_core::{Cause, Joined, Mention, Pair};

/// What the finding about `joined` names rests on, for the reader who doubts it.
pub(crate) fn reason(pair: &Pair, joined: &Joined) -> Option<Box<str>> {
    let (source, target) = (pair.source.mention(joined.source), pair.target.mention(joined.target));
    let (name, other) = (key(source)?, key(target)?);
    let reason = match joined.cause {
        Some(Cause::Misspelt | Cause::Naturalised) => misspelt(source, target),
        Some(Cause::Untranslated) => known(name).or_else(|| known(other)).map(|id| format!("table: {id}")),
        Some(Cause::OtherEntity) => Some(format!("tables: {} and {}", told(name), told(other))),
        Some(Cause::GivenName) => name.words.last().map(|surname| format!("the rest is alike: {surname}")),
        Some(Cause::Inconsistent) => shared_sound(name, other).map(|sound| format!("both sound as {sound}")),
        _ => Some("no table knows either".to_owned()).filter(|_| known(name).is_none() && known(other).is_none()),
    };
    reason.map(Into::into)
}

/// The words that differ, and by how many letters.
fn misspelt(source: &Mention, target: &Mention) -> Option<String> {
    let (name, other) = (key(source)?, key(target)?);
    let almost = almost_known(source).or_else(|| almost_known(target)).map(|id| format!(", table: {id}"));
    // Two spellings of one sound are no slip, unless nothing else differs.
    let differing = |sounds: bool| {
        let pairs = name.keyed_words().filter(|(word, _)| !other.words.iter().any(|own| **own == **word)).flat_map(
            |(word, sound)| {
                let others = other.keyed_words().filter(|(own, _)| !name.words.iter().any(|word| **word == **own));
                let others = others.filter(move |(_, own)| !sounds || *own != sound);
                others.map(move |(own, _)| (strsim::osa_distance(word, own), word, own))
            },
        );
        pairs.min()
    };
    let (distance, word, other) = differing(true).or_else(|| differing(false))?;
    let letters = if distance == 1 { "1 letter".to_owned() } else { format!("{distance} letters") };
    Some(format!("{word} and {other} differ by {letters}{}", almost.unwrap_or_default()))
}

/// The entity whose form the name is, or is almost.
fn almost_known(mention: &Mention) -> Option<String> {
    let further = mention.readings.iter().skip(1).filter_map(|reading| match &reading.value {
        Value::Name(name) => Some(&**name),
        _ => None,
    });
    // The other further readings are given names and what stands inside the name.
    key(mention).and_then(known).or_else(|| further.filter(|name| name.kind == NameKind::Place).find_map(known))
}

/// The key that a word of each has.
fn shared_sound<'n>(name: &'n NameKey, other: &NameKey) -> Option<&'n str> {
    name.keys.iter().find(|sound| other.keys.contains(sound)).map(|sound| &**sound)
}

/// The entities of a name, as the tables call them.
fn known(name: &NameKey) -> Option<String> {
    let ids: Vec<&str> = name.entities.iter().map(PivotId::as_str).collect();
    (!ids.is_empty()).then(|| ids.join("|"))
}

fn told(name: &NameKey) -> String {
    known(name).unwrap_or_else(|| "none".to_owned())
}

fn key(mention: &Mention) -> Option<&NameKey> {
    match mention.value() {
        Value::Name(key) => Some(key),
        _ => None,
    }
}
