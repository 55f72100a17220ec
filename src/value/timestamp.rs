//! RFC 3339 timestamps, which stay the text they are.

use super::Refusal;

const DAYS: [u32; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/// Checks `2025-12-24T09:33:58.023369Z` or the same with an offset: the calendar too, leap seconds allowed.
pub(crate) fn check_timestamp(text: &str) -> Result<(), Refusal> {
    timestamp(text.as_bytes())
        .ok_or(("bad_timestamp", "expected an RFC 3339 timestamp such as 2025-12-24T09:33:58.023369Z".to_owned()))
}

fn timestamp(bytes: &[u8]) -> Option<()> {
    let (date_time, rest) = bytes.split_at_checked(19)?;
    let shape = b"dddd-dd-ddTdd:dd:dd";
    let fits = |(byte, mark): (&u8, &u8)| match mark {
        b'd' => byte.is_ascii_digit(),
        b'T' => matches!(byte, b'T' | b't'),
        _ => byte == mark,
    };
    if !date_time.iter().zip(shape).all(fits) {
        return None;
    }
    let (year, month, day) = (number(date_time, 0, 4)?, number(date_time, 5, 2)?, number(date_time, 8, 2)?);
    let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let longest = if month == 2 && !leap { 28 } else { *DAYS.get(usize::try_from(month.checked_sub(1)?).ok()?)? };
    let in_day = number(date_time, 11, 2)? < 24 && number(date_time, 14, 2)? < 60 && number(date_time, 17, 2)? <= 60;
    let zone = match rest.split_first() {
        Some((b'.', fraction)) => {
            let end = fraction.iter().position(|byte| !byte.is_ascii_digit()).filter(|end| *end > 0)?;
            fraction.get(end..)?
        }
        _ => rest,
    };
    let in_zone = match zone {
        b"Z" | b"z" => true,
        [b'+' | b'-', offset @ ..] if offset.len() == 5 && offset.get(2) == Some(&b':') => {
            number(offset, 0, 2)? < 24 && number(offset, 3, 2)? < 60
        }
        _ => false,
    };
    ((1..=longest).contains(&day) && in_day && in_zone).then_some(())
}

fn number(bytes: &[u8], from: usize, digits: usize) -> Option<u32> {
    let digits = bytes.get(from..from + digits)?;
    digits.iter().try_fold(0, |number, digit| digit.is_ascii_digit().then(|| number * 10 + u32::from(digit - b'0')))
}
