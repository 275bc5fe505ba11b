//! Every public output of a meeting, as the commands and the screen make them.

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::NaiveDate;

use crate::app::archive::{Step, across, strips};
use crate::app::documents::{self, ChapterFormat, Document, Piece, RowsFormat, Table};
use crate::app::pack_reading;
use crate::app::publication::publication;
use crate::app::templates::Stationery;
use crate::archive::index as archive_index;
use crate::archive::index::{Ask, Seen, Taken, What};
use crate::archive::kept;
use crate::archive::told::{MeetingTold, journal_told, told};
use crate::bodies::STYLES;
use crate::cli::{check, find, issue, log, show};
use crate::completion::{Index, Where};
use crate::export::Format;
use crate::export::testing::unpacked;
use crate::export::{report_html, report_json};
use crate::import::after::following;
use crate::import::draft::Draft;
use crate::journal::Journal;
use crate::meeting::agenda::Stamp;
use crate::meeting::audience::{Public, Reader};
use crate::meeting::entry::Stream;
use crate::meeting::house::HouseStored;
use crate::meeting::id::{ItemId, Writer};
use crate::meeting::planted::{Leak, planted};
use crate::meeting::{Meeting, Reading};
use crate::minutes::across::{
    Answer, Meetings, Period, attendance_across, declarations, six_months, trace, year,
};
use crate::minutes::chamber::{chair_of, chamber_of};
use crate::minutes::papers::{Reply, TrackerGroup, extract_of};
use crate::minutes::{DocumentKind, House, PaperKind, draft_of, item_print, item_record_for};
use crate::pages::{self, Page};
use crate::phrases::{Book, Scene, fill};

/// What everybody may be told of a meeting, each with the way by which it leaves.
pub(super) fn public(journal: &Journal) -> Vec<(&'static str, String)> {
    let mut out = of_meeting(journal.meeting());
    out.push(("log", log::in_lines(&journal.history_for::<Public>())));
    out.extend(offered(journal.meeting()));
    let proposal = if planted(Leak::NextMeeting) {
        following(&journal.meeting().with_all_public(), "s", None)
    } else {
        following(journal.meeting(), "s", None)
    };
    out.push((
        "pack.json of the next meeting",
        String::from_utf8(pack_reading::whole(&proposal).unwrap()).unwrap(),
    ));
    let mut next = Journal::new(Writer::FIRST, "A Clerk".into());
    for order in Draft::new(proposal).orders() {
        // What a draft asks for a new meeting accepts: tests/packs/damage.rs holds that.
        next.act(super::play::start(), &order).unwrap();
    }
    let both = (journal.meeting(), next.meeting());
    let both = (
        reading::<Public>(both.0, Leak::Drafting),
        reading::<Public>(both.1, Leak::Drafting),
    );
    let tracker = documents::tracker(
        &[("s", &both.0), ("t", &both.1)],
        None,
        RowsFormat::Table(Table::Json),
        &Stationery::default(),
    );
    out.push(("the action tracker", text_of(&tracker.unwrap())));
    for (way, text) in of_meeting(next.meeting()) {
        out.push((next_way(way), text));
    }
    out
}

/// What stands in the public index once it was brought into step with the meeting, which it knew when
/// half of it was recorded; and what is found in it.
pub(super) fn index(journal: &Journal) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let n = COUNT.fetch_add(1, Ordering::Relaxed);
    let name = format!("quorate-leak-{}-{n}.index", std::process::id());
    let path = std::env::temp_dir().join(name);
    let mut index = archive_index::Index::<Public>::open(&path, "s").unwrap();
    let records = journal.records();
    let half = Journal::replay(
        journal.writer(),
        "A Clerk".into(),
        records[..records.len() / 2].to_vec(),
    );
    let mut in_store = String::new();
    for journal in [&half.unwrap(), journal] {
        let reading = reading::<Public>(journal.meeting(), Leak::Drafting);
        let told = told(&reading, "s");
        in_store = for_the_store(&told);
        put(&mut index, "s.ron", What::Told(Box::new(told)));
    }
    let ask = Ask {
        most: usize::MAX,
        ..Ask::default()
    };
    let answer = index.ask(&ask).unwrap();
    let mut out = find::in_words(&answer, false);
    out.push_str(&find::in_json(&answer, &Step::default()).unwrap());
    out.push_str(&over_several(&index));
    out.push_str(&index.words().unwrap().join(" "));
    out.push_str(&index.kept().unwrap());
    out.push_str(&in_store);
    drop(index);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::remove_file(path).unwrap();
    out.push_str(&String::from_utf8_lossy(&bytes));
    out
}

/// What goes to the office's store beside the minutes.
fn for_the_store(told: &MeetingTold<Public>) -> String {
    kept::passages_as_text(told).unwrap() + &kept::facts_as_text(told).unwrap()
}

/// Puts what a file tells into an index.
fn put(index: &mut archive_index::Index<Public>, name: &str, what: What<Public>) {
    let seen = Seen {
        name: name.to_owned(),
        size: 1,
        changed: 1,
    };
    let (sum, line) = (1, None);
    index
        .put(&[Taken {
            seen,
            sum,
            what,
            line,
        }])
        .unwrap();
}

/// What stands in the public index of the journal of a body.
pub(super) fn of_journal(reading: &Reading<'_, Public>) -> String {
    let mut index = archive_index::Index::<Public>::in_memory().unwrap();
    let told = journal_told(reading);
    let in_store = for_the_store(&told);
    let what = What::Told(Box::new(told));
    put(&mut index, "harbourside-board.journal.ron", what);
    index.kept().unwrap() + &in_store
}

/// Every answer over several meetings, asked so that it leaves nothing out.
fn over_several(index: &archive_index::Index<Public>) -> String {
    let all = archive_index::Which::default();
    let period = Period {
        from: NaiveDate::MIN,
        to: NaiveDate::MAX,
        called: "all time".to_owned(),
    };
    let sat = index.sat(&all).unwrap();
    let recorded = index.recorded(&all, &archive_index::Part::ALL).unwrap();
    let approvals = index.approvals(None).unwrap();
    let day = super::play::start().date_naive();
    let attendance = attendance_across((&sat, &approvals), &period, |_| true);
    let mut out = strips::attendance(&attendance, true).join("\n");
    out.push_str(&answered(&attendance));
    let newest_first = index.sat_newest_first(&all).unwrap();
    out.push_str(&answered(
        &six_months(newest_first, &approvals, day).unwrap(),
    ));
    out.push_str(&answered(&declarations(&recorded, None, |_| true)));
    let meetings = index.traced(&all).unwrap();
    let everywhere: Vec<usize> = (0..meetings.stops().len()).collect();
    let mut trace = trace("everything", &meetings, (&[], &everywhere), &|_| true).unwrap();
    trace.fill(|name| index.words_of(name)).unwrap();
    out.push_str(&answered(&trace));
    let bodies = sat.iter().flat_map(|m| m.attendance().bodies.clone());
    for body in bodies.collect::<Vec<_>>() {
        let report = year(&body, (&sat, &approvals), &recorded, &period, day);
        out.push_str(&report_html(&report));
        out.push_str(&String::from_utf8(report_json(&report)).unwrap());
        out.push_str(&strips::year(&report, false).join("\n"));
    }
    out
}

/// An answer in every way in which it can be made.
fn answered(answer: &impl Answer<Public>) -> String {
    let documents = [Format::Text, Format::Html, Format::Markdown].map(RowsFormat::Document);
    let tables = [Table::Csv, Table::Json].map(RowsFormat::Table);
    let formats = documents.into_iter().chain(tables);
    let made = formats.map(|format| {
        let made = across::made(answer, format, &Stationery::default()).unwrap();
        let told = made.told().join("\n");
        format!("{}\n{told}\n{}\n", made.numbered(1), text_of(&made))
    });
    made.collect()
}

fn next_way(way: &'static str) -> &'static str {
    match way {
        "minutes" => "minutes of the next meeting",
        "actions" => "actions of the next meeting",
        "show" => "show of the next meeting",
        _ => "another output of the next meeting",
    }
}

fn of_meeting(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let mut out = Vec::new();
    for format in Format::ALL {
        for which in DocumentKind::ALL {
            let way = match which {
                DocumentKind::Minutes => "minutes",
                DocumentKind::Actions => "actions",
                DocumentKind::Paper(kind) => kind.name(),
            };
            let leak = match format {
                Format::Docx | Format::Odt if planted(Leak::Office) => Leak::Office,
                Format::Pdf if planted(Leak::Pdf) => Leak::Pdf,
                _ => Leak::Drafting,
            };
            let made = documents::made(&reading::<Public>(meeting, leak), which, format).unwrap();
            out.push((way, unpacked(format, &made.bytes)));
            out.push(("a file name", made.numbered(1)));
            out.push(("messages beside a document", made.told().join("\n")));
        }
    }
    // What a style prints is read for the public too.
    for style in STYLES {
        let house = House::from(&HouseStored::from(style.told().unwrap()));
        let styled = reading::<Public>(meeting, Leak::Drafting).in_style(house);
        for which in [
            DocumentKind::Minutes,
            DocumentKind::Paper(PaperKind::Decisions),
        ] {
            let made = documents::made(&styled, which, Format::Text).unwrap();
            out.push(("minutes", String::from_utf8(made.bytes.clone()).unwrap()));
            out.push(("messages beside a document", made.told().join("\n")));
        }
    }
    let public = reading::<Public>(meeting, Leak::Drafting);
    let tables = [Table::Csv, Table::Json].map(|table| documents::votes(&public, table));
    let chapters = [ChapterFormat::Vtt, ChapterFormat::Csv]
        .into_iter()
        .filter_map(|format| documents::chapters(&public, None, format));
    let dates = documents::dates(&public);
    for made in tables.into_iter().chain(chapters).chain(dates) {
        // Long lines of a calendar are folded.
        let text = String::from_utf8(made.bytes.clone()).unwrap();
        out.push(("a table of a meeting", text.replace("\r\n ", "")));
        out.push(("a file name", made.numbered(1)));
        out.push(("messages beside a document", made.told().join("\n")));
    }
    for item in meeting.items() {
        for piece in [Piece::Text, Piece::Html, Piece::Markdown] {
            let made = documents::minute(&public, item.id, piece);
            out.push(("the minute of an item", text_of(&made)));
            out.push(("a file name", made.numbered(1)));
            out.push(("messages beside a document", made.told().join("\n")));
        }
    }
    let items: Vec<ItemId> = meeting.items().iter().map(|i| i.id).collect();
    let reply = Reply {
        by: meeting.calling().date,
    };
    let extract = extract_of(&public, public.house(), &items, reply);
    let extract = documents::of_paper(&extract, Format::Text).unwrap();
    out.push(("the extract of an item", text_of(&extract)));
    out.push(("messages beside a document", extract.told().join("\n")));
    for group in [
        TrackerGroup::Meeting,
        TrackerGroup::Owner,
        TrackerGroup::Item,
    ] {
        for format in [
            RowsFormat::Document(Format::Text),
            RowsFormat::Table(Table::Csv),
            RowsFormat::Table(Table::Json),
        ] {
            let made = documents::tracker(
                &[("s", &public)],
                Some(group),
                format,
                &Stationery::default(),
            )
            .unwrap();
            out.push(("the action tracker", text_of(&made)));
            out.push(("a file name", made.numbered(1)));
        }
    }
    let popolo = documents::popolo(&public, "s");
    out.push(("open data", text_of(&popolo)));
    out.push(("a file name", popolo.numbered(1)));
    let list = publication(
        &public,
        &[Format::Text],
        &Stationery::default(),
        None,
        Some("s"),
        &mut |_, _, _| {},
    )
    .unwrap()
    .files
    .pop();
    let list = String::from_utf8(list.unwrap().bytes).unwrap();
    out.push(("the list of a publication", list));
    let drafts = issue::listed::<Public>(&public, &|_| Vec::new());
    out.push(("the list of drafts", drafts));
    if let Some(draft) = meeting.drafts().last() {
        let minutes = draft_of::<Public>(&public, public.house());
        let issued = minutes.as_issued(draft.number, draft.on, &draft.to, public.house());
        let made = documents::of_minutes(&issued, Format::Text, None).unwrap();
        out.push(("a draft", String::from_utf8(made.bytes.clone()).unwrap()));
        out.push(("a file name", made.numbered(1)));
    }
    let house = meeting.house();
    for item in meeting.items() {
        let lines = item_record_for::<Public>(meeting, house, item.id);
        out.push(("the public record of an item", format!("{lines:?}")));
        let lines = item_print::<Public>(meeting, house, item.id);
        out.push(("the preview of an item", format!("{lines:?}")));
    }
    let now = super::play::start();
    let public = reading::<Public>(meeting, Leak::Drafting);
    // Who asked to speak may be told there, and is looked for while they wait.
    let nobody = Meeting::default();
    for (way, page) in [
        ("the chamber\u{2019}s page", chamber(meeting, now)),
        (
            "the chair\u{2019}s page",
            pages::chair(&chair_of(&public, &nobody.waiting_for(), now)),
        ),
        (
            "the page of the draft",
            pages::draft(&draft_of(&public, public.house()), now),
        ),
    ] {
        out.push((way, page.whole().to_owned()));
    }
    out.push((
        "check",
        check::findings(&reading::<Public>(meeting, Leak::Check), &meeting.read_by()),
    ));
    out.push((
        "show",
        show::print(&reading::<Public>(meeting, Leak::Show), 0).unwrap(),
    ));
    out
}

pub(super) fn text_of(document: &Document) -> String {
    String::from_utf8(document.bytes.clone()).unwrap()
}

/// The public reading, or the whole meeting where that leak is planted.
fn reading<R: Reader>(meeting: &Meeting, leak: Leak) -> Reading<'_, R> {
    if planted(leak) {
        Reading::whole(meeting)
    } else {
        meeting.read_by()
    }
}

/// The page in the chamber; what an event carries stands in it.
pub(super) fn chamber(meeting: &Meeting, now: Stamp) -> Page {
    let read = reading::<Public>(meeting, Leak::Chamber);
    let page = pages::chamber(&chamber_of(&read, now, &[]));
    assert!(page.whole().contains(page.main()));
    page
}

/// The chair's page for the public's readers, with who asked to speak.
pub(super) fn chair(meeting: &Meeting, now: Stamp) -> Page {
    let read = reading::<Public>(meeting, Leak::Drafting);
    pages::chair(&chair_of(&read, &meeting.waiting_for(), now))
}

/// What is offered in a public paragraph of each item.
fn offered(meeting: &Meeting) -> Vec<(&'static str, String)> {
    let readers = if planted(Leak::Offers) {
        Stream::Private
    } else {
        Stream::Public
    };
    let book = Book::starter();
    let house = House::default();
    let index = Index::new(meeting, &book, &[], readers);
    let mut out = Vec::new();
    for item in meeting.items().iter().filter(|i| !i.is_private()) {
        let scene = Scene {
            meeting,
            item: Some(item.id),
            readers,
            now: super::play::start(),
            house: &house,
        };
        for head in ["Members heard Qz", "Members heard qz", "Asked by Qz"] {
            let at = Where {
                head,
                tail: "",
                scene,
                stands: &|_| false,
                stands_anywhere: &|_| false,
            };
            for offer in index.offers(&at, 400) {
                out.push(("an offer", offer.words));
            }
        }
        for phrase in &book.phrases {
            out.push(("a phrase", fill(&phrase.text, &scene).text));
        }
    }
    out
}
