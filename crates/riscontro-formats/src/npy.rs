//! Sentence vectors as NumPy saves them: one file, one array of two dimensions, one row a segment.
//!
//! The format is NumPy Enhancement Proposal 1; floats of 16, 32 and 64 bits are read, of either byte order, by rows or by
//! columns. A file with more bytes than its header says is refused like one with fewer: both mean that the wrong file was written.

use half::f16;
use npyz::{DType, Deserialize, NpyFile, Order, TypeChar};
use riscontro_core::SegmentVectors;

use crate::error::{FormatError, Kind};

/// The most brackets that a header opens: that of a plain array opens two, and the time to read one doubles with each that
/// stands in another.
const MOST_BRACKETS: usize = 8;

/// Reads the vectors in the bytes of an `.npy` file.
///
/// # Errors
///
/// When the bytes are no such file, are cut off or too many, hold no array of two dimensions, no floats, or a number that is not finite.
pub fn sentence_vectors(bytes: &[u8]) -> Result<SegmentVectors, FormatError> {
    if header(bytes).iter().filter(|byte| b"([{".contains(byte)).count() > MOST_BRACKETS {
        return Err(refuse(
            "not an .npy file of numbers: its header has more brackets than that of an array".to_owned(),
        ));
    }
    let mut rest = bytes;
    let file = NpyFile::new(&mut rest).map_err(|error| refuse(format!("not an .npy file: {error}")))?;
    let &[rows, width] = file.shape() else {
        return Err(refuse(format!(
            "an array of shape {:?}: expected one row a segment, (segments, width)",
            file.shape()
        )));
    };
    let (rows, width) = (narrow(rows)?, narrow(width)?);
    if rows.checked_mul(width).is_none() {
        return Err(refuse(format!("an array of {rows} rows of {width} numbers: too large")));
    }
    let order = file.order();
    let values = numbers(file)?;
    if !rest.is_empty() {
        return Err(refuse(format!("{} bytes more than the array needs: is it one array, saved whole?", rest.len())));
    }
    let values = match order {
        Order::Fortran if !values.is_empty() => by_rows(&values, rows, width),
        _ => values,
    };
    SegmentVectors::new(width, values).map_err(|error| refuse(format!("{error}, both counted from 0")))
}

fn refuse(message: String) -> FormatError {
    FormatError::new(Kind::Npy(message))
}

/// The text between the magic number, with the version and a length behind it, and the numbers.
fn header(bytes: &[u8]) -> &[u8] {
    let Some((version, rest)) = bytes.split_at_checked(6).and_then(|(_, rest)| rest.split_first()) else { return &[] };
    let (skipped, len) = match (version, rest) {
        (1, [_, low, high, ..]) => (3, u32::from(u16::from_le_bytes([*low, *high]))),
        (_, [_, a, b, c, d, ..]) => (5, u32::from_le_bytes([*a, *b, *c, *d])),
        _ => return &[],
    };
    let text = &rest[skipped..];
    &text[..text.len().min(len as usize)]
}

fn narrow(len: u64) -> Result<usize, FormatError> {
    usize::try_from(len).map_err(|_| refuse(format!("an array with a side of {len}: too large")))
}

/// All numbers, in the order of the file.
fn numbers(file: NpyFile<&mut &[u8]>) -> Result<Vec<f32>, FormatError> {
    let dtype = file.dtype();
    let size = match &dtype {
        DType::Plain(text) if text.type_char() == TypeChar::Float => text.size_field(),
        _ => 0,
    };
    #[expect(clippy::cast_possible_truncation, reason = "directions need no more than seven digits")]
    match size {
        2 => read(file, f16::to_f32),
        4 => read(file, |value: f32| value),
        8 => read(file, |value: f64| value as f32),
        _ => Err(refuse(format!(
            "an array of type {}: expected floats of 16, 32 or 64 bits, as `vectors.astype(\"float32\")` gives",
            dtype.descr()
        ))),
    }
}

fn read<T: Deserialize>(file: NpyFile<&mut &[u8]>, narrow: impl Fn(T) -> f32) -> Result<Vec<f32>, FormatError> {
    let expected = file.len();
    // The header names a size that the bytes need not have: room is made only for what is there.
    let mut data = file.data::<T>().map_err(|error| refuse(error.to_string()))?;
    let mut out = Vec::new();
    for value in &mut data {
        let value = value.map_err(|_| refuse(format!("cut off: {} of {expected} numbers are there", out.len())))?;
        out.push(narrow(value));
    }
    Ok(out)
}

/// The numbers of an array that is saved column after column.
fn by_rows(values: &[f32], rows: usize, width: usize) -> Vec<f32> {
    (0..rows).flat_map(|row| (0..width).map(move |column| values[column * rows + row])).collect()
}

#[cfg(test)]
mod tests {
    use npyz::WriterBuilder;

    use super::*;

    fn file<T: npyz::AutoSerialize + Copy>(values: &[T], shape: &[u64], order: Order) -> Vec<u8> {
        let mut out = Vec::new();
        let options = npyz::WriteOptions::new().default_dtype().shape(shape).order(order);
        let mut writer = options.writer(&mut out).begin_nd().unwrap();
        writer.extend(values.iter().copied()).unwrap();
        writer.finish().unwrap();
        out
    }

    fn error(bytes: &[u8]) -> String {
        sentence_vectors(bytes).unwrap_err().to_string()
    }

    #[test]
    fn floats_of_every_size_are_read() {
        let expected = SegmentVectors::new(2, vec![0.5, 1.0, -2.0, 0.25, 0.0, 3.0]).unwrap();
        let doubles = [0.5, 1.0, -2.0, 0.25, 0.0, 3.0_f64];
        let singles = doubles.map(|value| value as f32);
        assert_eq!(sentence_vectors(&file(&doubles, &[3, 2], Order::C)).unwrap(), expected);
        assert_eq!(sentence_vectors(&file(&singles, &[3, 2], Order::C)).unwrap(), expected);
        let halves = singles.map(f16::from_f32);
        assert_eq!(sentence_vectors(&file(&halves, &[3, 2], Order::C)).unwrap(), expected);
    }

    #[test]
    fn columns_are_turned_into_rows() {
        let columns = [1.0, 3.0, 5.0, 2.0, 4.0, 6.0_f32];
        let vectors = sentence_vectors(&file(&columns, &[3, 2], Order::Fortran)).unwrap();
        assert_eq!((vectors.row(0), vectors.row(2)), (&[1.0, 2.0][..], &[5.0, 6.0][..]));
    }

    /// A file with this header and nothing behind it.
    fn headed(header: &str) -> Vec<u8> {
        let len = u16::try_from(header.len()).unwrap().to_le_bytes();
        [&b"\x93NUMPY\x01\x00"[..], &len, header.as_bytes()].concat()
    }

    #[test]
    fn a_header_that_only_nests_is_refused_at_once() {
        for open in ["[", "(", "{", "{'descr': [("] {
            let refusal = error(&headed(&open.repeat(4_000)));
            assert!(refusal.starts_with("not an .npy file of numbers: its header has more brackets"), "{refusal}");
        }
        let fields = "{'descr': [('a', '<f4'), ('b', '<f4')], 'fortran_order': False, 'shape': (0, 2)}\n";
        assert!(error(&headed(fields)).contains("expected floats"), "{}", error(&headed(fields)));
    }

    #[test]
    fn rows_without_numbers_are_not_counted() {
        let empty = "{'descr': '<f4', 'fortran_order': True, 'shape': (4000000000000000, 0)}\n";
        assert_eq!(sentence_vectors(&headed(empty)).unwrap().rows(), 0);
    }

    #[test]
    fn garbage_is_refused_with_the_reason() {
        assert!(error(b"ciao").starts_with("not an .npy file"), "{}", error(b"ciao"));
        let whole = file(&[1.0_f32; 6], &[3, 2], Order::C);
        assert!(
            error(&whole[..whole.len() - 3]).contains("cut off: 5 of 6 numbers"),
            "{}",
            error(&whole[..whole.len() - 3])
        );
        assert!(error(&file(&[1.0_f32; 6], &[6], Order::C)).contains("shape [6]"));
        assert!(error(&file(&[1_i32; 6], &[3, 2], Order::C)).contains("<i4"));
        let long = [&whole[..], &[0; 4]].concat();
        assert!(error(&long).starts_with("4 bytes more"), "{}", error(&long));
        let nan = [1.0, 1.0, f32::NAN, 1.0];
        assert!(error(&file(&nan, &[2, 2], Order::C)).contains("row 1"), "{}", error(&file(&nan, &[2, 2], Order::C)));
    }
}
