//! Rules that had another id once. An old id works wherever an id is given, and whoever uses it is told.

/// Old ids with the new ones, in any order. A rule that is renamed again changes all of its rows.
///
/// No rule was renamed yet. The one row keeps the way proven, and takes the name that people who know the
/// class `op-published` look for first.
static RENAMED: &[(&str, &str)] = &[("op-published-missing", "published-missing")];

/// The id that a rule has now, if it had this one before.
#[must_use]
pub fn renamed(id: &str) -> Option<&'static str> {
    RENAMED.iter().find(|(old, _)| *old == id).map(|&(_, new)| new)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules;

    #[test]
    fn old_ids_lead_to_rules_and_are_none_themselves() {
        for (old, new) in RENAMED {
            assert!(rules::all().iter().all(|rule| rule.id != *old), "{old}");
            assert!(rules::all().iter().any(|rule| rule.id == *new), "{new}");
            assert_eq!(rules::find(old).unwrap().id, *new);
        }
        assert_eq!(renamed("published-missing"), None);
        assert_eq!(renamed("op-published"), None);
    }
}
