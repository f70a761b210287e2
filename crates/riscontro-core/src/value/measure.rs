//! Units of measure and currencies.

use std::fmt;

use super::exact::Exact;

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is its own definition")]
pub enum Dimension {
    Length,
    Mass,
    Volume,
    Area,
    Speed,
    Temperature,
    Angle,
    Power,
    Energy,
    Frequency,
    Information,
    InformationRate,
    Pressure,
    Sound,
    Voltage,
    Charge,
    Illuminance,
    Concentration,
    Torque,
    Consumption,
    Rotation,
    Current,
}

/// A unit of measure: an index into the table below, 1 byte.
///
/// Codes follow UCUM where it has one (The Unified Code for Units of Measure, version 2.1), else the usual symbol.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(u8);

struct Unit {
    code: &'static str,
    dimension: Dimension,
    /// How many base units one of these is: `digits × 10^exponent`; exact by definition for imperial units (1959).
    digits: i64,
    exponent: i32,
}

const fn unit(code: &'static str, dimension: Dimension, digits: i64, exponent: i32) -> Unit {
    Unit { code, dimension, digits, exponent }
}

use Dimension as D;

/// Base units: m, g, l, m2, m/s (as 1/3.6 km/h below), W, J, Hz, bit, bit/s, Pa, dB, V, mAh, lux, g/l, N.m, l/100km, r/min, A.
const UNITS: &[Unit] = &[
    unit("mm", D::Length, 1, -3),
    unit("cm", D::Length, 1, -2),
    unit("m", D::Length, 1, 0),
    unit("km", D::Length, 1, 3),
    unit("[in_i]", D::Length, 254, -4),
    unit("[ft_i]", D::Length, 3048, -4),
    unit("[yd_i]", D::Length, 9144, -4),
    unit("[mi_i]", D::Length, 1_609_344, -3),
    unit("[nmi_i]", D::Length, 1852, 0),
    unit("au", D::Length, 149_597_870_700, 0),
    unit("[ly]", D::Length, 9_460_730_472_580_800, 0),
    unit("pc", D::Length, 30_856_775_814_913_673, 0),
    unit("ug", D::Mass, 1, -6),
    unit("mg", D::Mass, 1, -3),
    unit("g", D::Mass, 1, 0),
    unit("hg", D::Mass, 1, 2),
    unit("kg", D::Mass, 1, 3),
    unit("q", D::Mass, 1, 5),
    unit("t", D::Mass, 1, 6),
    unit("[ston_av]", D::Mass, 90_718_474, -2),
    unit("[oz_av]", D::Mass, 28_349_523_125, -9),
    unit("[lb_av]", D::Mass, 45_359_237, -5),
    unit("[stone_av]", D::Mass, 635_029_318, -5),
    unit("[tsp_m]", D::Volume, 5, -3),
    unit("[tbs_m]", D::Volume, 15, -3),
    unit("[cup_us]", D::Volume, 2_365_882_365, -10),
    unit("[foz_us]", D::Volume, 295_735_295_625, -13),
    unit("ul", D::Volume, 1, -6),
    unit("ml", D::Volume, 1, -3),
    unit("cl", D::Volume, 1, -2),
    unit("dl", D::Volume, 1, -1),
    unit("l", D::Volume, 1, 0),
    unit("hl", D::Volume, 1, 2),
    unit("m3", D::Volume, 1, 3),
    unit("[ft3]", D::Volume, 28_316_846_592, -9),
    unit("[pt]", D::Volume, 56_826_125, -8),
    unit("[gal]", D::Volume, 3_785_411_784, -9),
    unit("[bbl]", D::Volume, 158_987_294_928, -9),
    unit("m2", D::Area, 1, 0),
    unit("ha", D::Area, 1, 4),
    unit("km2", D::Area, 1, 6),
    unit("[ft2]", D::Area, 9_290_304, -8),
    unit("[acr_ft]", D::Volume, 12_334_818_375, -4),
    unit("[acr]", D::Area, 40_468_564_224, -7),
    unit("[mi2]", D::Area, 2_589_988_110_336, -6),
    unit("m/s", D::Speed, 36, -1),
    unit("km/h", D::Speed, 1, 0),
    unit("[mi_i]/h", D::Speed, 1_609_344, -6),
    unit("kn", D::Speed, 1852, -3),
    unit("Cel", D::Temperature, 1, 0),
    unit("[degF]", D::Temperature, 1, 0),
    unit("K", D::Temperature, 1, 0),
    unit("deg", D::Angle, 1, 0),
    unit("W", D::Power, 1, 0),
    unit("kW", D::Power, 1, 3),
    unit("MW", D::Power, 1, 6),
    unit("GW", D::Power, 1, 9),
    unit("TW", D::Power, 1, 12),
    unit("J", D::Energy, 1, 0),
    unit("kJ", D::Energy, 1, 3),
    unit("cal", D::Energy, 4184, -3),
    unit("kcal", D::Energy, 4184, 0),
    unit("Wh", D::Energy, 36, 2),
    unit("kWh", D::Energy, 36, 5),
    unit("MWh", D::Energy, 36, 8),
    unit("GWh", D::Energy, 36, 11),
    unit("TWh", D::Energy, 36, 14),
    unit("eV", D::Energy, 1_602_176_634, -28),
    unit("keV", D::Energy, 1_602_176_634, -25),
    unit("Hz", D::Frequency, 1, 0),
    unit("kHz", D::Frequency, 1, 3),
    unit("MHz", D::Frequency, 1, 6),
    unit("GHz", D::Frequency, 1, 9),
    unit("bit", D::Information, 1, 0),
    unit("B", D::Information, 8, 0),
    unit("kB", D::Information, 8, 3),
    unit("MB", D::Information, 8, 6),
    unit("GB", D::Information, 8, 9),
    unit("TB", D::Information, 8, 12),
    unit("px", D::Information, 1, 0),
    unit("Mbit/s", D::InformationRate, 1, 6),
    unit("Gbit/s", D::InformationRate, 1, 9),
    unit("Pa", D::Pressure, 1, 0),
    unit("hPa", D::Pressure, 1, 2),
    unit("kPa", D::Pressure, 1, 3),
    unit("MPa", D::Pressure, 1, 6),
    unit("bar", D::Pressure, 1, 5),
    unit("[psi]", D::Pressure, 6_894_757_293, -6),
    unit("mm[Hg]", D::Pressure, 133_322, -3),
    unit("g/l", D::Concentration, 1, 0),
    unit("g/dl", D::Concentration, 1, 1),
    unit("mg/l", D::Concentration, 1, -3),
    unit("mg/dl", D::Concentration, 1, -2),
    unit("mg/ml", D::Concentration, 1, 0),
    unit("ug/l", D::Concentration, 1, -6),
    unit("ug/ml", D::Concentration, 1, -3),
    unit("ng/ml", D::Concentration, 1, -6),
    unit("N.m", D::Torque, 1, 0),
    unit("[ft_i].[lbf_av]", D::Torque, 13_558_179, -7),
    unit("l/100km", D::Consumption, 1, 0),
    unit("r/min", D::Rotation, 1, 0),
    unit("A", D::Current, 1, 0),
    unit("mA", D::Current, 1, -3),
    unit("Ah", D::Charge, 1, 3),
    unit("dB", D::Sound, 1, 0),
    unit("V", D::Voltage, 1, 0),
    unit("kV", D::Voltage, 1, 3),
    unit("mAh", D::Charge, 1, 0),
    unit("lux", D::Illuminance, 1, 0),
];

/// The largest difference of temperatures, in kelvin, that is told from a temperature.
const LARGEST_DIFFERENCE: i64 = 20;

impl UnitId {
    /// The unit with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let at = UNITS.iter().position(|unit| unit.code == code)?;
        u8::try_from(at).ok().map(UnitId)
    }

    /// The code.
    #[must_use]
    pub fn code(self) -> &'static str {
        UNITS[usize::from(self.0)].code
    }

    /// What the unit measures.
    #[must_use]
    pub fn dimension(self) -> Dimension {
        UNITS[usize::from(self.0)].dimension
    }

    /// Whether the unit is one of the metric system or in use with it; spoons and cups, which cooks use as they are, are of the
    /// other ones, whose codes UCUM puts in brackets.
    #[must_use]
    pub fn is_metric(self) -> bool {
        !self.code().starts_with('[')
    }

    /// `amount` of this unit in the base unit of its dimension; temperatures in kelvin. `None` when it does not fit.
    #[must_use]
    pub fn to_base(self, amount: Exact) -> Option<Exact> {
        let Unit { code, digits, exponent, .. } = &UNITS[usize::from(self.0)];
        let zero_celsius = Exact::decimal(27315, -2)?;
        match *code {
            "Cel" => amount.checked_add(zero_celsius),
            "[degF]" => {
                let celsius = amount.checked_add(Exact::integer(-32))?.checked_mul(Exact::ratio(5, 9)?)?;
                celsius.checked_add(zero_celsius)
            }
            _ => amount.checked_mul(Exact::decimal(*digits, *exponent)?),
        }
    }

    /// Whether two amounts are one quantity after conversion: within `percent` of the larger; temperatures within 1.5 kelvin
    /// or 2.5 % of the degrees Celsius (ovens: `180 °C`, `350 °F`), twice that where `percent` is that of rough measures, or as differences (`5 degrees above average`), which convert without the zero point, within `percent`.
    #[must_use]
    pub fn converts(self, amount: Exact, other_unit: UnitId, other: Exact, percent: u32) -> bool {
        if self.dimension() != other_unit.dimension() {
            return false;
        }
        let (Some(here), Some(there)) = (self.to_base(amount), other_unit.to_base(other)) else {
            return false;
        };
        if self.dimension() == Dimension::Temperature {
            let apart = here.checked_add(there.negated()).map(Exact::magnitude);
            let is_one = matches!((apart, tolerated(here, percent)), (Some(apart), Some(most)) if apart <= most);
            return is_one || self.is_difference(amount, other_unit, other, percent);
        }
        here.is_within_percent(there, percent)
    }

    /// Whether the unit is a cup, a spoon or a fluid ounce, by which food is measured that others weigh.
    #[must_use]
    pub fn is_kitchen_measure(self) -> bool {
        matches!(self.code(), "[cup_us]" | "[tbs_m]" | "[tsp_m]" | "[foz_us]")
    }

    /// Whether two amounts of which one is a weight and the other so many cups or spoons may be one amount of some food: what
    /// fills a cup weighs between a fifth of its volume in water (herbs, grated cheese) and half as much again (honey).
    #[must_use]
    pub fn may_weigh(self, amount: Exact, other_unit: UnitId, other: Exact) -> bool {
        let (weight, volume) = match (self.dimension(), other_unit.dimension()) {
            (Dimension::Mass, Dimension::Volume) => ((self, amount), (other_unit, other)),
            (Dimension::Volume, Dimension::Mass) => ((other_unit, other), (self, amount)),
            _ => return false,
        };
        let density = || {
            // Litres are the base of volumes.
            let millilitres = volume.0.to_base(volume.1)?.checked_mul(Exact::integer(1000))?;
            weight.0.to_base(weight.1)?.checked_div(millilitres)
        };
        let (Some(least), Some(most)) = (Exact::ratio(1, 5), Exact::ratio(3, 2)) else { return false };
        volume.0.is_kitchen_measure() && density().is_some_and(|density| least <= density && density <= most)
    }

    /// Whether it is the ton of 2,000 pounds.
    pub(super) fn is_short_ton(self) -> bool {
        self.code() == "[ston_av]"
    }

    /// Whether two amounts of degrees, small ones, are one difference.
    fn is_difference(self, amount: Exact, other_unit: UnitId, other: Exact, percent: u32) -> bool {
        match (self.difference(amount), other_unit.difference(other)) {
            (Some(here), Some(there)) => here.is_within_percent(there, percent),
            _ => false,
        }
    }

    /// A small difference in degrees of this unit, in kelvins; `None` for a large one and for other units.
    pub(super) fn difference(self, amount: Exact) -> Option<Exact> {
        let kelvins = match self.code() {
            "[degF]" => amount.checked_mul(Exact::ratio(5, 9)?)?,
            "Cel" | "K" => amount,
            _ => return None,
        };
        (kelvins.magnitude() <= Exact::integer(LARGEST_DIFFERENCE)).then_some(kelvins)
    }
}

/// Percent by which two rough measures may differ.
pub(super) const ROUGH_TOLERANCE: u32 = 10;

/// How far two temperatures may lie apart of which one is `kelvin`; twice as far where they are rough.
fn tolerated(kelvin: Exact, percent: u32) -> Option<Exact> {
    let share = kelvin.checked_add(Exact::decimal(-27315, -2)?)?.checked_mul(Exact::ratio(25, 1000)?)?;
    let exact = share.max(Exact::decimal(15, -1)?);
    if percent == ROUGH_TOLERANCE { exact.checked_mul(Exact::integer(2)) } else { Some(exact) }
}

impl fmt::Debug for UnitId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A currency by its ISO 4217 code, packed into 15 bits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency(u16);

impl Currency {
    /// The currency with this code: three capital letters.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        let &[a, b, c] = code.as_bytes() else { return None };
        let letter = |byte: u8| byte.is_ascii_uppercase().then(|| u16::from(byte - b'A'));
        Some(Currency(1 + (letter(a)? * 26 + letter(b)?) * 26 + letter(c)?))
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let packed = self.0 - 1;
        for part in [packed / 676, packed / 26 % 26, packed % 26] {
            write!(f, "{}", char::from(b'A' + u8::try_from(part).unwrap_or(0)))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// One to seven currencies that a word or symbol may stand for, the likeliest first; 14 bytes, `Copy`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct CurrencySet {
    codes: [u16; 7],
}

impl CurrencySet {
    /// Reads codes separated by spaces; `None` when there is none, more than seven, or a malformed one.
    #[must_use]
    pub fn parse(codes: &str) -> Option<Self> {
        let mut set = CurrencySet { codes: [0; 7] };
        for (at, code) in codes.split(' ').enumerate() {
            *set.codes.get_mut(at)? = Currency::from_code(code)?.0;
        }
        Some(set)
    }

    /// The currencies, the likeliest first; never none.
    pub fn iter(self) -> impl Iterator<Item = Currency> {
        self.codes.into_iter().filter(|code| *code != 0).map(Currency)
    }

    /// Whether some currency may be meant by both.
    #[must_use]
    pub fn intersects(self, other: Self) -> bool {
        self.iter().any(|currency| other.codes.contains(&currency.0))
    }
}

impl fmt::Debug for CurrencySet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn converts(amount: &str, unit: &str, other: &str, other_unit: &str) -> bool {
        let id = |code| UnitId::from_code(code).unwrap();
        let number = |text| Exact::parse_plain(text).unwrap();
        id(unit).converts(number(amount), id(other_unit), number(other), 5)
    }

    #[test]
    fn quantities_convert_within_five_percent() {
        assert!(converts("250", "kg", "550", "[lb_av]"));
        assert!(converts("26", "Cel", "80", "[degF]"));
        assert!(converts("180", "Cel", "350", "[degF]"));
        assert!(!converts("180", "Cel", "375", "[degF]"));
        assert!(converts("30", "ml", "2", "[tbs_m]"));
        assert!(converts("2.4", "bar", "35", "[psi]"));
        assert!(converts("5", "Cel", "9", "[degF]"));
        assert!(!converts("26", "Cel", "47", "[degF]"));
        assert!(converts("100", "km", "62", "[mi_i]"));
        assert!(!converts("300", "km", "300", "[mi_i]"));
        assert!(!converts("2.5", "cm", "2", "[in_i]"));
        assert!(!converts("1", "kg", "1", "km"));
    }

    #[test]
    fn unit_codes_are_unique() {
        let mut codes: Vec<_> = UNITS.iter().map(|unit| unit.code).collect();
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
    }

    #[test]
    fn a_bare_dollar_meets_every_dollar() {
        let dollar = CurrencySet::parse("USD AUD CAD NZD HKD SGD").unwrap();
        assert!(dollar.intersects(CurrencySet::parse("CAD").unwrap()));
        assert!(!dollar.intersects(CurrencySet::parse("EUR").unwrap()));
        assert_eq!(dollar.iter().next().map(|currency| currency.to_string()), Some("USD".into()));
        assert_eq!(CurrencySet::parse("eur"), None);
        assert_eq!(CurrencySet::parse(""), None);
    }
}
