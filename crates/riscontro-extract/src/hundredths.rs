//! What is said behind a unit of parts of it: `un metro e ottanta`, `due chili e trecento`, `2 secondi e 4 decimi`.

use riscontro_core::value::{Exact, TimeUnit, UnitId};
use riscontro_core::{TokenClass, Value};

use crate::glue::Glue;
use crate::lexicon::Unit;
use crate::numeral::Nature;
use crate::quantity::Quantity;
use crate::reader::{At, Reader};

impl Reader<'_> {
    /// What follows a metre, a kilo or seconds as a part of one.
    pub(crate) fn hundredths_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let metric = || self.centimetres_after(quantity).or_else(|| self.hectograms_after(quantity));
        metric().or_else(|| self.tenths_after(quantity))
    }

    /// The tenths or hundredths of `2 secondi e 4 decimi`, in seconds.
    fn tenths_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let seconds = Unit::Time(TimeUnit::Second, Exact::ONE);
        let after = self.glue(quantity.end, Glue::And).filter(|_| quantity.units[..] == [seconds])?;
        let part = self.fraction(after)?;
        part.readings.iter().find_map(|reading| match reading.value {
            Value::Number(number) if number.value() < Exact::ONE => Some((part.end, number.value())),
            _ => None,
        })
    }

    /// The hundreds of grams of `un chilo e quattro`, `due chili e trecento`, in kilos.
    fn hectograms_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let kilo = Unit::Measure(UnitId::from_code("kg")?);
        let is_weight = quantity.units[..] == [kilo] && matches!(quantity.amount.integer(), Some(1..=9));
        let after = self.glue(quantity.end, Glue::And).filter(|_| is_weight && !self.is_opened(quantity))?;
        let amount = self.amount(after).filter(|amount| !amount.is_scaled() && amount.end.is_whole())?;
        // `due chili e quattro li lascio`
        let ends = self.token(amount.end).is_none_or(|token| token.class == TokenClass::Punctuation);
        let counts = !ends && self.glue(amount.end, Glue::Of).is_none();
        let worth = match amount.integer()? {
            few @ 2..=9 if amount.nature == Nature::Words => Exact::ratio(few, 10)?,
            grams @ 100..=950 if grams % 50 == 0 => Exact::ratio(grams, 1000)?,
            _ => return None,
        };
        (!counts).then_some((amount.end, worth))
    }

    /// The centimetres of `2 metri e 11`, `un metro e ottanta`, in metres.
    fn centimetres_after(&self, quantity: &Quantity) -> Option<(At, Exact)> {
        let metre = Unit::Measure(UnitId::from_code("m")?);
        // `meno 6 metri e 42`
        let is_below = matches!(quantity.amount.integer(), Some(-9..=-1));
        let is_height = quantity.units[..] == [metre] && (is_below || matches!(quantity.amount.integer(), Some(1..=9)));
        let after = self.glue(quantity.end, Glue::And).filter(|_| is_height)?;
        let amount = self.amount(after).filter(|amount| !amount.is_scaled() && amount.end.is_whole())?;
        // `due metri e otto`
        let count = amount.integer().filter(|count| (2..100).contains(count))?;
        // `largo 2 metri e 3 di profondità`
        let is_other = || count < 10 && amount.nature != Nature::Words && self.glue(amount.end, Glue::Of).is_some();
        let counts = self.is_content(amount.end) || self.units(amount.end).is_some() || is_other();
        (!counts).then(|| Some((amount.end, Exact::ratio(if is_below { -count } else { count }, 100)?)))?
    }
}
