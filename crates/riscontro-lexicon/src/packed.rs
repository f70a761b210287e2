//! Small pieces of the compiled files: sections with their length, rising numbers as differences, weights as bytes.

/// Appends a section: its length as four bytes, little end first, then its bytes.
///
/// # Panics
///
/// When the section is longer than 32 bits can say.
pub(crate) fn write(out: &mut Vec<u8>, section: &[u8]) {
    let len = u32::try_from(section.len()).expect("a section of less than 4 GiB");
    out.extend_from_slice(&len.to_le_bytes());
    out.extend_from_slice(section);
}

/// Reads sections one after the other.
#[derive(Debug)]
pub(crate) struct Reader {
    rest: &'static [u8],
}

impl Reader {
    pub(crate) fn new(bytes: &'static [u8]) -> Self {
        Reader { rest: bytes }
    }

    /// The next section; `None` when the bytes end before it does.
    pub(crate) fn next(&mut self) -> Option<&'static [u8]> {
        let (len, rest) = self.rest.split_first_chunk()?;
        let (section, rest) = rest.split_at_checked(u32::from_le_bytes(*len) as usize)?;
        self.rest = rest;
        Some(section)
    }
}

/// Appends strictly rising numbers: how many, then the first, then the differences, in sevens of bits (LEB128).
pub(crate) fn write_numbers(out: &mut Vec<u8>, numbers: impl ExactSizeIterator<Item = u32>) {
    write_number(out, u32::try_from(numbers.len()).expect("a short list"));
    let mut last = 0;
    for number in numbers {
        write_number(out, number - last);
        last = number;
    }
}

fn write_number(out: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        out.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    out.push(number.to_le_bytes()[0]);
}

/// The numbers that [`write_numbers`] wrote at the beginning of `bytes`; fewer when the bytes end too early.
pub(crate) fn numbers(bytes: &[u8]) -> impl Iterator<Item = u32> {
    let mut bytes = bytes.iter();
    let mut next = move || {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = bytes.next()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        Some(number)
    };
    let count = next().unwrap_or(0);
    let mut last = 0_u32;
    std::iter::from_fn(move || {
        last = last.wrapping_add(next()?);
        Some(last)
    })
    .take(count as usize)
}

/// A weight of 0 to 1 as a byte, never 0.
pub(crate) fn byte(weight: f32) -> u8 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "1 to 255 by the clamp")]
    let byte = (weight * 255.0).round().clamp(1.0, 255.0) as u8;
    byte
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let mut bytes = Vec::new();
        write_numbers(&mut bytes, [0, 1, 127, 128, 70_000, u32::MAX].into_iter());
        write_numbers(&mut bytes, [5].into_iter());
        assert_eq!(numbers(&bytes).collect::<Vec<_>>(), [0, 1, 127, 128, 70_000, u32::MAX]);
        assert_eq!(numbers(&bytes[..3]).collect::<Vec<_>>(), [0, 1]);
        assert_eq!(numbers(&[]).count(), 0);
    }

    #[test]
    fn sections_come_back_and_a_cut_one_is_none() {
        let mut bytes = Vec::new();
        write(&mut bytes, b"casa");
        write(&mut bytes, b"");
        let bytes: &'static [u8] = bytes.leak();
        let mut reader = Reader::new(bytes);
        assert_eq!((reader.next(), reader.next(), reader.next()), (Some(&b"casa"[..]), Some(&b""[..]), None));
        assert_eq!(Reader::new(&bytes[..6]).next(), None);
    }

    #[test]
    fn weights_are_bytes() {
        assert_eq!((byte(0.0), byte(0.5), byte(1.0), byte(7.0)), (1, 128, 255, 255));
    }
}
