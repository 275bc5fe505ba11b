//! The Word, OpenDocument and PDF files of meetings: unzipped and decoded, they say what the plain text
//! says, in its order, and no more.

use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use quorate::export::testing::{parts, pdf, unpacked};
use quorate::export::{Format, export, export_actions, export_paper};
use quorate::meeting::Meeting;
use quorate::meeting::agenda::{Exempt, ItemDetails};
use quorate::meeting::entry::{Kind, Stream};
use quorate::minutes::{Audience, DocumentKind, Full, House, Public, actions, draft, paper};
use unicode_normalization::UnicodeNormalization;

use super::board::harbourside;
use super::rules::board;
use super::secrecy::{acts, hostile, play};

const OFFICE: [Format; 2] = [Format::Docx, Format::Odt];
const FORMATS: [Format; 4] = [Format::Text, Format::Docx, Format::Odt, Format::Pdf];

/// Words without the marks of lists and lines. Plain text writes titles in capitals, which is no way
/// back from for every letter: all are held against each other as they come out of capitals.
fn words(text: &str) -> Vec<String> {
    // A capital may be several signs, which are composed or not by where they were made.
    let folded: String = text.to_uppercase().to_lowercase().nfc().collect();
    folded
        .split_whitespace()
        .map(|w| w.trim_matches(|c: char| !c.is_alphanumeric()))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Words as a PDF has them: marks composed with their letters, without what only joins signs.
fn seen(text: &str) -> String {
    let joins = |c: &char| matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}');
    text.nfc().filter(|c| !joins(c)).collect()
}

/// What is read of a file: lines of text, and rows of a table as plain text has them, each cell with
/// its head before it.
#[derive(Default)]
struct Page {
    text: String,
    rows: Vec<Vec<String>>,
    is_table: bool,
}

impl Page {
    fn say(&mut self, text: &str) {
        let cell = self.rows.last_mut().and_then(|row| row.last_mut());
        cell.unwrap_or(&mut self.text).push_str(text);
    }

    /// An element begins; gives back whether its words are none of the page's.
    fn begin(&mut self, name: &str) -> bool {
        match name {
            "w:tbl" | "table:table" => self.is_table = true,
            "w:tr" | "table:table-row" => self.rows.push(Vec::new()),
            "w:tc" | "table:table-cell" => {
                if let Some(row) = self.rows.last_mut() {
                    row.push(String::new());
                }
            }
            "w:tab" | "text:tab" => self.say("\t"),
            // A title of a table, as its caption says it once more.
            "table:title" => return true,
            _ => {}
        }
        false
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:p" | "text:p" | "text:h" => self.say("\n"),
            "w:tbl" | "table:table" => {
                let rows = std::mem::take(&mut self.rows);
                let (header, rows) = rows.split_first().unwrap();
                for row in rows {
                    assert_eq!(row.len(), header.len(), "every cell has its head");
                    for (head, cell) in header.iter().zip(row) {
                        if !cell.trim().is_empty() {
                            self.text += &[head.trim(), ": ", cell].concat();
                        }
                    }
                }
                self.is_table = false;
            }
            _ => {}
        }
    }
}

/// The words of the part that holds them.
fn body(format: Format, parts: &[(String, String)]) -> String {
    let name = match format {
        Format::Docx => "word/document.xml",
        _ => "content.xml",
    };
    let (_, xml) = parts.iter().find(|part| part.0 == name).unwrap();
    decoded(xml)
}

fn decoded(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut page, mut passed_over, mut begun) = (Page::default(), 0, false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => {
                begun |= matches!(tag.name().as_ref(), "w:body" | "office:text");
                let skips = page.begin(tag.name().as_ref());
                passed_over += usize::from(skips || passed_over > 0);
            }
            Event::End(_) if passed_over > 0 => passed_over -= 1,
            Event::End(tag) => page.end(tag.name().as_ref()),
            Event::Text(text) if begun && passed_over == 0 => page.say(&text),
            Event::GeneralRef(name) if begun && passed_over == 0 => page.say(match &*name {
                "lt" => "<",
                "gt" => ">",
                "amp" => "&",
                "quot" => "\"",
                other => unreachable!("&{other};"),
            }),
            Event::Eof => return page.text,
            _ => {}
        }
    }
}

/// The header and the footer, as one text.
fn frame(format: Format, file: &[u8]) -> String {
    let parts = parts(file);
    let part = |name: &str| &parts.iter().find(|part| part.0 == name).unwrap().1;
    if format == Format::Docx {
        return [part("word/header1.xml"), part("word/footer1.xml")]
            .map(|xml| decoded(&format!("<w:body>{}</w:body>", undeclared(xml))))
            .concat();
    }
    let (_, from) = part("styles.xml").split_once("<style:header>").unwrap();
    let (frame, _) = from.split_once("</style:footer>").unwrap();
    decoded(&format!(
        "<office:text><style:header>{frame}</style:footer></office:text>"
    ))
}

fn undeclared(xml: &str) -> &str {
    xml.split_once("?>").unwrap().1
}

/// Every document in each format that an office writes with says what its plain text says.
fn says_what_the_text_says<A: Audience>(meeting: &Meeting) {
    let house = House::default();
    for kind in DocumentKind::ALL {
        let (document, stem, made): (_, _, [Vec<u8>; 4]) = match kind {
            DocumentKind::Minutes => {
                let minutes = draft::<A>(meeting, &house);
                let made = FORMATS.map(|f| export(f, &minutes));
                (
                    minutes.document().clone(),
                    minutes.file_stem().to_owned(),
                    made,
                )
            }
            DocumentKind::Actions => {
                let sheet = actions::<A>(meeting, &house);
                let made = FORMATS.map(|f| export_actions(f, &sheet));
                (sheet.document().clone(), sheet.file_stem().to_owned(), made)
            }
            DocumentKind::Paper(kind) => {
                let paper = paper::<A>(kind, meeting, &house);
                let made = FORMATS.map(|f| export_paper(f, &paper));
                (paper.document().clone(), paper.file_stem().to_owned(), made)
            }
        };
        // A name on every system: no device's either, for it begins with the year.
        let is_safe = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert!(stem.chars().all(is_safe) && stem.len() < 120, "{stem}");
        assert!(stem.starts_with(|c: char| c.is_ascii_digit()), "{stem}");
        let [text, docx, odt, printed] = made;
        let mut plain = String::from_utf8(text).unwrap();
        if document.is_bare() {
            // Pages that are folded have nothing on them but what is to be seen then: no head, no foot.
            let first = document.plates().next().unwrap();
            let at = plain.rfind(&document.date.to_uppercase()).unwrap();
            plain.drain(..at + document.date.len());
            assert!(words(&plain).starts_with(&words(&first.name)), "{plain}");
        }
        // What is to be written by hand is an empty cell, and a rule in plain text.
        let by_hand = |line: &&str| {
            let head = line.strip_suffix(&*"_".repeat(40));
            head.is_some_and(|head| head.trim_end().ends_with(':'))
        };
        let lines = plain.lines().filter(|line| !by_hand(line));
        let plain = lines.collect::<Vec<_>>().join("\n");
        let text = words(&plain);
        for (format, file) in OFFICE.into_iter().zip([docx, odt]) {
            let said = words(&body(format, &parts(&file)));
            assert_eq!(said, text, "{kind:?} as {format:?}");
            if document.is_bare() {
                continue;
            }
            // What stands on every page.
            let frame = frame(format, &file);
            let is_marked = frame.contains("Not for publication: this copy contains");
            assert_eq!(is_marked, !document.marking.is_empty(), "{frame}");
            assert!(!is_marked || frame.contains(&document.marking), "{frame}");
            assert_eq!(frame.contains("DRAFT"), !document.status.mark.is_empty());
            assert!(frame.contains(&document.date), "{frame}");
            assert!(frame.ends_with("Page 1 of 1\n"), "{frame}");
        }
        let read = pdf(&printed);
        // A mark at the end of a word is composed before words are held against each other.
        let (said, text) = (words(&seen(&read.text())), words(&seen(&plain)));
        let (mut said, text) = (said.join(" "), text.join(" "));
        // Whoever is read a copy that is not for publication is read that it isn't.
        let told = words(&seen(&document.marking)).join(" ");
        if !text.contains(&told) {
            assert!(said.contains(&told), "{said}");
            said = said.replacen(&[&told, " "].concat(), "", 1);
        }
        assert_eq!(said, text, "{kind:?} as PDF");
        if document.is_bare() {
            assert!(read.around.concat().trim().is_empty(), "{:?}", read.around);
            continue;
        }
        for (at, page) in (1..).zip(&read.around) {
            let page = page.replace('\n', "");
            let marking = seen(&document.marking);
            assert_eq!(
                page.contains("Not for publication: this copy contains"),
                !marking.is_empty(),
                "{page}"
            );
            assert!(seen(&page).contains(&marking), "{page}");
            assert_eq!(page.contains("DRAFT"), !document.status.mark.is_empty());
            assert!(page.contains(&document.date), "{page}");
            assert!(
                page.contains(&format!("Page {at} of {}", read.around.len())),
                "{page}"
            );
        }
    }
}

/// The same of every version, whatever is in the meeting.
pub(crate) fn says_what_its_text_says(meeting: &Meeting) {
    says_what_the_text_says::<Public>(meeting);
    says_what_the_text_says::<Full>(meeting);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn office_files_of_any_meeting_say_what_its_text_says(acts in acts()) {
        let (meeting, _) = play(&acts);
        says_what_its_text_says(&meeting);
        let full = draft::<Full>(&meeting, &House::default());
        let text = String::from_utf8(export(Format::Text, &full)).unwrap();
        prop_assert_eq!(
            full.document().marking.is_empty(),
            !text.contains("Not for publication")
        );
        prop_assert!(draft::<Public>(&meeting, &House::default()).document().marking.is_empty());
    }

    #[test]
    fn office_files_of_any_words_say_what_their_text_says(text in "\\PC{0,24}", raw in "[\\x00-\\x7f&<>\u{202e}\u{200b}]{0,12}") {
        says_what_its_text_says(&hostile(&format!("x {text} <w:p/> &lt; ]]> {raw} y")));
    }
}

#[test]
fn letters_whose_capitals_are_several_signs_are_the_same_words() {
    for letter in [
        "\u{1FD7}", "\u{1FE7}", "\u{1FB7}", "\u{0390}", "\u{01F0}", "\u{00DF}",
    ] {
        says_what_its_text_says(&hostile(&format!("x {letter} y")));
    }
}

#[test]
fn a_word_that_is_lost_anywhere_is_missed() {
    let meeting = harbourside();
    says_what_its_text_says(&meeting);
    let minutes = draft::<Public>(&meeting, &House::default());
    let text = String::from_utf8(export(Format::Text, &minutes)).unwrap();
    for format in OFFICE {
        let whole = parts(&export(format, &minutes));
        assert_eq!(words(&body(format, &whole)), words(&text));
        let at = whole
            .iter()
            .position(|(_, xml)| xml.contains("Members Present"));
        let xml = &whole[at.unwrap()].1;
        let mut lost = 0;
        for (from, _) in xml.match_indices('>') {
            let (before, after) = xml.split_at(from + 1);
            let (said, rest) = after.split_once('<').unwrap_or((after, ""));
            if words(said).is_empty() || rest.starts_with("/table:title") {
                continue;
            }
            let mut planted = whole.clone();
            planted[at.unwrap()].1 = format!("{before}<{rest}");
            let planted = words(&body(format, &planted));
            assert_ne!(planted, words(&text), "without {said}");
            lost += 1;
        }
        assert!(lost > 40, "{lost} of {format:?}");
    }
}

#[test]
fn exempt_minutes_say_by_which_paragraphs_on_every_page_and_public_ones_say_nothing() {
    let (mut s, people, _) = board();
    let item = s.item_with(ItemDetails {
        number: "4".into(),
        title: "Bids".into(),
        exempt: Some(Exempt {
            reason: "Paragraphs 3 and 1 of Part 1 of Schedule 12A".into(),
        }),
        ..ItemDetails::default()
    });
    s.open("16:00", people[0]);
    s.record_in(
        Stream::Exempt,
        item,
        Kind::Paragraph,
        "The bid of Larkspur was the lowest.",
    );
    s.close("17:00");
    let house = House::default();
    let full = draft::<Full>(&s.meeting, &house);
    let marking = "Not for publication: this copy contains exempt information (paragraphs 1 and 3 of \
                   Part 1 of Schedule 12A to the Local Government Act 1972)";
    let printed = pdf(&export(Format::Pdf, &full));
    assert!(printed.text().contains("Larkspur"));
    assert!(
        printed
            .around
            .iter()
            .all(|page| page.replace('\n', "").contains(marking))
    );
    let public = export(Format::Pdf, &draft::<Public>(&s.meeting, &house));
    let public = unpacked(Format::Pdf, &public).to_lowercase();
    assert!(!public.contains("this copy contains") && !public.contains("schedule 12a"));
    assert!(!public.contains("larkspur") && public.contains("bids"));
    for format in OFFICE {
        let file = export(format, &full);
        let frame = frame(format, &file);
        assert!(frame.contains(marking), "{frame}");
        assert!(body(format, &parts(&file)).contains("Larkspur"));
        let public = draft::<Public>(&s.meeting, &house);
        assert_ne!(public.file_stem(), full.file_stem(), "files of their own");
        let file = unpacked(format, &export(format, &public)).to_lowercase();
        assert!(!file.contains("this copy contains") && !file.contains("schedule 12a"));
        assert!(!file.contains("larkspur"));
    }
}
