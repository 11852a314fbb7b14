//! What was probably meant.

/// The name that is most like this one, if any is.
pub fn nearest<'n>(name: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    /// How alike two names must be to be meant, from 0 to 1.
    const ALIKE: f64 = 0.8;
    let best = names.map(|other| (strsim::jaro_winkler(name, other), other));
    best.max_by(|a, b| a.0.total_cmp(&b.0)).filter(|(likeness, _)| *likeness >= ALIKE).map(|(_, near)| near)
}
