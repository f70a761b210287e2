//! Short and familiar forms of given names: `Beppe Sala` is Giuseppe Sala, *Bobby Kennedy* Robert Kennedy.
//!
//! A translator or a paper may say the one for the other, in any language, where the surname stays. A given name that was translated
//! (`Joseph Sala`) is none of them.

use std::collections::HashMap;
use std::sync::LazyLock;

use riscontro_core::WordHash;
use riscontro_core::value::NameKey;

/// Familiar forms, folded and sorted, with the names that each is said for.
const HYPOCORISTICS: &[(&str, &[&str])] = &[
    ("abe", &["abraham"]),
    ("alex", &["alessandra", "alessandro", "alexander", "alexandra"]),
    ("andy", &["andrew"]),
    ("barb", &["barbara"]),
    ("becky", &["rebecca"]),
    ("ben", &["benjamin"]),
    ("bepi", &["giuseppe"]),
    ("beppe", &["giuseppe"]),
    ("beppino", &["giuseppe"]),
    ("bernie", &["bernard"]),
    ("berto", &["alberto", "roberto"]),
    ("beth", &["elizabeth"]),
    ("betty", &["elizabeth"]),
    ("bill", &["william"]),
    ("billy", &["william"]),
    ("bob", &["robert"]),
    ("bobby", &["robert"]),
    ("cathy", &["catherine"]),
    ("charlie", &["charles"]),
    ("checco", &["francesco"]),
    ("chris", &["christian", "christine", "christopher"]),
    ("chuck", &["charles"]),
    ("ciccio", &["francesco"]),
    ("cindy", &["cynthia"]),
    ("dan", &["daniel"]),
    ("danny", &["daniel"]),
    ("dave", &["david"]),
    ("debbie", &["deborah"]),
    ("dick", &["richard"]),
    ("don", &["donald"]),
    ("dot", &["dorothy"]),
    ("drew", &["andrew"]),
    ("ed", &["edward"]),
    ("eddie", &["edward"]),
    ("ellie", &["eleanor"]),
    ("enzo", &["vincenzo"]),
    ("fred", &["frederick"]),
    ("gabe", &["gabriel"]),
    ("gabi", &["gabriel", "gabriela"]),
    ("gail", &["abigail"]),
    ("gerry", &["gerald"]),
    ("gianni", &["giovanni"]),
    ("gigi", &["luigi", "luigia"]),
    ("greg", &["gregory"]),
    ("gus", &["augustus"]),
    ("hank", &["henry"]),
    ("harry", &["harold", "henry"]),
    ("jack", &["john"]),
    ("jackie", &["jacqueline"]),
    ("jamie", &["james"]),
    ("jeff", &["jeffrey"]),
    ("jenny", &["jennifer"]),
    ("jerry", &["gerald", "jerome"]),
    ("jess", &["jessica"]),
    ("jim", &["james"]),
    ("jimmy", &["james"]),
    ("joe", &["joseph"]),
    ("joey", &["joseph"]),
    ("johnny", &["john"]),
    ("josh", &["joshua"]),
    ("kate", &["catherine", "katherine", "kathryn"]),
    ("kathy", &["katherine"]),
    ("katie", &["catherine", "katherine"]),
    ("ken", &["kenneth"]),
    ("kim", &["kimberly"]),
    ("lalo", &["eduardo"]),
    ("larry", &["lawrence"]),
    ("lello", &["raffaele"]),
    ("lenny", &["leonard"]),
    ("lew", &["lewis"]),
    ("liz", &["elizabeth"]),
    ("lou", &["louis"]),
    ("maggie", &["margaret"]),
    ("mandy", &["amanda"]),
    ("marty", &["martin"]),
    ("matt", &["matthew"]),
    ("max", &["massimiliano", "maximilian"]),
    ("meg", &["margaret"]),
    ("mel", &["melvin"]),
    ("memmo", &["guglielmo"]),
    ("mick", &["michael"]),
    ("mickey", &["michael"]),
    ("mike", &["michael"]),
    ("mimmo", &["domenico"]),
    ("misha", &["michail", "mikhail"]),
    ("mitch", &["mitchell"]),
    ("monty", &["montgomery"]),
    ("nacho", &["ignacio"]),
    ("nando", &["ferdinando"]),
    ("nanni", &["giovanni"]),
    ("nate", &["nathan"]),
    ("nell", &["eleanor"]),
    ("nick", &["nicholas"]),
    ("paco", &["francisco"]),
    ("peggy", &["margaret"]),
    ("penny", &["penelope"]),
    ("pepe", &["jose"]),
    ("peppe", &["giuseppe"]),
    ("peppino", &["giuseppe"]),
    ("pete", &["peter"]),
    ("phil", &["philip"]),
    ("pier", &["pietro"]),
    ("pierino", &["pietro"]),
    ("pino", &["giuseppe"]),
    ("pippo", &["filippo", "giuseppe"]),
    ("ray", &["raymond"]),
    ("reg", &["reginald"]),
    ("renzo", &["lorenzo"]),
    ("rich", &["richard"]),
    ("rick", &["richard"]),
    ("ricky", &["richard"]),
    ("rob", &["robert"]),
    ("robbie", &["robert"]),
    ("rod", &["rodney"]),
    ("ron", &["ronald"]),
    ("ronnie", &["ronald"]),
    ("roz", &["rosalind"]),
    ("russ", &["russell"]),
    ("sam", &["samantha", "samuel"]),
    ("sandro", &["alessandro"]),
    ("sandy", &["alexander"]),
    ("sasa", &["salvatore"]),
    ("sasha", &["aleksandr", "alexander", "alexandra"]),
    ("sid", &["sidney"]),
    ("stan", &["stanley"]),
    ("steve", &["stephen", "steven"]),
    ("sy", &["seymour"]),
    ("tano", &["gaetano"]),
    ("ted", &["edward", "theodore"]),
    ("teddy", &["edward", "theodore"]),
    ("terry", &["terence"]),
    ("tim", &["timothy"]),
    ("tom", &["thomas"]),
    ("tommy", &["thomas"]),
    ("toni", &["antonio"]),
    ("tonino", &["antonio"]),
    ("tony", &["anthony"]),
    ("toto", &["antonio", "salvatore"]),
    ("trish", &["patricia"]),
    ("turi", &["salvatore"]),
    ("vic", &["victor"]),
    ("vicky", &["victoria"]),
    ("vince", &["vincent"]),
    ("viv", &["vivian"]),
    ("volodya", &["vladimir", "volodymyr"]),
    ("walt", &["walter"]),
    ("wes", &["wesley"]),
    ("willy", &["william"]),
    ("winnie", &["winifred"]),
    ("zach", &["zachary"]),
    ("zack", &["zachary"]),
];

static BY_FORM: LazyLock<HashMap<&str, &[&str], WordHash>> = LazyLock::new(|| HYPOCORISTICS.iter().copied().collect());

/// Whether two full names are those of one person, of whom one is called by a familiar form of the given name.
pub(super) fn are_one_person(one: &NameKey, other: &NameKey) -> bool {
    let ([given, .., _], [other_given, .., _]) = (&one.words[..], &other.words[..]) else { return false };
    one.words.len() == other.words.len()
        && one.keys[1..] == other.keys[1..]
        && (is_said_for(given, other_given) || is_said_for(other_given, given))
}

fn is_said_for(form: &str, name: &str) -> bool {
    BY_FORM.get(form).is_some_and(|names| names.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn familiar_forms_are_sorted_and_told_from_others() {
        assert!(HYPOCORISTICS.is_sorted());
        assert!(is_said_for("beppe", "giuseppe") && is_said_for("bobby", "robert"));
        assert!(!is_said_for("beppe", "joseph") && !is_said_for("giuseppe", "beppe"));
    }
}
