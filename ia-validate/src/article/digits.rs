//! The digits of date-times and zones.

/// Reads a date-time piece by piece.
pub(super) struct Digits<'t> {
    pub(super) rest: &'t str,
    pub(super) is_padded: bool,
}

impl Digits<'_> {
    pub(super) fn after(&mut self, separator: u8) -> Option<&mut Self> {
        self.rest = self.rest.strip_prefix(char::from(separator))?;
        Some(self)
    }

    fn leading(&self) -> usize {
        self.rest.bytes().take_while(u8::is_ascii_digit).count()
    }

    fn take(&mut self, count: usize) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        digits.parse().ok()
    }

    pub(super) fn exactly(&mut self, count: usize) -> Option<u32> {
        (self.leading() == count).then(|| self.take(count))?
    }

    pub(super) fn one_or_two(&mut self) -> Option<u32> {
        match self.leading() {
            2 => self.take(2),
            1 => {
                self.is_padded = false;
                self.take(1)
            }
            _ => None,
        }
    }

    /// The digits of a fraction, in nanoseconds; what is finer is dropped.
    pub(super) fn fraction(&mut self) -> Option<u32> {
        let (digits, rest) = self.rest.split_at_checked(self.leading())?;
        self.rest = rest;
        let digit = |at| digits.as_bytes().get(at).map_or(0, |digit: &u8| u32::from(digit - b'0'));
        (!digits.is_empty()).then(|| (0..9).fold(0, |sum, at| sum * 10 + digit(at)))
    }

    /// A zone at the end: its offset in seconds, or `Some(None)` for none.
    pub(super) fn zone(&mut self) -> Option<Option<i32>> {
        if self.rest.is_empty() {
            return Some(None);
        }
        if self.rest == "Z" {
            return Some(Some(0));
        }
        let sign = match self.rest.as_bytes()[0] {
            b'+' => 1,
            b'-' => -1,
            _ => return None,
        };
        self.rest = &self.rest[1..];
        let (hours, minutes) = match self.leading() {
            4 => (self.take(2)?, self.take(2)?),
            2 => {
                let hours = self.take(2)?;
                let minutes = match self.after(b':') {
                    Some(rest) => rest.exactly(2)?,
                    None => 0,
                };
                (hours, minutes)
            }
            _ => return None,
        };
        let valid = self.rest.is_empty() && hours <= 23 && minutes <= 59;
        valid.then_some(Some(sign * i32::try_from(hours * 3600 + minutes * 60).ok()?))
    }
}

/// The offset from UTC in seconds that a zone alone says: `Z`, `+hh:mm`, `+hhmm`, `+hh`.
pub(super) fn offset(zone: &str) -> Option<i32> {
    Digits { rest: zone, is_padded: true }.zone()?
}
