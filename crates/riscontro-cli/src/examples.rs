//! What stands under the help of the commands: examples, forms, exit codes; lines of at most 100 characters.

pub(crate) const CHECK_EXAMPLES: &str = "\
Examples:
  riscontro check article.it.md article.en.md    one pair
  riscontro check docs/it docs/en                two folders with the same paths
  riscontro check articles                       a folder: source.it.md beside target.en.md
  riscontro check news --from it --to en         a folder: name.it.txt beside name.en.txt
  riscontro check --aligned a.it.txt a.en.txt    line i translates line i

Exit code: 0 nothing found at or above --fail-on, 1 something found, 2 something could not be read.";

pub(crate) const ALIGN_EXAMPLES: &str = "\
Examples:
  riscontro align a.it.md a.en.md                                   read it
  riscontro align docs/it docs/en --output-format tmx=memory.tmx    make a translation memory
  riscontro align docs/it docs/en --output-format moses=corpus      corpus.it and corpus.en
  riscontro align articles --gold gold.tsv > /dev/null              score it, each with its gold.tsv

Output formats:
  text       both texts side by side, for reading
  tsv        a line a bead: source, target, confidence, their segments from 1, moved, pair
  tmx        a TMX 1.4 translation memory of the matched beads, with their confidence
  jsonl      an object a pair: {\"id\",\"beads\":[{\"source\",\"target\",\"confidence\"}]}, segments from 0
  ladder     as hunalign: source position, target position, confidence of what follows
  xces       links between sentences, as XCES and OPUS have them; 3.2 is the second sentence of
             the third paragraph, as `riscontro split` sets them apart
  moses      PREFIX.it and PREFIX.en: the matched beads, line i beside line i
  intertext  PREFIX.it.xml and PREFIX.en.xml, with ids as in xces, and their links, for InterText

Gold alignments (--gold), told apart by their first line:
  {\"id\":\"1\",\"beads\":[{\"source\":[0],\"target\":[0,1]}]}   a pair a line, as jsonl; the id of two
                                                       files is the path of the source
  {\"id\":\"1\",\"gold\":[[[0],[0,1]]]}                      the same
  0 0                                                  a ladder; several in the order of the pairs
  [0]:[0, 1]                                           a bead a line, as vecalign; one pair
  1<TAB>1-2                                            a bead a line, segments from 1; one pair

Exit code: 0 everything was aligned, 2 something could not be read or written.";

pub(crate) const SPLIT_EXAMPLES: &str = "\
Examples:
  riscontro split article.it.txt                            one sentence a line
  riscontro split corpus.txt --lang it > sentences.txt      plain text of any size
  zcat corpus.txt.gz | riscontro split --lang it            standard input
  riscontro split *.txt --output-dir sentences              a file for each, paragraphs apart
  riscontro split a.it.txt --output-format tsv              with places in bytes and characters
  riscontro split a.it.txt --output-format jsonl --unit char

Places count the decoded text, from 0, without a byte order mark; bytes are those of UTF-8.

Exit code: 0 everything was split, 2 something could not be read.";

pub(crate) const LEARN_EXAMPLES: &str = "\
Examples:
  riscontro learn memory.tmx --from it --to en -o mine.tsv    from a translation memory
  riscontro learn docs/de docs/fr -o de-fr.tsv                from two folders, aligned first
  riscontro align a.de.txt b.fr.txt --lexicon de-fr.tsv       use it";

pub(crate) const FORMS_EXAMPLES: &str = "\
Examples:
  riscontro terms forms 'ministro degli Esteri' --lang it    a form a line
  riscontro terms forms abrogare --lang it --pos v
  riscontro terms forms --glossary glossary.csv --lang it    every term of a glossary

Forms are written without case and accents, acronyms with their capitals. Besides, articulated prepositions
count as bare ones (`tasso di interesse`), a hyphen may join the words, and up to two adjectives or adverbs
may stand between them; so may the object of a verb of several words (`called the strike off`), and
pronouns behind such a verb (`tenerne conto`). The spellings of other countries (`organize`, `cease-fire`)
are shown as well.";

pub(crate) const USAGE_EXAMPLES: &str = "\
Examples:
  riscontro terms usage docs/it docs/en --glossary glossary.csv
  riscontro terms usage articles --output-format csv > usage.csv
  riscontro terms usage articles --output-format jsonl | jq .term

The preferred term of the source's language is counted, as in `check`; of one that is only admitted the renderings that the
glossary has. A JSON object holds `from`, `to`, `concept`,
`term`, `occurrences`, `documents` and `renderings`, each with `text`, `status` and `count`.

Exit code: 0 everything was read, 2 something could not be read.";

pub(crate) const EXTRACT_EXAMPLES: &str = "\
Examples:
  riscontro terms extract docs/it docs/en -o candidates.csv
  riscontro terms extract articles --glossary glossary.csv --max-terms 100
  riscontro terms extract articles --output-format jsonl > candidates.jsonl

Columns: both terms, status (the surest rendering is preferred), how often each and both stand in the text,
C-value of the source term, how rare its words are in the language at large (0 to 1), log-likelihood of the
pair, documents, an example. Those that are most of a term come first. Strike out the rows that are
no terms, and the file is a glossary. A JSON object holds the same under the same names, with `source` and
`target` for the two terms.

Exit code: 0 everything was read, 2 something could not be read or written.";
