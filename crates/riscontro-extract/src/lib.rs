//! Tokens to mentions: numbers, dates, money, measures, names.
