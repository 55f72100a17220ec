//! A text with a piece of it replaced.

/// Replaces each `piece`, from left to right, in linear time (Knuth, Morris and Pratt). std's does the same, with four
/// kilobytes of wasm.
pub(crate) fn replace(text: &str, piece: &str, other: &str) -> String {
    let piece = piece.as_bytes();
    // For each beginning of the piece: how much of its end is a shorter beginning.
    let mut borders = Vec::with_capacity(piece.len());
    let mut border = 0;
    for (index, byte) in piece.iter().enumerate() {
        border = if index == 0 { 0 } else { matched(piece, &borders, border, *byte) };
        borders.push(border);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut length = 0;
    for byte in text.bytes() {
        out.push(byte);
        length = matched(piece, &borders, length, byte);
        if length > 0 && length == piece.len() {
            out.truncate(out.len() - length);
            out.extend_from_slice(other.as_bytes());
            length = 0;
        }
    }
    // Cannot fail: whole characters were replaced by whole characters.
    String::from_utf8(out).unwrap_or_default()
}

/// How long a beginning of the piece is matched after one more byte.
fn matched(piece: &[u8], borders: &[usize], mut length: usize, byte: u8) -> usize {
    while piece.get(length) != Some(&byte) {
        match length.checked_sub(1).and_then(|last| borders.get(last)) {
            Some(border) => length = *border,
            None => return 0,
        }
    }
    length + 1
}

#[cfg(test)]
mod tests {
    use super::replace;

    #[test]
    fn as_std_does_it() {
        // Every text and every piece of up to so many letters, of two.
        let words = |length: u32| {
            (0..=length).flat_map(|length| {
                (0..1u32 << length).map(move |bits| {
                    (0..length).map(|bit| if bits >> bit & 1 == 0 { 'a' } else { 'é' }).collect::<String>()
                })
            })
        };
        for piece in words(5).filter(|piece| !piece.is_empty()) {
            for text in words(9) {
                assert_eq!(replace(&text, &piece, "aé!"), text.replace(&piece, "aé!"), "{piece} in {text}");
            }
        }
        assert_eq!(replace("ab", "", "c"), "ab");
    }
}
