//! What stands twice.

/// For each text, whether it stands in front of itself already.
pub(crate) fn repeats<'t>(texts: impl Iterator<Item = &'t [u8]>) -> Vec<bool> {
    let mut sorted: Vec<(&[u8], usize)> = texts.zip(0..).collect();
    sorted.sort_unstable();
    let mut repeats = vec![false; sorted.len()];
    for ((text, _), (next, index)) in sorted.iter().zip(sorted.iter().skip(1)) {
        if text == next
            && let Some(repeats) = repeats.get_mut(*index)
        {
            *repeats = true;
        }
    }
    repeats
}
