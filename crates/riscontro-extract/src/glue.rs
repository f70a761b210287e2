//! The kinds of small words around numbers.

/// Small words, endings and set phrases around numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glue {
    And,
    Minus,
    Point,
    Of,
    One,
    Definite,
    Vague,
    Share,
    ShareDirect,
    AgeBefore,
    AgeAfter,
    OrdinalSuffix,
    DecadeSuffix,
    AgeSuffix,
    MonthCue,
    IntoParts,
    Divides,
    NumeralCue,
    Not,
    /// It may turn the bound behind it: `no class may exceed 22`, and not `no children under 12`.
    No,
    More,
    Less,
    NoNumber,
    Defeat,
    TimesSuffix,
    Anniversary,
    NumeralNoun,
    Below,
    Middle,
    Singular,
    Points,
    /// Between a number and the next one that it may be as well: `sei o sette`.
    Or,
    /// Between the sides of a surface: `60 per 40`.
    By,
    /// Tells who won a result.
    Victory,
    /// Behind a number that both sides of a result have: `4 pari`.
    Level,
    /// Beside a number that leaves one out: `altre 20`.
    Others,
    /// Before a number that counts one in: `one of 21`.
    OneOf,
    /// Before a number that another is compared with: `up from 12`.
    Compared,
    /// Behind a rank that other languages count from the ground: `second floor`.
    Floor,
    /// Before a decade, of which it is the end: `late eighties`.
    Late,
    /// Between a number and its unit: `one more cup`.
    Further,
    /// A fraction that is a part of a year as well: `three quarters`.
    YearQuarter,
    /// Says that the numbers of its segment are percentages: `in percentage terms`.
    InPercent,
    /// Before a number it may make it negative: `shrank 0.2%`.
    Falling,
    /// Before a rank that makes a share: `every third bus`.
    Every,
    /// Says the number before it once more: `in as many years`.
    AsMany,
    /// Before the month that ends a period: `the six months to June`.
    PeriodTo,
    /// Before a rank in digits: `No 1`.
    NumberSign,
    /// Behind a number that leaves out what it counts: `i 40 attuali`.
    Stated,
    /// The year before the one told last: `the previous year`.
    YearBefore,
    /// The year behind it: `l'anno dopo`.
    YearAfter,
    /// Behind a number of years that are counted back from it: `two years earlier`.
    Earlier,
    /// Beside a number of years that are counted on from it: `sei anni dopo`.
    Later,
    /// Before the number of a telephone: `tel.`, `numero verde`.
    Phone,
    /// Before the number of those who still play in a round: `last 16`, `round of 32`.
    Round,
    /// Behind a result, says that it is told from the winner's side: `a 3-1 defeat`.
    Lost,
    /// Behind a minute of play that is counted from the end of a half: `terzo minuto di recupero`.
    Stoppage,
    /// The same behind so many minutes: `three minutes into added time`.
    IntoStoppage,
    /// Behind a minute of play that is counted from the interval: `al 12' della ripresa`.
    SecondHalf,
    /// Before the mark of a gas oven: `gas mark 4`.
    GasMark,
    /// Behind degrees it makes them negative: `sotto zero`.
    BelowZero,
    /// Behind the months of a pregnancy, which are also said by their rank: `al sesto mese`.
    Pregnant,
    /// Before the size of a garment, which every country counts from elsewhere.
    Size,
    /// Behind it: `il 42 di scarpe`.
    SizeBehind,
}
