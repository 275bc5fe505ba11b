//! What may not be read is in no public output, and words can't become markup.

use proptest::prelude::*;
use quorate::export::testing::unpacked;
use quorate::export::{Format, export, export_actions};
use quorate::meeting::agenda::{Business, PriorAction, Progress};
use quorate::meeting::entry::{
    Answer, Approval, Due, Form, Interest, Kind, Movement, Owner, Stage, Stream, Verb,
};
use quorate::meeting::people::Capacity;
use quorate::meeting::{Event, Meeting};
use quorate::minutes::{Full, House, Public, actions, draft, item_record_for};

use super::rules::board;
use super::scene::{Scene, day};

/// Something that an officer might record, and for whom.
#[derive(Clone, Debug)]
pub(super) struct Act {
    stream: Stream,
    kind: u8,
    item: usize,
    struck: bool,
    /// Recorded in this stream first, and given to its own afterwards.
    was: Option<Stream>,
}

fn streams() -> impl Strategy<Value = Stream> {
    prop_oneof![
        Just(Stream::Public),
        Just(Stream::Exempt),
        Just(Stream::Private)
    ]
}

pub(super) fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = (
        streams(),
        0u8..11,
        0usize..3,
        prop::bool::weighted(0.1),
        prop::option::weighted(0.2, streams()),
    )
        .prop_map(|(stream, kind, item, struck, was)| Act {
            stream,
            kind,
            item,
            struck,
            was,
        });
    prop::collection::vec(act, 1..25)
}

/// The word that stands in every text of an act: the first letters tell who may read it.
fn canary(act: &Act, at: usize) -> String {
    let who = match act.stream {
        Stream::Public => "pubcanary",
        Stream::Exempt => "execanary",
        Stream::Private => "pricanary",
    };
    format!("{who}{at}x")
}

/// Plays the acts; gives back the meeting and the words of sensitive natures.
pub(super) fn play(acts: &[Act]) -> (Meeting, Vec<String>) {
    let (mut s, people, seats) = board();
    let items = [
        s.item("1", "Membership", Business::Membership),
        s.item("2", "Declarations", Business::Declarations),
        s.item("3", "Plan", Business::Ordinary),
    ];
    let prior = s.prior(PriorAction {
        text: "Write".into(),
        raised: day("2025-01-16"),
        ..PriorAction::default()
    });
    s.open("16:00", people[0]);
    s.present(people[0], seats[0]);
    let mut natures = Vec::new();
    for (at, act) in acts.iter().enumerate() {
        let word = canary(act, at);
        let own = || word.as_str().into();
        let mut text = format!("{word} was said\n- {word}\n{word} again");
        let kind = match act.kind {
            0 => Kind::Paragraph,
            1 => Kind::Presented {
                who: vec![people[0]],
                form: Form::Report,
            },
            2 => Kind::Resolution {
                stage: Stage::Agreed,
                answers: vec![Answer {
                    limb: own(),
                    amended: true,
                }],
                moved: quorate::meeting::motion::Moved::default(),
            },
            3 => {
                text = format!("That {word} be noted.");
                Kind::Resolution {
                    stage: Stage::Agreed,
                    answers: Vec::new(),
                    moved: quorate::meeting::motion::Moved::default(),
                }
            }
            4 => Kind::Resolution {
                stage: Stage::Worded,
                answers: Vec::new(),
                moved: quorate::meeting::motion::Moved::default(),
            },
            5 => Kind::Outcome {
                verb: Verb::Noted,
                answers: Vec::new(),
            },
            6 => Kind::Action {
                owners: vec![Owner::Named(own())],
                due: Due::Said(own()),
                from: None,
            },
            7 => {
                text = String::new();
                Kind::Movement {
                    person: people[1],
                    how: Movement::Arrived,
                    capacity: Capacity::Holder(seats[1]),
                    when: s.at("16:30"),
                    reason: own(),
                }
            }
            8 => {
                // A nature of its own: nobody but those entitled may read it in any stream.
                text = format!("sencanary{at}x");
                if act.stream != Stream::Private && !act.struck {
                    natures.push(text.clone());
                }
                Kind::Declaration {
                    person: people[0],
                    interest: Interest::Personal,
                    items: vec![items[2]],
                    leaves: true,
                    registered: false,
                    sensitive: true,
                    dispensation: None,
                }
            }
            9 => Kind::Minutes {
                of: day("2025-01-16"),
                approval: Approval::Agreed,
                corrections: vec![own(), own()],
            },
            _ => Kind::Progress {
                action: prior,
                progress: Progress::ToMeeting(own()),
            },
        };
        let entry = s.record_in(act.was.unwrap_or(act.stream), items[act.item], kind, &text);
        if act.kind == 4 {
            s.fact_in(act.stream, Event::ResolutionReworded { entry });
        }
        if act.was.is_some() {
            s.fact(Event::EntryReclassified {
                entry,
                stream: act.stream,
                reason: own(),
            });
        }
        // Whom to ask is the officer's own, on whatever entry it stands.
        if !text.is_empty() {
            s.fact_in(
                act.stream,
                Event::QueryRaised {
                    entry,
                    at: 0,
                    words: text.split(' ').next().unwrap_or_default().into(),
                    ask: Some(Owner::Named(format!("quecanary{at}x").into())),
                },
            );
        }
        if act.struck {
            s.fact(Event::EntryStruck { entry });
        }
    }
    s.close("18:00");
    (s.meeting, natures)
}

fn public_outputs(meeting: &Meeting, house: &House) -> Vec<String> {
    let minutes = draft::<Public>(meeting, house);
    let sheet = actions::<Public>(meeting, house);
    let mut all = vec![
        minutes.file_stem().to_owned(),
        sheet.file_stem().to_owned(),
        format!("{minutes:?} {sheet:?}"),
    ];
    for format in Format::ALL {
        all.push(unpacked(format, &export(format, &minutes)));
        all.push(unpacked(format, &export_actions(format, &sheet)));
    }
    for item in meeting.items() {
        all.push(format!(
            "{:?}",
            item_record_for::<Public>(meeting, house, item.id)
        ));
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_public_output_holds_what_is_exempt_sensitive_or_private(acts in acts()) {
        let (meeting, _) = play(&acts);
        let loud = House { movement_reasons: true, ..House::default() };
        for house in [House::default(), loud] {
            for output in public_outputs(&meeting, &house) {
                let output = output.to_lowercase();
                for word in ["execanary", "pricanary", "sencanary", "quecanary"] {
                    prop_assert!(!output.contains(word), "{word} in {output}");
                }
            }
        }
    }

    #[test]
    fn the_full_minutes_hold_everything_but_private_notes(acts in acts()) {
        let (meeting, natures) = play(&acts);
        let loud = House { movement_reasons: true, ..House::default() };
        let full = draft::<Full>(&meeting, &loud);
        let text = String::from_utf8(export(Format::Text, &full)).unwrap();
        let whole = text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(!whole.contains("pricanary"));
        prop_assert!(!whole.contains("quecanary"), "queries are never printed");
        for (at, act) in acts.iter().enumerate() {
            if act.struck || act.stream == Stream::Private || act.kind == 8 {
                continue;
            }
            let word = canary(act, at);
            prop_assert!(whole.contains(&word), "{word} of kind {} is missing", act.kind);
        }
        for nature in natures {
            prop_assert!(whole.contains(&nature));
        }
    }

    #[test]
    fn a_number_stands_for_the_same_words_in_every_version(acts in acts()) {
        let (meeting, _) = play(&acts);
        let house = House::default();
        for item in meeting.items() {
            let of = |lines: Vec<quorate::minutes::RecordLine<'_>>| -> Vec<_> {
                lines
                    .into_iter()
                    .filter(|l| l.stream == Stream::Public && l.number.is_some())
                    .filter_map(|l| Some((l.entry?, l.number)))
                    .collect()
            };
            let public = of(item_record_for::<Public>(&meeting, &house, item.id));
            let full = of(item_record_for::<Full>(&meeting, &house, item.id));
            prop_assert_eq!(public, full);
        }
    }

    #[test]
    fn hostile_words_stay_words(text in "\\PC{0,60}", raw in any::<String>()) {
        let meeting = hostile(&format!("{text} <script>alert(1)</script> {raw}"));
        check_html(&meeting)?;
        check_characters(&meeting)?;
    }
}

/// A meeting with the same words in every field that is printed.
pub(super) fn hostile(words: &str) -> Meeting {
    let mut s = Scene::new("2025-03-13");
    s.body(words, words, words);
    let person = s.person(words, words, words);
    let seat = s.seat(words, quorate::meeting::people::Office::Chair, person);
    let item = s.item(words, words, Business::Ordinary);
    s.late_item(words, words, words);
    let prior = s.prior(PriorAction {
        text: words.into(),
        topic: words.into(),
        owners: vec![Owner::Named(words.into())],
        raised: day("2025-01-16"),
        progress: Progress::ToMeeting(words.into()),
        comment: words.into(),
        origin: "".into(),
        ..PriorAction::default()
    });
    s.open("16:00", person);
    s.present(person, seat);
    s.attends(person);
    s.write(item, words);
    s.write(item, &format!("{words}\n- {words}\n{words}"));
    s.resolve(item, &format!("That:\n{words}\n{words}"));
    let kind = Kind::Progress {
        action: prior,
        progress: Progress::Completed,
    };
    s.record(item, kind, words);
    let kind = Kind::Action {
        owners: vec![Owner::Named(words.into())],
        due: Due::Said(words.into()),
        from: None,
    };
    s.record(item, kind, words);
    let kind = Kind::Declaration {
        person,
        interest: Interest::Other(words.into()),
        items: vec![item],
        leaves: false,
        registered: false,
        sensitive: false,
        dispensation: None,
    };
    s.record(item, kind, words);
    s.close("18:00");
    s.meeting
}

fn outputs(meeting: &Meeting, format: Format) -> [String; 2] {
    let house = House::default();
    let minutes = export(format, &draft::<Public>(meeting, &house));
    let sheet = export_actions(format, &actions::<Public>(meeting, &house));
    [minutes, sheet].map(|bytes| unpacked(format, &bytes))
}

/// Every tag of the page is one of ours, and every one is closed in its order.
fn check_html(meeting: &Meeting) -> Result<(), TestCaseError> {
    const OURS: [&str; 26] = [
        "html", "head", "title", "style", "body", "main", "h1", "h2", "h3", "p", "div", "span",
        "strong", "ol", "ul", "li", "dl", "dt", "dd", "table", "caption", "thead", "tbody", "tr",
        "th", "td",
    ];
    const ATTRIBUTES: [&str; 8] = [
        "",
        "lang=\"en-GB\"",
        "class=\"number\"",
        "class=\"words\"",
        "scope=\"col\"",
        "class=\"limbs\"",
        "class=\"names\"",
        "class=\"numbered\"",
    ];
    const MORE: [&str; 5] = [
        "class=\"unseen\"",
        "class=\"status\"",
        "class=\"capitals\"",
        "class=\"signature\"",
        "class=\"line\"",
    ];
    for page in outputs(meeting, Format::Html) {
        let page = page.strip_prefix("<!DOCTYPE html>").unwrap();
        let mut open: Vec<&str> = Vec::new();
        for piece in page.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').unwrap();
            prop_assert!(
                !text.contains('>') || open.last() == Some(&"style") || tag == "style",
                "{text}"
            );
            if let Some(closed) = tag.strip_prefix('/') {
                prop_assert_eq!(open.pop(), Some(closed));
                continue;
            }
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            if name == "meta" {
                continue;
            }
            prop_assert!(OURS.contains(&name), "<{tag}>");
            prop_assert!(
                ATTRIBUTES.contains(&attributes) || MORE.contains(&attributes),
                "<{tag}>"
            );
            open.push(name);
        }
        prop_assert!(open.is_empty());
        prop_assert_eq!(page.matches("<h1>").count(), 1);
        prop_assert!(page.contains("<html lang=\"en-GB\">"));
        prop_assert_eq!(
            page.matches("<table>").count(),
            page.matches("</caption>").count()
        );
    }
    Ok(())
}

/// No format lets out control characters, direction overrides or hidden characters; text keeps
/// to its width.
fn check_characters(meeting: &Meeting) -> Result<(), TestCaseError> {
    for format in Format::ALL {
        for page in outputs(meeting, format) {
            for c in page.chars() {
                let told = matches!(c, '\n') || !c.is_control();
                let turns = matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
                let of_xml = !format.is_binary() || !matches!(c, '\u{FFFE}' | '\u{FFFF}');
                prop_assert!(told && !turns && of_xml && c != '\u{200B}', "{c:?}");
            }
            let one_end = page.ends_with('\n') && !page.ends_with("\n\n");
            prop_assert!(format.is_binary() || one_end);
            if format == Format::Text {
                for line in page.lines() {
                    let width = unicode_width::UnicodeWidthStr::width(line);
                    prop_assert!(width <= 80, "{width}: {line}");
                }
            }
        }
    }
    Ok(())
}

#[test]
fn markdown_takes_no_markup_from_words() {
    let lines = [
        "# heading",
        "[x](http://example.org)",
        "![x](y)",
        "<b>bold</b>",
        "<!-- hidden -->",
        "*a* _b_ **c** `d` ~~e~~",
        "&lt; &#60; R&D",
        "1. one",
        "1) one",
        "+ plus",
        "- minus",
        "> quote",
        "---",
        "===",
        "| a | b |",
        "www.example.org",
        "a@example.org",
        "\\",
        "    code",
        "[^1]: note",
    ];
    let (mut s, people, _) = board();
    let item = s.item("4", "# [Beds](x) <i> C#", Business::Ordinary);
    s.open("16:00", people[0]);
    // The first line of a paragraph follows its number; the others stand at the start of a line.
    s.write(item, &format!("Said:\n{}", lines.join("\n")));
    let [page, _] = outputs(&s.meeting, Format::Markdown);
    let body = page.split("## 4. ").nth(1).unwrap();
    insta::assert_snapshot!(body);
}
