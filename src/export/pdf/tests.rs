//! What a PDF is made of, held against the document that it was made from.

use std::collections::BTreeSet;

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::super::office::out;
use super::super::testing::{Element, Pdf, pdf as read};
use super::super::tests::{every_block, logo, name_plates, with_logo};
use super::super::{Format, render, try_render};
use super::faces::{Faces, code};
use super::flow::Band;
use super::lines::{Room, lines};
use super::pages::pages;
use crate::minutes::document::{Block, Document, Limb, Part, Row, Run, SignatureLine};

fn made(document: &Document) -> Pdf {
    read(&try_render(Format::Pdf, document).unwrap().bytes)
}

fn with(blocks: Vec<Block>) -> Document {
    Document {
        blocks,
        ..every_block("Beds")
    }
}

fn note(text: &str) -> Block {
    Block::Note(vec![Run::plain(text)])
}

fn heading(level: u8, number: &str, text: &str) -> Block {
    Block::Heading {
        level,
        number: number.to_owned(),
        text: text.to_owned(),
        capitals: false,
    }
}

/// The elements as an outline: "L(LI(Lbl LBody))".
fn tags(elements: &[Element]) -> String {
    let one = |element: &Element| match tags(&element.children) {
        none if none.is_empty() => element.tag.clone(),
        some => format!("{}({some})", element.tag),
    };
    elements.iter().map(one).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_file_claims_both_standards_and_tells_of_the_meeting_and_not_of_the_machine() {
    let document = every_block("Beds");
    let bytes = render(Format::Pdf, &document);
    assert_eq!(bytes, render(Format::Pdf, &document));
    let strings = read(&bytes).strings;
    let xmp = strings.iter().find(|s| s.contains("<x:xmpmeta")).unwrap();
    for told in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "<pdfuaid:part>1</pdfuaid:part>",
        ">Draft minutes: Beds, 5 March 2026</rdf:li>",
        "<rdf:li>en-GB</rdf:li>",
        "<xmp:CreateDate>2026-03-05T00:00:00",
        "<xmp:ModifyDate>2026-03-05T00:00:00",
    ] {
        assert!(xmp.contains(told), "{told}: {xmp}");
    }
    let has = |string: &str| strings.iter().any(|s| s == string);
    assert!(has("Draft minutes: Beds, 5 March 2026") && has("en-GB"));
    assert!(has("D:20260305000000Z"));
    let clock = chrono::Utc::now();
    for now in ["%Y-%m-%dT", "D:%Y%m%d"].map(|f| clock.format(f).to_string()) {
        assert!(
            !strings.iter().any(|s| s.contains(&now)),
            "the clock of the machine"
        );
    }
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    let catalog = file.catalog().unwrap();
    let of = |name: &[u8]| {
        file.dereference(catalog.get(name).unwrap())
            .unwrap()
            .1
            .as_dict()
            .unwrap()
            .clone()
    };
    assert!(of(b"MarkInfo").get(b"Marked").unwrap().as_bool().unwrap());
    assert!(
        of(b"ViewerPreferences")
            .get(b"DisplayDocTitle")
            .unwrap()
            .as_bool()
            .unwrap()
    );
    assert!(!file.is_encrypted());
}

#[test]
fn name_plates_are_pages_that_lie_with_a_heading_each_and_nothing_around() {
    let read = made(&name_plates(&["Ann Okoro", "Ben Lee", "Siân Ẹgẹ́"]));
    assert_eq!(tags(&read.elements), "H1 P H1 P H1 P");
    assert_eq!(read.shown.len(), 3);
    assert!(read.around.concat().trim().is_empty(), "{:?}", read.around);
    assert!(read.text().contains("Ben Lee\n"), "{}", read.text());
}

#[test]
fn a_form_is_a_table_with_room_to_write_in() {
    let form = |rows: usize| {
        vec![Block::Form {
            caption: "Visitors".to_owned(),
            header: vec!["Name".to_owned(), "Signature".to_owned()],
            shares: vec![1, 1],
            rows: vec![vec![String::new(); 2]; rows],
        }]
    };
    let read = made(&with(form(1)));
    assert!(
        tags(&read.elements).ends_with("Table(Caption THead(TR(TH TH)) TBody(TR(TD TD)))"),
        "{}",
        tags(&read.elements)
    );
    // 34 points a row: no page holds more than 21 of them.
    assert_eq!(made(&with(form(12))).shown.len(), 1);
    assert_eq!(made(&with(form(22))).shown.len(), 2);
}

#[test]
fn headings_lists_and_tables_are_tagged_as_what_they_are() {
    let document = with(vec![
        heading(2, "4", "Beds"),
        Block::Paragraph {
            number: "4.1".to_owned(),
            parts: vec![
                Part::Words(vec![Run::plain("Members heard:")]),
                Part::Bullets(vec![vec![Run::plain("first")], vec![Run::plain("second")]]),
            ],
        },
        heading(3, "", "Further"),
        Block::Resolution {
            number: "4.2".to_owned(),
            word: "Resolved:".to_owned(),
            lead: Vec::new(),
            limbs: vec![Limb {
                number: "4.2.1".to_owned(),
                runs: vec![Run::plain("That it be so.")],
            }],
        },
        Block::Names(vec![Row {
            label: "Chair".to_owned(),
            text: "Ann Okoro".to_owned(),
        }]),
        Block::Table {
            caption: "Actions".to_owned(),
            header: vec!["Item".to_owned(), "Lead".to_owned()],
            rows: vec![vec!["4".to_owned(), String::new()]],
        },
        Block::Signature(vec![SignatureLine {
            label: "Chair".to_owned(),
            filled: String::new(),
        }]),
    ]);
    let read = made(&document);
    assert_eq!(
        tags(&read.elements),
        "P H1 P P P H2 P L(LI(Lbl LBody) LI(Lbl LBody)) H3 P L(LI(Lbl LBody)) L(LI(LBody)) \
         Table(Caption THead(TR(TH TH)) TBody(TR(TD TD))) P"
    );
    let text = read.text();
    for said in [
        "4. Beds\n",
        "4.1 Members heard:\n",
        "\u{2022} second\n",
        "4.2.1 That it be so.\n",
        "Chair: Ann Okoro\n",
        "Item: 4\n",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    // Of what stands on every page nothing is read aloud.
    assert!(!text.contains("Page 1 of 1") && read.around[0].contains("Page 1 of 1"));
    let strings = read.strings.join("\n");
    assert!(strings.contains("Column") && strings.contains("Decimal") && strings.contains("Disc"));
}

#[test]
fn no_level_of_headings_is_passed_over() {
    let document = with(vec![
        heading(3, "", "a"),
        heading(3, "", "b"),
        heading(2, "", "c"),
        heading(3, "", "d"),
        heading(2, "", "  "),
    ]);
    let levels: Vec<String> = made(&document)
        .elements
        .into_iter()
        .map(|e| e.tag)
        .filter(|t| t.starts_with('H'))
        .collect();
    assert_eq!(levels, ["H1", "H2", "H3", "H2", "H3"]);
}

#[test]
fn every_page_says_draft_and_that_it_is_not_for_publication() {
    let mut document = with((0..200).map(|n| note(&format!("Said {n}."))).collect());
    let around = made(&document).around;
    assert!(around.len() > 2);
    for (at, page) in (1..).zip(&around) {
        assert!(page.contains("Beds") && page.contains("DRAFT"), "{page}");
        assert!(page.contains("Draft minutes, 5 March 2026"), "{page}");
        assert!(
            page.contains(&format!("Page {at} of {}", around.len())),
            "{page}"
        );
        assert!(!page.contains("publication"));
    }
    document.marking = "Not for publication: paragraph 3 "
        .repeat(8)
        .trim()
        .to_owned();
    document.status.mark.clear();
    for page in made(&document).around {
        assert!(page.replace('\n', "").contains(&document.marking), "{page}");
        assert!(!page.to_lowercase().contains("draft"), "{page}");
    }
}

#[test]
fn tables_repeat_their_heads_for_the_eye_and_not_for_the_ear() {
    let row = |n: usize| vec![n.to_string(), "word ".repeat(n % 40)];
    let rows: Vec<Vec<String>> = (1..=90).map(row).collect();
    let long = vec!["91".to_owned(), "a row longer than any page ".repeat(200)];
    let document = with(vec![Block::Table {
        caption: "Actions".to_owned(),
        header: vec!["Number".to_owned(), "Words".to_owned()],
        rows: rows.into_iter().chain([long.clone()]).collect(),
    }]);
    let read = made(&document);
    assert!(read.shown.len() > 5);
    for page in &read.shown {
        assert!(page.contains("Number\nWords"), "{page}");
    }
    let table = read.elements.last().unwrap();
    assert_eq!(
        table.children[1].children.len(),
        1,
        "one row of heads is read"
    );
    let body = &table.children[2].children;
    assert_eq!(body.len(), 91);
    assert_eq!(body[90].children[1].text, out(&long[1]));
    // A row that fits a page is not divided.
    for n in 1..=90 {
        let words = body[n - 1].children[1].text.trim();
        let pages = read
            .shown
            .iter()
            .filter(|page| page.split('\n').any(|l| l == n.to_string()));
        assert_eq!(pages.count(), 1, "{words}");
    }
}

#[test]
fn every_character_is_shown_or_its_code_is_and_is_told() {
    let every: String = (0..=0x2FFF_u32)
        .chain((0x3000..=0xFFFF).step_by(23))
        .chain(0xFFF0..=0xFFFF)
        .chain((0x1_0000..=0x10_FFFF).step_by(1_597))
        .filter_map(char::from_u32)
        .collect();
    let made = try_render(Format::Pdf, &with(vec![note(&every)])).unwrap();
    let unseen = |c: &char| matches!(*c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}');
    let wanted: String = out(&every).nfc().filter(|c| !unseen(c)).collect();
    let read = read(&made.bytes);
    let said = &read.elements.last().unwrap().text;
    assert!(
        *said == wanted,
        "as many as {} of {}",
        said.chars().count(),
        wanted.chars().count()
    );
    let turns = |c: char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\0'..='\x09' | '\u{FFFE}' | '\u{FFFF}');
    assert!(!said.contains(turns));
    assert!(read.shown.concat().contains("[U+3017]"));
    assert!(
        made.told[0].contains(" more: it shows their codes"),
        "{:?}",
        made.told
    );
}

#[test]
fn no_sign_is_without_a_glyph() {
    let mut faces = Faces::new().unwrap();
    for strong in [false, true] {
        let every = (0..=0xFFFF_u32).chain((0x1_0000..=0x10_FFFF).step_by(89));
        let every: String = every.filter_map(char::from_u32).collect();
        let mut signs = Vec::new();
        faces.signs(&every, strong, &mut signs);
        assert!(signs.iter().all(|sign| sign.glyph > 0));
        // The character itself, or the whole of its code.
        for one in signs.chunk_by(|a, b| a.stands_for == b.stands_for && b.shown != '[') {
            let shown: String = one.iter().map(|sign| sign.shown).collect();
            let wanted = one[0].stands_for.map(code);
            assert!(wanted.is_none_or(|code| code == shown), "{shown}");
        }
    }
    let replaced: BTreeSet<char> = faces.replaced().into_iter().collect();
    // Names on British boards, and what stands in minutes.
    let names = "Siân Ŵyn Żółć Škoda Ẹ̀kọ́ ṣẹ́gun Nguyễn Ọláṣùpọ̀ Ƙasim Ɓala Ştefan Αθηνά Δήμος Юлия Їжак ½ € – — ‘’ “” … • − ≤ → ☐ ✓ №";
    let missing: String = names.nfc().filter(|c| replaced.contains(c)).collect();
    assert_eq!(missing, "");
}

#[test]
fn what_is_replaced_is_told_by_name_and_what_is_read_is_the_character() {
    let made = try_render(Format::Pdf, &with(vec![note("Dr 王 spoke.")])).unwrap();
    assert_eq!(made.told.len(), 1);
    assert!(made.told[0].contains("王 (U+738B)"), "{:?}", made.told);
    let read = read(&made.bytes);
    assert_eq!(read.elements.last().unwrap().text, "Dr 王 spoke.");
    assert!(
        read.shown[0]
            .replace('\n', "")
            .contains("Dr [U+738B] spoke.")
    );
    assert!(
        try_render(Format::Pdf, &every_block("Łódź"))
            .unwrap()
            .told
            .is_empty()
    );
}

#[test]
fn whatever_the_words_are_there_is_a_file() {
    let hostile = "<w:t>&amp;]]>\"'</w:t> (\\)) endstream endobj \u{202E}\u{200B}\u{FEFF}\0\u{1F}";
    let long = "x".repeat(40_000);
    let wide = "Extraordinary ".repeat(300);
    for said in [
        hostile,
        "",
        " ",
        "مرحبا שלום",
        "👨\u{200D}👩\u{200D}👧 Ẹ̀kọ́ ﬀ 中文",
        "\u{301}\u{301}",
        "\u{E000}",
        &long,
        &wide,
    ] {
        let mut document = every_block(said);
        document.marking = said.chars().take(2_000).collect();
        "Minutes".clone_into(&mut document.kind);
        let made = try_render(Format::Pdf, &document).unwrap();
        let read = read(&made.bytes);
        assert!(
            read.around.iter().all(|page| page.contains("Page ")),
            "{said:.20}"
        );
    }
}

/// A band for the tests of pages.
fn band(height: f32, before: f32, after: f32, with_next: bool) -> Band {
    Band {
        before,
        height,
        after,
        with_next,
        ..Band::default()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn bands_stand_in_their_order_within_their_pages_and_together(
        given in prop::collection::vec((1_u8..40, 0_u8..20, 0_u8..20, any::<bool>()), 1..60)
    ) {
        let bands: Vec<Band> = given
            .iter()
            .map(|(h, b, a, w)| band(f32::from(*h), f32::from(*b), f32::from(*a), *w))
            .collect();
        let room = 100.0;
        let pages = pages(&bands, &[], room);
        let put: Vec<*const Band> = pages.iter().flatten().map(|put| std::ptr::from_ref(put.band)).collect();
        let all: Vec<*const Band> = bands.iter().map(std::ptr::from_ref).collect();
        prop_assert_eq!(put, all);
        for page in &pages {
            prop_assert!(page[0].y.abs() < 0.01);
            for two in page.windows(2) {
                let gap = two[0].band.after.max(two[1].band.before);
                prop_assert!((two[0].y + two[0].band.height + gap - two[1].y).abs() < 0.01);
            }
            let last = page.last().unwrap();
            prop_assert!(last.y + last.band.height <= room + 0.01);
        }
        // Where a page ends before its end, what follows had to stand together, or has no room.
        let mut at = 0;
        for two in pages.windows(2) {
            at += two[0].len();
            if bands[at - 1].with_next {
                let from = bands[..at - 1].iter().rposition(|b| !b.with_next).map_or(0, |p| p + 1);
                let to = bands[at..].iter().position(|b| !b.with_next).map_or(bands.len() - 1, |p| at + p);
                let mut high = 0.0;
                for i in from..=to {
                    high += bands[i].height + if i > from { bands[i].before.max(bands[i - 1].after) } else { 0.0 };
                }
                prop_assert!(high > room, "{high} could have stood together");
            }
        }
    }

    #[test]
    fn lines_are_the_words_and_none_is_too_wide(text in "[a-z \u{e9}\u{4e2d}\u{301}\u{2014}-]{0,200}", wide in 60_u16..300) {
        let mut faces = Faces::new().unwrap();
        let mut signs = Vec::new();
        faces.signs(&text, false, &mut signs);
        let wide = f32::from(wide);
        let lines = lines(&signs, 12.0, Room { first: wide, rest: wide });
        prop_assert_eq!(lines.concat(), signs);
        for line in lines {
            let end = line.iter().rposition(|sign| sign.shown != ' ').map_or(0, |end| end + 1);
            let used: f32 = line[..end].iter().map(|sign| sign.width * 12.0).sum();
            prop_assert!(used <= wide + 0.01, "{used} of {wide}");
        }
    }
}

#[test]
fn a_name_that_no_line_has_room_for_is_divided_at_its_hyphen() {
    let mut faces = Faces::new().unwrap();
    let mut signs = Vec::new();
    faces.signs("Winifred Oyelaran-Castleford", false, &mut signs);
    let room = Room {
        first: 110.0,
        rest: 110.0,
    };
    let lines = lines(&signs, 12.0, room);
    let said: Vec<String> = lines
        .iter()
        .map(|line| line.iter().map(|sign| sign.shown).collect())
        .collect();
    assert_eq!(said, ["Winifred ", "Oyelaran-", "Castleford"]);
}

#[test]
fn the_logo_is_a_figure_with_its_words_and_comes_first() {
    let document = every_block("Beds");
    for (alt, said) in [("", "Beds"), ("The arms of Keelby", "The arms of Keelby")] {
        let logo = logo(alt);
        let made = try_render(with_logo(Format::Pdf, &logo), &document).unwrap();
        assert!(made.told.is_empty(), "{:?}", made.told);
        let read = read(&made.bytes);
        assert_eq!(read.elements[0].tag, "Figure");
        assert_eq!(read.elements[0].alt, said);
        // The words are what they are without it.
        let plain = super::super::testing::pdf(&render(Format::Pdf, &document));
        assert_eq!(read.elements[1..], plain.elements[..]);
        let again = try_render(with_logo(Format::Pdf, &logo), &document).unwrap();
        assert_eq!(made.bytes, again.bytes);
    }
}
