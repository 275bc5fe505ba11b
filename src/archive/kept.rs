//! What a meeting tells an audience, as text: kept elsewhere than in the index, and told again from there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::told::{MeetingTold, Passage};
use crate::minutes::facts::MeetingFacts;

/// What is kept by another version of the facts is told by this.
pub const VERSION: u32 = 1;

/// What leads in such a text to what was recorded.
pub const RECORD: &[&str] = &["f", "r"];

/// What leads in such a text to the rows of who was there.
pub const ROWS: &[&str] = &["f", "a", "r"];

#[derive(Serialize)]
struct Kept<'f, A> {
    #[serde(rename = "v")]
    version: u32,
    #[serde(rename = "f", bound(serialize = ""))]
    facts: &'f MeetingFacts<A>,
}

#[derive(Deserialize)]
struct Told<A> {
    #[serde(rename = "v")]
    version: u32,
    #[serde(rename = "f", bound(deserialize = ""))]
    facts: MeetingFacts<A>,
}

/// The facts of a meeting as JSON.
///
/// # Errors
/// When they can't be written so.
pub fn facts_as_text<A>(told: &MeetingTold<A>) -> serde_json::Result<String> {
    serde_json::to_string(&Kept {
        version: VERSION,
        facts: told.facts(),
    })
}

/// The passages of a meeting as JSON.
///
/// # Errors
/// When they can't be written so.
pub fn passages_as_text<A>(told: &MeetingTold<A>) -> serde_json::Result<String> {
    serde_json::to_string(told.passages())
}

/// The passages that such a text tells; none where it is none.
pub fn passages_of(text: &str) -> Option<Vec<Passage>> {
    serde_json::from_str(text).ok()
}

/// What a meeting tells, of its body, its day (none for the journal of a body), its passages and the text of
/// its facts. It has to be that of the audience `A`. None where the text is none of this version, or its parts
/// don't hang together.
pub fn told_again<A>(
    of: (String, Option<NaiveDate>),
    passages: Vec<Passage>,
    facts: &str,
) -> Option<MeetingTold<A>> {
    let told: Told<A> = serde_json::from_str(facts).ok()?;
    let known = told.version == VERSION && told.facts.hangs_together();
    known.then(|| MeetingTold::again(of, passages, told.facts))
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::super::told::told;
    use super::*;
    use crate::app::samples::SAMPLES;
    use crate::journal::{Journal, Record};
    use crate::meeting::entry::{Due, Place, Stream};
    use crate::meeting::id::Writer;
    use crate::meeting::intent::{Intent, Order};
    use crate::minutes::{Full, Public};
    use crate::storage::read;

    fn both() -> (MeetingTold<Public>, MeetingTold<Full>) {
        let records = read::load::<Record>(SAMPLES[1].bytes).unwrap().records;
        let mut journal = Journal::replay(Writer::FIRST, "A. Clerk".into(), records).unwrap();
        let now = DateTime::parse_from_rfc3339("2015-01-22T16:00:00+00:00").unwrap();
        let action = |text: &str| Intent::AddAction {
            item: None,
            text: text.into(),
            owners: Vec::new(),
            due: Due::NextMeeting,
            from: None,
            place: Place::End,
        };
        for (stream, intent) in [
            (Stream::Public, Intent::Open { presiding: None }),
            (Stream::Public, Intent::Take { item: "1".into() }),
            (Stream::Public, action("Write to the Trust")),
            (Stream::Exempt, action("Sell the depot")),
        ] {
            let order = Order {
                stream,
                ..Order::from(intent)
            };
            journal.act(now, &order).map(drop).unwrap();
        }
        let meeting = journal.meeting();
        (
            told(&meeting.read_by(), "2026-03-19-h"),
            told(&meeting.read_by(), "2026-03-19-h"),
        )
    }

    #[test]
    fn a_meeting_is_told_again_as_it_was() {
        fn holds<A: PartialEq + std::fmt::Debug>(told: &MeetingTold<A>) {
            let passages = passages_of(&passages_as_text(told).unwrap()).unwrap();
            let of = (told.body().to_owned(), told.day());
            let again = told_again::<A>(of, passages, &facts_as_text(told).unwrap());
            assert_eq!(again.as_ref(), Some(told));
            assert!(!told.facts().record().steps.is_empty());
        }
        let (public, full) = both();
        holds(&public);
        holds(&full);
        let steps = (
            public.facts().record().steps.len(),
            full.facts().record().steps.len(),
        );
        assert_eq!(steps, (1, 2));
    }

    #[test]
    fn what_is_no_text_of_ours_is_not_told() {
        let (told, _) = both();
        let text = facts_as_text(&told).unwrap();
        let again = |text: &str| told_again::<Public>((String::new(), None), Vec::new(), text);
        assert!(again(&text).is_some());
        // Of another version, cut, with a step of an item that isn't there, or of no carried action.
        let item = text.replacen("\"i\":0,\"k\":", "\"i\":999,\"k\":", 1);
        assert!(item != text);
        let carried = r#"{"v":1,"f":{"r":{"i":[{"t":"Roads"}],"t":[{"i":0,"k":"b","c":0}]}}}"#;
        let sound = r#"{"v":1,"f":{"r":{"i":[{"t":"Roads"}],"t":[{"i":0,"k":"b"}]}}}"#;
        assert!(again(sound).is_some());
        for other in [
            &*text.replacen("\"v\":1", "\"v\":2", 1),
            &text[..text.len() / 2],
            &item,
            carried,
            "",
            "[]",
        ] {
            assert_eq!(again(other), None, "{other}");
        }
        assert_eq!(passages_of("no"), None);
    }

    #[test]
    fn a_part_that_is_left_out_is_not_told() {
        let (told, _) = both();
        let without = |path: &[&str]| {
            let mut text: serde_json::Value =
                serde_json::from_str(&facts_as_text(&told).unwrap()).unwrap();
            let (last, before) = path.split_last().unwrap();
            let part = before.iter().fold(&mut text, |part, name| &mut part[*name]);
            assert!(part.as_object_mut().unwrap().remove(*last).is_some());
            let again = told_again((String::new(), None), Vec::new(), &text.to_string());
            let again: MeetingTold<Public> = again.unwrap();
            again.facts().clone()
        };
        let facts = without(RECORD);
        assert_eq!(facts.attendance(), told.facts().attendance());
        assert!(facts.record().items.is_empty());
        let facts = without(ROWS);
        assert_eq!(facts.record(), told.facts().record());
        assert_eq!(facts.attendance().bodies, told.facts().attendance().bodies);
        assert!(facts.attendance().rows.is_empty());
    }
}
