//! The quick way to read a record of typing.
//!
//! Nine records in ten of a session are words typed, and this program writes them all in one form.
//! Read by hand they cost a tenth of what RON takes for them, which is most of what opening a long
//! session costs. Whatever isn't letter for letter in that form, an escape in its words included,
//! is left to RON: this reads a part of what RON reads, and the same from it.

use chrono::{DateTime, NaiveDate};

use crate::journal::{Act, Record};
use crate::meeting::agenda::Stamp;
use crate::meeting::entry::{Kind, Place, Stream};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, ItemId};
use crate::meeting::text::Text;

/// The record that `body` is, if it is one public stroke of typing, or one public paragraph begun,
/// in the form that we write.
pub(super) fn typing(body: &str) -> Option<Record> {
    let mut rest = Rest(body);
    rest.take("(seq:")?;
    let seq = rest.number()?;
    rest.take(",at:")?;
    let at = moment(rest.string()?)?;
    rest.take(",by:")?;
    let by = Text::new(rest.string()?);
    rest.take(",act:Did([(Public,")?;
    let event = match rest.take("TextSpliced(") {
        Some(()) => spliced(&mut rest)?,
        None => begun(&mut rest)?,
    };
    (rest.0 == "))]))").then(|| Record {
        seq,
        at,
        by,
        act: Act::Did(vec![Fact(Stream::Public, event)]),
    })
}

/// A moment: as we write it, or in any other form that RFC 3339 has.
fn moment(text: &str) -> Option<Stamp> {
    in_utc(text).or_else(|| DateTime::parse_from_rfc3339(text).ok())
}

/// "2026-03-19T14:02:09.5Z".
fn in_utc(text: &str) -> Option<Stamp> {
    let bytes = text.strip_suffix('Z')?.as_bytes();
    let number = |from: usize, to: usize| {
        let mut digits = bytes.get(from..to)?.iter();
        digits.try_fold(0, |number: u32, digit| {
            let digit = digit.is_ascii_digit().then(|| u32::from(digit - b'0'))?;
            Some(number * 10 + digit)
        })
    };
    let signs = [4, 7, 10, 13, 16].map(|at| bytes.get(at).copied());
    if signs != b"--T::".map(Some) {
        return None;
    }
    let nanos = match bytes.len() {
        19 => 0,
        // To nine places behind the point.
        len @ 21..=29 if bytes[19] == b'.' => number(20, len)? * 10_u32.pow(29 - len as u32),
        _ => return None,
    };
    let year = i32::try_from(number(0, 4)?).ok()?;
    let day = NaiveDate::from_ymd_opt(year, number(5, 7)?, number(8, 10)?)?;
    let time = day.and_hms_nano_opt(number(11, 13)?, number(14, 16)?, number(17, 19)?, nanos)?;
    Some(time.and_utc().fixed_offset())
}

fn spliced(rest: &mut Rest<'_>) -> Option<Event> {
    rest.take("entry:")?;
    let entry = EntryId(rest.string()?.parse().ok()?);
    rest.take(",at:")?;
    let at = u32::try_from(rest.number()?).ok()?;
    let went = rest.words(",went:")?;
    let came = rest.words(",came:")?;
    rest.take(",group:")?;
    let group = rest.number()?;
    Some(Event::TextSpliced {
        entry,
        at,
        went,
        came,
        group,
    })
}

fn begun(rest: &mut Rest<'_>) -> Option<Event> {
    rest.take("Recorded(item:")?;
    let item = ItemId(rest.string()?.parse().ok()?);
    rest.take(",place:")?;
    let place = if rest.take("After(").is_some() {
        let after = EntryId(rest.string()?.parse().ok()?);
        rest.take(")")?;
        Place::After(after)
    } else {
        rest.take("End")?;
        Place::End
    };
    rest.take(",kind:Paragraph")?;
    let text = rest.words(",text:")?;
    Some(Event::Recorded {
        item,
        place,
        kind: Kind::Paragraph,
        text,
    })
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl<'a> Rest<'a> {
    fn take(&mut self, what: &str) -> Option<()> {
        self.0 = self.0.strip_prefix(what)?;
        Some(())
    }

    /// Words that are left out where there are none.
    fn words(&mut self, name: &str) -> Option<Text> {
        match self.take(name) {
            Some(()) => self.string().map(Text::new),
            None => Some(Text::default()),
        }
    }

    fn number(&mut self) -> Option<u64> {
        let end = self.0.bytes().take_while(u8::is_ascii_digit).count();
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        // Anything but the plain form (a leading nought, for one) is for RON to judge.
        let plain = digits == "0" || !digits.starts_with('0');
        plain.then(|| digits.parse().ok())?
    }

    fn string(&mut self) -> Option<&'a str> {
        self.take("\"")?;
        let end = memchr::memchr2(b'"', b'\\', self.0.as_bytes())?;
        let (string, rest) = self.0.split_at(end);
        self.0 = rest;
        self.take("\"")?;
        Some(string)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::format::body_of;
    use super::*;

    fn record(seq: u64, place: u32, group: u64, words: [&str; 3], offset: i32) -> Record {
        let zone = chrono::FixedOffset::east_opt(offset * 900).unwrap();
        let at = DateTime::from_timestamp(1_774_000_000, place).unwrap();
        Record {
            seq,
            at: at.with_timezone(&zone),
            by: Text::line(words[0]),
            act: Act::Did(vec![Fact(
                Stream::Public,
                Event::TextSpliced {
                    entry: EntryId("a:12.0".parse().unwrap()),
                    at: place,
                    went: Text::new(words[1]),
                    came: Text::new(words[2]),
                    group,
                },
            )]),
        }
    }

    #[test]
    fn usual_typing_is_read_quickly() {
        let usual = record(
            17,
            40,
            12,
            ["Si\u{e2}n", "", "noted, and \u{201C}asked\u{201D} "],
            0,
        );
        assert_eq!(typing(&body_of(&usual).unwrap()), Some(usual));
        let deleted = record(18, 40, 0, ["Siân", "noted", ""], -20);
        assert_eq!(typing(&body_of(&deleted).unwrap()), Some(deleted));
    }

    #[test]
    fn a_paragraph_begun_is_read_quickly() {
        let mut made = record(17, 40, 12, ["A", "", ""], 0);
        let after = EntryId("a:9.2".parse().unwrap());
        for (place, quick) in [
            (Place::End, true),
            (Place::After(after), true),
            (Place::Start, false),
        ] {
            for (kind, quick) in [(Kind::Paragraph, quick), (Kind::NoneDeclared, false)] {
                for text in ["", "Noted."] {
                    let event = Event::Recorded {
                        item: ItemId("a:5.0".parse().unwrap()),
                        place,
                        kind: kind.clone(),
                        text: text.into(),
                    };
                    made.act = Act::Did(vec![Fact(Stream::Public, event)]);
                    let read = typing(&body_of(&made).unwrap());
                    assert_eq!(read, quick.then(|| made.clone()));
                }
            }
        }
    }

    #[test]
    fn moments_are_read_as_by_chrono() {
        for text in [
            "2026-03-19T14:02:09Z",
            "2026-03-19T14:02:09.5Z",
            "2026-03-19T14:02:09.788046463Z",
            "2026-03-19T14:02:09.7880464631Z",
            "2026-03-19T14:02:09.Z",
            "2026-03-19T14:02:60Z",
            "2026-03-19T24:02:09Z",
            "2026-02-29T14:02:09Z",
            "2026-03-19 14:02:09Z",
            "2026-03-19t14:02:09z",
            "2026-03-19T14:02Z",
            "2026-03-19T14:02:09+01:00",
            "2026-03-19T14:02:09",
            "0000-01-01T00:00:00Z",
            "202\u{e9}-03-19T14:02:09Z",
            "Z",
            "",
        ] {
            assert_eq!(
                moment(text),
                DateTime::parse_from_rfc3339(text).ok(),
                "{text}"
            );
            let quick = in_utc(text);
            assert!(quick.is_none() || quick == moment(text));
        }
        assert!(in_utc("2026-03-19T14:02:09.788046463Z").is_some());
    }

    #[test]
    fn every_other_form_is_left_to_ron() {
        let usual = body_of(&record(17, 40, 12, ["A", "x", "y"], 4)).unwrap();
        assert!(typing(&usual).is_some());
        for (from, to) in [
            ("seq:17", "seq:017"),
            ("seq:17", "seq: 17"),
            ("seq:17", "seq:1_7"),
            ("seq:17", "seq:+17"),
            ("seq:17", "seq:99999999999999999999"),
            (",at:40", ",at:4294967296"),
            ("Public", "Exempt"),
            ("a:12.0", "a:012.0"),
            ("\"y\"", "\"\\\"\""),
            ("\"y\"", "\"y"),
            ("\"y\"", "r\"y\""),
            (",group:12", ",group:12,more:1"),
            (",group:12", ""),
            ("))]))", "))])"),
            ("))]))", "))])) "),
            ("went:\"x\",came:\"y\"", "came:\"y\",went:\"x\""),
        ] {
            let changed = usual.replacen(from, to, 1);
            assert_ne!(changed, usual, "{from}");
            assert_eq!(typing(&changed), None, "{changed}");
        }
        for end in 0..usual.len() {
            assert_eq!(typing(&usual[..end]), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_read_quickly_is_what_ron_reads(
            seq in any::<u64>(),
            place in 0_u32..999_999_999,
            group in any::<u64>(),
            by in "\\PC{0,12}",
            went in any::<String>(),
            came in any::<String>(),
            offset in -40_i32..40,
        ) {
            let made = record(seq, place, group, [&by, &went, &came], offset);
            let body = body_of(&made).unwrap();
            if let Some(quick) = typing(&body) {
                prop_assert_eq!(&quick, &ron::from_str::<Record>(&body).unwrap());
                prop_assert_eq!(quick, made);
            }
        }

        /// One character put in the place of another, anywhere.
        #[test]
        fn nothing_is_read_that_ron_would_refuse(
            words in "[a-z \u{e9}\u{200b}]{0,9}",
            at in any::<prop::sample::Index>(),
            other in "[\"\\\\(),:0-9a-zA-Z\u{200b} ]",
        ) {
            let body = body_of(&record(17, 40, 12, ["A", &words, &words], 4)).unwrap();
            let at = at.index(body.len());
            prop_assume!(body.is_char_boundary(at) && body.is_char_boundary(at + 1));
            let changed = format!("{}{other}{}", &body[..at], &body[at + 1..]);
            if let Some(quick) = typing(&changed) {
                prop_assert_eq!(quick, ron::from_str::<Record>(&changed).unwrap());
            }
        }
    }
}
