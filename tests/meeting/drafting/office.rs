//! The Word and OpenDocument files of played meetings: what a reader of them finds is what the
//! plain text says.

use quorate::export::testing::unpacked;
use quorate::export::{Format, export};
use quorate::import::formats;
use quorate::import::steps::Steps;
use quorate::meeting::agenda::{Exempt, ItemDetails};
use quorate::meeting::entry::{Kind, Stream};
use quorate::minutes::{Full, House, Minutes, Public, draft};

use super::board::harbourside;
use super::rules::board;

const OFFICE: [Format; 2] = [Format::Docx, Format::Odt];

/// What our reader of packs makes of a file: the words of its lines, and the cells of its tables.
fn read_back(format: Format, minutes: &Minutes<Public>) -> (Vec<String>, Vec<Vec<String>>) {
    let bytes = export(format, minutes);
    let kind = formats::sniff(&format!("a.{}", format.extension()), &bytes).unwrap();
    let run = formats::read(kind, 0, &bytes, &Steps::for_size(bytes.len())).unwrap();
    let (rows, lines): (Vec<_>, Vec<_>) = run.lines.iter().partition(|line| line.is_row());
    let cells = |line: &&quorate::import::line::Line| {
        let cells = line.cells.iter().map(|c| c.text.to_string());
        cells.collect::<Vec<_>>()
    };
    (
        lines.iter().map(|line| line.text()).collect(),
        rows.iter().map(cells).collect(),
    )
}

/// Words without the marks of lists and lines, whatever their capitals.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|w| {
            w.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|w| !w.is_empty())
        .collect()
}

#[test]
fn a_played_meeting_reads_back_as_its_plain_text_says() {
    let minutes = draft::<Public>(&harbourside(), &House::default());
    let text = String::from_utf8(export(Format::Text, &minutes)).unwrap();
    let (lines, rows) = read_back(Format::Docx, &minutes);
    assert_eq!(
        (lines.clone(), rows.clone()),
        read_back(Format::Odt, &minutes)
    );
    // Tables stand in the text as "Item: …" lines, one cell each: all else is in its order.
    let mut rest = words(&text).into_iter();
    for word in words(&lines.join("\n")) {
        assert!(
            rest.any(|w| w == word),
            "{word} is not where the text has it"
        );
    }
    assert!(rows.len() > 3, "{rows:?}");
    let all = words(&text).join(" ");
    for cell in rows.iter().flatten() {
        assert!(all.contains(&words(cell).join(" ")), "{cell}");
    }
    let count =
        |rows: &[Vec<String>]| -> usize { rows.iter().flatten().map(|c| words(c).len()).sum() };
    assert!(
        words(&lines.join(" ")).len() + count(&rows) > words(&text).len() / 2,
        "most of it came back"
    );
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
    assert_eq!(full.document().marking, marking);
    for format in OFFICE {
        let file = unpacked(format, &export(format, &full));
        let header = match format {
            Format::Docx => "word/header1.xml",
            _ => "<style:header>",
        };
        let header = file.split(header).last().unwrap();
        let header = header.split("<style:footer>").next().unwrap();
        assert!(header.contains(marking), "{header}");
        let public = draft::<Public>(&s.meeting, &house);
        let file = unpacked(format, &export(format, &public)).to_lowercase();
        assert!(!file.contains("publication") && !file.contains("larkspur"));
    }
}
