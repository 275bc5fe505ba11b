//! What the minutes call a body: "the Board", "the Committee".

use crate::import::lexicon::{self, NameWord};
use crate::meeting::text::Text;

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
        let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '-');
        match words.rfind(|word| lexicon::is(NameWord::Body, word)) {
            Some("board") => return Text::default(),
            Some(known) => return Text::line(&format!("the {}", capital(known))),
            None => {}
        }
    }
    Text::default()
}

/// With a capital at each part: "Sub-Committee".
fn capital(word: &str) -> String {
    let mut first = true;
    let mut out = String::new();
    for c in word.chars() {
        if first {
            out.extend(c.to_uppercase());
        } else {
            out.push(c);
        }
        first = c == '-';
    }
    out
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
