//! Corrections that come back: real Word files of played meetings, marked up as Word marks them; each
//! change found beside its paragraph, and settled.

#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests stop where a test would"
)]

use std::io::{Cursor, Write};

use quorate::export::testing::parts;
use quorate::export::{Format, comparison_docx, export};
use quorate::import::corrections::{
    DraftLine, MarkedCopy, Placed, Target, draft_lines, orders, place, read,
};
use quorate::import::steps::Steps;
use quorate::journal::Journal;
use quorate::meeting::Meeting;
use quorate::meeting::agenda::Stamp;
use quorate::meeting::audience::Officer;
use quorate::meeting::correction::{Asked, Outcome};
use quorate::meeting::entry::Stream::{Exempt, Public as Everybody};
use quorate::meeting::intent::{Intent, Order, Ref, Settle};
use quorate::meeting::text::Text;
use quorate::minutes::comparison::compare;
use quorate::minutes::{Full, House, Public, draft};

use crate::played::{MEETINGS, played};
use crate::procedure::play;

/// The Word file of the minutes as it went out.
fn sent(meeting: &Meeting) -> Vec<(String, String)> {
    let house = House::default();
    parts(&export(Format::Docx, &draft::<Full>(meeting, &house)))
}

fn packed(parts: &[(String, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let options = zip::write::SimpleFileOptions::default();
        zip.start_file(name.as_str(), options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn lines(meeting: &Meeting) -> Vec<DraftLine> {
    let house = House::default();
    let printed = draft::<Full>(meeting, &house).lines();
    draft_lines(&printed, &printed, |entry| {
        meeting.entry(entry).map(|e| e.text.as_str())
    })
}

fn placed(copy: &MarkedCopy, lines: &[DraftLine]) -> Vec<Placed> {
    place(copy, lines, &Steps::for_size(1 << 20))
}

#[test]
fn an_unmarked_copy_of_any_meeting_asks_for_nothing() {
    for name in MEETINGS {
        let journal = played(name);
        let meeting = journal.meeting();
        let copy = read(&packed(&sent(meeting))).unwrap();
        let found = placed(&copy, &lines(meeting));
        let told: Vec<String> = found
            .iter()
            .map(|p| format!("{}: {:?}", p.stands, p.change.old.as_str()))
            .collect();
        assert!(told.is_empty(), "{name}: {told:#?}");
        // Nor does the copy that everybody reads ask for more than what it withholds.
        let house = House::default();
        let public = export(Format::Docx, &draft::<Public>(meeting, &house));
        let found = placed(&read(&public).unwrap(), &lines(meeting));
        let all = draft::<Full>(meeting, &house).document()
            == draft::<Public>(meeting, &house).document();
        assert!(!all || found.is_empty(), "{name}: {found:#?}");
    }
}

/// Marks the last word of every run of several words up: it goes, and another comes.
fn marked_up(document: &str) -> (String, usize) {
    let (mut out, mut rest, mut count) = (String::new(), document, 0);
    while let Some(at) = rest.find("<w:r>") {
        let (before, from) = rest.split_at(at);
        let end = from.find("</w:r>").unwrap() + "</w:r>".len();
        let (run, after) = from.split_at(end);
        out.push_str(before);
        rest = after;
        let open = "<w:t xml:space=\"preserve\">";
        let words = run
            .split_once(open)
            .and_then(|(_, tail)| tail.split_once("</w:t>"))
            .map(|(words, _)| words);
        let Some((head, last)) = words.and_then(|words| words.rsplit_once(' ')) else {
            out.push_str(run);
            continue;
        };
        if head.trim().is_empty() || last.is_empty() || last.contains('&') {
            out.push_str(run);
            continue;
        }
        count += 1;
        let by = format!("w:id=\"{count}\" w:author=\"Cllr Lee\" w:date=\"2026-03-20T14:00:00Z\"");
        let whole = words.unwrap();
        out.push_str(&run.replace(&format!("{open}{whole}"), &format!("{open}{head} ")));
        let gone = run.replace(
            &format!("{open}{whole}</w:t>"),
            &format!("<w:delText>{last}</w:delText>"),
        );
        let came = run.replace(&format!("{open}{whole}"), &format!("{open}changed{count}"));
        out.extend([format!(
            "<w:del {by}>{gone}</w:del><w:ins {by}>{came}</w:ins>"
        )]);
    }
    out.push_str(rest);
    (out, count)
}

fn at(text: &str) -> Stamp {
    text.parse().unwrap()
}

fn act(journal: &mut Journal, intent: Intent) -> Result<(), String> {
    let now = at("2026-04-20T10:00:00+01:00");
    let done = journal.act(now, &Order::from(intent));
    done.map(drop).map_err(|refusal| refusal.to_string())
}

#[test]
fn a_change_in_every_paragraph_of_any_meeting_comes_back_beside_it_and_can_be_accepted() {
    let (mut all, mut applied) = (0, 0);
    for name in MEETINGS {
        let mut journal = played(name);
        let lines = lines(journal.meeting());
        let mut file = sent(journal.meeting());
        let document = file
            .iter_mut()
            .find(|p| p.0 == "word/document.xml")
            .unwrap();
        let (marked, count) = marked_up(&document.1);
        document.1 = marked;
        let copy = read(&packed(&file)).unwrap();
        let found = placed(&copy, &lines);
        assert_eq!(found.len(), count, "{name}: {found:#?}");
        let mut can = Vec::new();
        for one in &found {
            let paragraph = &copy.paragraphs[one.change.paragraph.unwrap()];
            let Some(line) = one.line.map(|at| &lines[at]) else {
                // What no line of the minutes prints so: the status, the heads and cells of tables.
                let cell = one.stands.starts_with("table") || paragraph.before.starts_with("DRAFT");
                assert!(cell, "{name}: {}", paragraph.before);
                continue;
            };
            let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let printed = bare(&format!("{} {}", line.number, line.words));
            let before = bare(&paragraph.before);
            let same = printed == before || printed.replacen(' ', ". ", 1) == before;
            let status = before.starts_with("DRAFT");
            assert!(same || line.alias || status, "{name}: {printed} | {before}");
            if let Target::Words { entry, at, old, .. } = &one.target {
                let text = &journal.meeting().entry(*entry).unwrap().text;
                assert_eq!(&text[*at..*at + old.len()], old.as_str(), "{name}");
                assert_eq!(old.as_str(), one.change.old.as_str(), "{name}");
                can.push(one.change.new.to_string());
            }
        }
        all += count;
        for order in orders(&found, &Text::default(), "draft.docx") {
            let now = at("2026-04-20T10:00:00+01:00");
            journal.act(now, &order).unwrap();
        }
        let waiting: Vec<_> = journal
            .meeting()
            .open_corrections()
            .filter(|c| matches!(c.received.asked, Asked::Words { .. }))
            .map(|c| (c.id, c.words().1.to_owned()))
            .collect();
        assert_eq!(waiting.len(), can.len(), "{name}");
        for (id, new) in waiting {
            let settle = Intent::SettleCorrection {
                correction: Ref::from(id),
                how: Settle::Accept,
            };
            match act(&mut journal, settle) {
                Ok(()) => {
                    applied += 1;
                    let held = journal.meeting().correction(id).unwrap();
                    assert_eq!(held.outcome, Some(Outcome::Accepted));
                    let entry = held.received.entry.unwrap();
                    let text = &journal.meeting().entry(entry).unwrap().text;
                    assert!(text.contains(&new), "{name}: {new} is not in {text}");
                }
                // A vote was taken on those words.
                Err(why) => assert!(why.contains("Those words were voted on."), "{name}: {why}"),
            }
        }
    }
    assert!(
        all > 400 && applied > 50,
        "{all} changes, {applied} accepted"
    );
}

const BEGINNING: &str = r#"@ 2026-03-19
DescribeBody(name: "Anytown Board")
CallMeeting(date: "2026-03-19", start: "16:00")
AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ann Lee"))
AddItem(item: (number: "1", title: "Contracts"))
AddItem(item: (number: "2", title: "Bids", exempt: (reason: "Paragraph 3")))
MarkAllPresent
16:00 Open()
16:00 TakeNext
16:05 Write(text: "The Board asked for the figures by March.")
"#;

const TAKEN: &str = r#"
@ 2026-04-01
10:00 TakeCorrections(file: "draft-lee.docx", corrections: [(entry: "newest", asked: Words(at: 35, old: "March", new: "April"), by: "Cllr Lee"), (entry: "newest", asked: Words(at: 20, old: "the", new: "all the"), by: "Cllr Lee"), (entry: "newest", asked: After("It was late."), by: "Dr Katz"), (entry: "newest", asked: Remark(old: "figures"), says: "Which?", by: "Dr Katz"), (entry: "newest", asked: Strike, by: "Dr Katz"), (asked: Remark(), says: "The heating was off.", by: "Dr Katz")])
"#;

fn after(more: &str) -> Journal {
    play(&format!("{BEGINNING}{TAKEN}{more}"))
}

fn texts(journal: &Journal) -> Vec<String> {
    let meeting = journal.meeting();
    let items = meeting.items().iter();
    let entries = items.flat_map(|i| meeting.entries_of(i));
    entries.map(|e| e.text.clone()).collect()
}

const ASKED: &str = "The Board asked for the figures by March.";

#[test]
fn a_paragraph_asked_for_in_a_private_item_is_exempt_wherever_it_is_accepted() {
    let said = |script: &str| {
        let journal = play(&format!(
            r#"{BEGINNING}
16:10 TakeNext
16:11 StepOut(person: "Ann Lee")
16:12 Return(person: "Ann Lee")
@ 2026-04-01
10:00 TakeCorrections(file: "draft.docx", corrections: [(entry: "newest", asked: After("It was the bid of Larch Ltd."), by: "Dr Katz")])
{script}"#
        ));
        let entries = journal.meeting().all_entries();
        let found = entries.iter().find(|e| e.text.contains("Larch")).unwrap();
        found.stream
    };
    let accept = r#"10:02 SettleCorrection(correction: "newest", how: Accept)"#;
    assert_eq!(said(accept), Exempt);
    // What somebody did is everybody's, and may be moved to another item.
    let moved = r#"10:01 MoveEntry(entry: "newest", item: "1")"#;
    assert_eq!(said(&format!("{moved}\n{accept}")), Exempt);
}

#[test]
fn a_copy_that_is_read_again_brings_only_what_is_new() {
    let copy = |file: &str, more: &str| {
        format!(
            r#"TakeCorrections(file: "{file}", corrections: [(entry: "newest", asked: Remark(old: "figures"), says: "Which?", by: "Dr Katz", on: "2026-03-30T10:00:00", stands: "paragraph 4"), (entry: "newest", asked: Words(at: 20, old: "the", new: "all the"), by: "Dr Katz", on: "2026-03-30T10:00:00", stands: "paragraph 4"){more}])"#
        )
    };
    let newer = r#", (entry: "newest", asked: After("It was late."), by: "Dr Katz", on: "2026-03-31T09:00:00", stands: "paragraph 5")"#;
    let taken = copy("draft.docx", "");
    let settled = r#"SettleCorrection(correction: "the", how: Refuse("No."))"#;
    let again = copy("draft 2.docx", newer);
    let journal = play(&format!(
        "{BEGINNING}\n@ 2026-04-01\n10:00 {taken}\n10:01 {settled}\n10:02 {again}"
    ));
    let held = journal.meeting().corrections();
    assert_eq!(held.len(), 3, "{held:#?}");
    assert_eq!(journal.meeting().open_corrections().count(), 2);
    let implicit = ron::extensions::Extensions::IMPLICIT_SOME;
    let options = ron::Options::default().with_default_extension(implicit);
    let order: Intent = options.from_str(&again).unwrap();
    let mut journal = journal;
    let refused = act(&mut journal, order).unwrap_err();
    assert!(refused.contains("taken before"), "{refused}");
}

#[test]
fn nothing_comes_in_by_itself() {
    let journal = after("");
    assert_eq!(texts(&journal), [ASKED]);
    assert_eq!(journal.meeting().open_corrections().count(), 6);
}

#[test]
fn accepting_changes_the_words_and_is_one_undo() {
    let mut journal = after(r#"SettleCorrection(correction: "March", how: Accept)"#);
    assert_eq!(
        texts(&journal),
        ["The Board asked for the figures by April."]
    );
    assert_eq!(journal.meeting().open_corrections().count(), 5);
    act(&mut journal, Intent::Undo { record: None }).unwrap();
    assert_eq!(texts(&journal), [ASKED]);
    assert_eq!(journal.meeting().open_corrections().count(), 6);
}

#[test]
fn several_in_one_paragraph_are_accepted_in_any_order() {
    for settled in [
        "SettleCorrection(correction: \"March\", how: Accept)\nSettleCorrection(correction: \"the\", how: Accept)",
        "SettleCorrection(correction: \"the\", how: Accept)\nSettleCorrection(correction: \"March\", how: Accept)",
    ] {
        assert_eq!(
            texts(&after(settled)),
            ["The Board asked for all the figures by April."]
        );
    }
}

#[test]
fn a_paragraph_comes_after_and_an_entry_goes_and_other_words_are_given() {
    let journal = after(r#"SettleCorrection(correction: "It was late.", how: Accept)"#);
    assert_eq!(texts(&journal), [ASKED, "It was late."]);
    let journal = after(
        r#"SettleCorrection(correction: "newest", how: ByHand)
SettleCorrection(correction: "newest", how: Accept)"#,
    );
    assert_eq!(
        texts(&journal),
        [""; 0],
        "the newest but one took the entry out"
    );
    let journal =
        after(r#"SettleCorrection(correction: "March", how: Reword("the end of April"))"#);
    assert_eq!(
        texts(&journal),
        ["The Board asked for the figures by the end of April."]
    );
    let journal =
        after(r#"SettleCorrection(correction: "figures", how: Reword("The Board asked."))"#);
    assert_eq!(texts(&journal), ["The Board asked."]);
}

#[test]
fn a_refusal_keeps_its_reason_and_a_query_asks() {
    let journal =
        after(r#"SettleCorrection(correction: "March", how: Refuse("The recording has March."))"#);
    assert_eq!(texts(&journal), [ASKED]);
    let held = &journal.meeting().corrections()[0];
    let reason = "The recording has March.".into();
    assert_eq!(held.outcome, Some(Outcome::Refused(reason)));
    let journal =
        after(r#"SettleCorrection(correction: "figures", how: Query(Some(Person("Ann Lee"))))"#);
    let query = journal.meeting().queries().next().unwrap();
    assert_eq!(journal.meeting().queried(query), "figures");
    assert_eq!(journal.meeting().open_corrections().count(), 5);
}

#[track_caller]
fn refused(journal: &mut Journal, correction: &str, how: Settle, why: &str) {
    let settle = Intent::SettleCorrection {
        correction: Ref::from(correction),
        how,
    };
    let told = act(journal, settle).unwrap_err();
    assert!(told.contains(why), "{told}");
}

#[test]
fn what_cant_be_done_is_refused_with_the_way_out() {
    // The words went meanwhile.
    let mut journal = after(r#"Type(entry: "newest", at: 32, went: "by March", came: "soon")"#);
    refused(
        &mut journal,
        "March",
        Settle::Accept,
        "have changed since. Reword the entry, or refuse it.",
    );
    // Words before it moved it along.
    let journal = after(
        r#"Type(entry: "newest", at: 0, came: "In closing, t", went: "T")
SettleCorrection(correction: "March", how: Accept)"#,
    );
    assert_eq!(
        texts(&journal),
        ["In closing, the Board asked for the figures by April."]
    );
    let mut journal = after("");
    refused(
        &mut journal,
        "newest",
        Settle::Accept,
        "stands beside no entry",
    );
    refused(
        &mut journal,
        "figures",
        Settle::Accept,
        "asks for nothing that can be done",
    );
    refused(
        &mut journal,
        "nowhere",
        Settle::Accept,
        "No correction that waits is of",
    );
    let mut journal = after(r#"SettleCorrection(correction: "March", how: Accept)"#);
    let id = journal.meeting().corrections()[0].id.to_string();
    refused(
        &mut journal,
        &id,
        Settle::Accept,
        "That correction is settled.",
    );
}

#[test]
fn the_public_reads_no_correction_and_what_has_no_place_is_exempt() {
    let journal = after(r#"SettleCorrection(correction: "March", how: Refuse("Because."))"#);
    let streams: Vec<_> = journal
        .meeting()
        .corrections()
        .iter()
        .map(|c| c.stream)
        .collect();
    assert_eq!(
        streams,
        [
            Everybody, Everybody, Everybody, Everybody, Everybody, Exempt
        ]
    );
    let public = journal.meeting().read_by::<Public>();
    assert_eq!(public.corrections().len(), 0);
    let full = journal.meeting().read_by::<Full>();
    assert_eq!(full.corrections().len(), 6);
    let log: Vec<String> = journal
        .history_for::<Public>()
        .iter()
        .map(|l| l.words.clone())
        .collect();
    assert!(
        !log.iter()
            .any(|l| l.contains("April") || l.contains("correction")),
        "{log:?}"
    );
    let log: Vec<String> = journal
        .history_for::<Officer>()
        .iter()
        .map(|l| l.words.clone())
        .collect();
    let told = log.join("\n");
    assert!(
        told.contains(
            "correction from Cllr Lee: \u{201C}March\u{201D} to be \u{201C}April\u{201D} in item 1"
        ),
        "{told}"
    );
    assert!(told.contains("correction of Cllr Lee refused"), "{told}");
}

#[test]
fn words_that_came_back_as_exempt_are_not_put_where_more_read_them() {
    let mut journal = play(&format!(
        r#"{BEGINNING}16:10 exempt Write(text: "The bid of Quillfeather was the lowest.")
16:11 TakeCorrections(corrections: [(entry: "newest", asked: Words(at: 4, old: "bid", new: "late bid"))])
16:12 Reclassify(entry: "newest", stream: Public, reason: "the contract is signed")"#
    ));
    refused(&mut journal, "bid", Settle::Accept, "has more readers now");
}

/// What a comparison says of a draft, as Word would have it once all is rejected, and once all is
/// accepted.
#[test]
fn changes_as_a_word_file_are_the_older_draft_and_the_newer() {
    let older = after("");
    let newer = after(
        r#"SettleCorrection(correction: "March", how: Accept)
SettleCorrection(correction: "It was late.", how: Accept)
10:30 Write(text: "Nobody objected.")
Write(text: "The bins are green.", place: Start)"#,
    );
    let house = House::default();
    let (before, now) = (
        draft::<Full>(older.meeting(), &house),
        draft::<Full>(newer.meeting(), &house),
    );
    for (before, now) in [(&before, &now), (&now, &before)] {
        let found = compare(before, now, "The draft of March, and this one.");
        let bytes = comparison_docx(&found);
        let copy = read(&bytes).unwrap();
        let bare = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let printed = |minutes: &quorate::minutes::Minutes<Full>| -> Vec<String> {
            let lines = minutes.lines();
            let lines = lines.iter().map(|l| {
                let stop = if l.heading && !l.number.is_empty() {
                    "."
                } else {
                    ""
                };
                bare(&format!("{}{stop} {}", l.number, l.words))
            });
            lines.collect()
        };
        let all = |which: fn(&quorate::import::corrections::Paragraph) -> &str| -> String {
            let body = copy
                .paragraphs
                .iter()
                .filter(|p| p.in_words() != "the header");
            let body = body.filter(|p| p.in_words() != "the footer").skip(2);
            body.map(|p| bare(which(p))).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(bare(&all(|p| &p.before)), bare(&printed(before).join(" ")));
        assert_eq!(bare(&all(|p| &p.after)), bare(&printed(now).join(" ")));
        let files = parts(&bytes);
        let part = |name: &str| &files.iter().find(|p| p.0 == name).unwrap().1;
        let document = part("word/document.xml");
        assert!(document.contains("w:author=\"Draft of 19 March 2026\""));
        assert!(document.contains("w:date=\"2026-03-19T00:00:00Z\""));
        assert!(!document.contains("w:author=\"Quorate\""));
        assert!(part("word/header1.xml").contains("Not for publication"));
        assert_eq!(
            bytes,
            comparison_docx(&found),
            "the same drafts are the same file"
        );
    }
}

#[test]
fn once_the_minutes_are_approved_corrections_are_taken_and_refused_and_change_nothing() {
    let mut journal = play(&format!(
        "{BEGINNING}17:00 Close\n@ 2026-05-07\n10:00 ApproveMinutes(at_meeting: \"2026-05-07\")\n\
         TakeCorrections(corrections: [(entry: \"newest\", asked: Words(at: 35, old: \"March\", new: \"April\")), \
         (entry: \"newest\", asked: Strike)])"
    ));
    refused(
        &mut journal,
        "March",
        Settle::Accept,
        "These minutes have been approved.",
    );
    let refuse = Intent::SettleCorrection {
        correction: Ref::from("March"),
        how: Settle::Refuse("Too late.".into()),
    };
    act(&mut journal, refuse).unwrap();
    assert_eq!(texts(&journal), [ASKED]);
    assert_eq!(journal.meeting().open_corrections().count(), 1);
}

#[test]
fn a_reason_that_was_given_in_private_is_in_no_document_and_purging_leaves_the_change_told() {
    let journal = play(&format!(
        "{BEGINNING}17:00 Close\n@ 2026-05-07\n10:00 ApproveMinutes(at_meeting: \"2026-05-07\")\n\
         10:05 despite \"the landlord wrote\" private Strike(entry: \"newest\")"
    ));
    let full = |journal: &Journal| {
        let document = draft::<Full>(journal.meeting(), &House::default());
        let text = String::from_utf8(export(Format::Text, &document)).unwrap();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let before = full(&journal);
    assert!(before.contains("After their approval these minutes were changed on 7 May 2026"));
    assert!(!before.contains("landlord"), "{before}");
    let now = "2026-06-01T09:00:00+00:00".parse().unwrap();
    let purged = journal
        .purged(&journal.purge(true), now, &Text::default())
        .unwrap();
    assert_eq!(full(&purged), before);
}
