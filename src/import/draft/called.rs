//! What the minutes call a body: "the Board", "the Committee".

use crate::meeting::text::Text;

/// Words that a body is called by, and that end its name or stand before "of" or "for".
const WORDS: &[&str] = &[
    "Board",
    "Committee",
    "Sub-Committee",
    "Subcommittee",
    "Council",
    "Cabinet",
    "Panel",
    "Forum",
    "Commission",
    "Executive",
    "Assembly",
    "Partnership",
    "Group",
    "Trust",
    "Authority",
];

/// "the Committee" of "Children's Services Scrutiny Committee"; empty where the name doesn't tell,
/// or tells what the minutes say anyway.
pub(super) fn called(name: &str) -> Text {
    let of = name.find(" of ").or_else(|| name.find(" for "));
    let heads = [of.and_then(|at| name.get(..at)), Some(name)];
    for head in heads.into_iter().flatten() {
        let lower = head.to_lowercase();
        if lower.ends_with("governing body") {
            return Text::line("the Governing Body");
        }
        let last = lower
            .split(|c: char| !c.is_alphanumeric() && c != '-')
            .rfind(|word| WORDS.iter().any(|known| known.eq_ignore_ascii_case(word)));
        let known = last.and_then(|word| WORDS.iter().find(|k| k.eq_ignore_ascii_case(word)));
        match known {
            Some(&"Board") => return Text::default(),
            Some(known) => return Text::line(&format!("the {known}")),
            None => {}
        }
    }
    Text::default()
}

#[cfg(test)]
mod tests {
    use super::called;

    #[test]
    fn a_body_is_called_by_what_it_is() {
        for (name, words) in [
            ("Harbour Health & Wellbeing Board", ""),
            ("Board of Trustees", ""),
            ("Overview and Scrutiny Committee", "the Committee"),
            ("Planning Sub-Committee", "the Sub-Committee"),
            ("Little Harrow Parish Council", "the Council"),
            ("Committee of the Whole Council", "the Committee"),
            ("CABINET", "the Cabinet"),
            ("Governing Body of Mill Lane School", "the Governing Body"),
            ("Harbour City", ""),
            ("", ""),
        ] {
            assert_eq!(called(name).as_str(), words, "{name}");
        }
    }
}
