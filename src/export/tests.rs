//! What Word and OpenDocument files are made of, held against the document that they were made from.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use quick_xml::events::Event;
use quick_xml::name::ResolveResult;
use quick_xml::reader::NsReader;

use super::office::{Measures, is_table, plate_size};
use super::testing::{parts, unpacked};
use super::{Format, Logo, Picture, Print, render, sample_picture, try_render};
use crate::import::formats;
use crate::import::line::Line;
use crate::import::steps::Steps;
use crate::minutes::document::{
    Block, Document, Limb, Page, Part, Plate, Row, Run, SignatureLine, Status, leaving,
};
use crate::minutes::house::Margins;

const OFFICE: [Format; 2] = [Format::Docx, Format::Odt];

/// A document with every kind of block; `words` stand in every place.
pub(super) fn every_block(words: &str) -> Document {
    let run = || vec![Run::plain(words), Run::strong(words), Run::plain(words)];
    let paragraph = |number: &str, parts| Block::Paragraph {
        number: number.to_owned(),
        parts,
    };
    let heading = |level, number: &str, capitals| Block::Heading {
        level,
        number: number.to_owned(),
        text: words.to_owned(),
        capitals,
    };
    let row = |label: &str| Row {
        label: label.to_owned(),
        text: words.to_owned(),
    };
    let bullets = || Part::Bullets(vec![run(), run()]);
    let limb = |number: &str| Limb {
        number: number.to_owned(),
        runs: run(),
    };
    let signed = |filled: &str| SignatureLine {
        label: words.to_owned(),
        filled: filled.to_owned(),
    };
    Document {
        language: "en-GB",
        host: words.to_owned(),
        kind: "Minutes".to_owned(),
        body: words.to_owned(),
        date: "5 March 2026".to_owned(),
        day: NaiveDate::from_ymd_opt(2026, 3, 5).unwrap(),
        status: Status {
            mark: "Draft".to_owned(),
            notes: vec![words.to_owned()],
        },
        marking: String::new(),
        page: Page::default(),
        blocks: vec![
            paragraph("", vec![Part::Words(run()), bullets()]),
            heading(2, "", false),
            Block::Names(vec![row(words), row("")]),
            heading(2, "4", true),
            heading(3, "", false),
            paragraph(
                "4.1",
                vec![Part::Words(run()), bullets(), Part::Words(run())],
            ),
            paragraph("4.2", vec![bullets()]),
            Block::Resolution {
                number: "4.3".to_owned(),
                word: "Resolved:".to_owned(),
                lead: run(),
                limbs: vec![limb("4.3.1"), limb("4.3.2")],
            },
            Block::Resolution {
                number: String::new(),
                word: String::new(),
                lead: run(),
                limbs: Vec::new(),
            },
            Block::Note(run()),
            Block::Table {
                caption: words.to_owned(),
                header: vec![words.to_owned(), "Lead".to_owned()],
                rows: vec![
                    vec![words.to_owned(), String::new()],
                    vec![String::new(), words.to_owned()],
                ],
            },
            Block::Form {
                caption: words.to_owned(),
                header: vec![words.to_owned(), "Signature".to_owned()],
                shares: vec![3, 2],
                rows: vec![vec![words.to_owned(), String::new()]],
            },
            Block::Signature(vec![signed(""), signed(words)]),
        ],
    }
}

/// Name plates for people of these names.
pub(super) fn name_plates(names: &[&str]) -> Document {
    let plate = |name: &&str| Plate {
        name: (*name).to_owned(),
        below: "Director of Public Health, Anytown".to_owned(),
    };
    Document {
        kind: "Name plates".to_owned(),
        status: Status::default(),
        blocks: vec![Block::Plates(names.iter().map(plate).collect())],
        ..every_block("the Board")
    }
}

#[test]
fn a_name_plate_has_a_page_of_its_own_with_nothing_else_on_it() {
    let document = name_plates(&["Ann Okoro", "Siân Ẹgẹ́"]);
    for format in OFFICE {
        for (name, text) in parts(&render(format, &document)) {
            if name != "mimetype" {
                well_formed(&name, &text);
            }
        }
        let read = read_back(format, &document).join("\n");
        assert!(!read.contains("Name plates"), "no title: {read}");
        assert!(read.contains("Ann Okoro"), "{read}");
    }
    let docx = unpacked(Format::Docx, &render(Format::Docx, &document));
    assert!(!docx.contains("<w:headerReference"), "{docx}");
    assert!(docx.contains("<w:pageBreakBefore>"), "{docx}");
    let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
    assert!(!odt.contains("<style:footer>"), "{odt}");
    let html = String::from_utf8(render(Format::Html, &document)).unwrap();
    assert_eq!(html.matches("<section class=\"plate\">").count(), 2);
    assert!(html.contains("break-after: page"), "{html}");
    let text = String::from_utf8(render(Format::Text, &document)).unwrap();
    assert!(
        text.ends_with(
            "Ann Okoro\n  Director of Public Health, Anytown\n\nSiân Ẹgẹ́\n  \
             Director of Public Health, Anytown\n"
        ),
        "{text}"
    );
}

#[test]
fn names_on_plates_are_as_large_as_the_longest_has_room_for() {
    let size = |names: &[&str]| plate_size(name_plates(names).plates());
    assert_eq!(size(&["Jo Lo"]), 144, "no larger than 72 points");
    let long = "Councillor Alexandrina Featherstonehaugh-Smythe";
    assert_eq!(size(&["Jo Lo", long]), size(&[long]));
    assert_eq!(size(&[&"x".repeat(300)]), 72, "no smaller than 36 points");
    assert!((73..144).contains(&size(&["Councillor Rachael Robathan"])));
}

/// A part is read through: tags match, and every name has its namespace.
fn well_formed(name: &str, text: &str) {
    let mut reader = NsReader::from_str(text);
    reader.config_mut().check_end_names = true;
    let mut depth = 0;
    loop {
        let (space, event) = reader
            .read_resolved_event()
            .unwrap_or_else(|e| panic!("{name}: {e}"));
        assert!(!matches!(space, ResolveResult::Unknown(_)), "{name}");
        match event {
            Event::Start(ref tag) | Event::Empty(ref tag) => {
                let mut seen = BTreeSet::new();
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap();
                    let key = attribute.key;
                    assert!(seen.insert(key.as_ref().to_owned()), "{name}: twice");
                    let (space, _) = reader.resolver().resolve_attribute(key);
                    let bound = !matches!(space, ResolveResult::Unknown(_));
                    assert!(bound, "{name}: {key:?} has no namespace");
                }
                depth += i32::from(matches!(event, Event::Start(_)));
            }
            Event::End(_) => depth -= 1,
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0, "{name}");
}

/// The words of a text, without the marks of lists and lines, and whatever their capitals.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|w| {
            w.trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase()
        })
        .filter(|w| !w.is_empty())
        .collect()
}

/// What our own reader of packs makes of a file, line by line.
fn read_back(format: Format, document: &Document) -> Vec<String> {
    let bytes = render(format, document);
    let kind = formats::sniff(&format!("a.{}", format.extension()), &bytes).unwrap();
    let run = formats::read(kind, 0, &bytes, &Steps::for_size(bytes.len())).unwrap();
    assert!(run.remarks.is_empty(), "{:?}", run.remarks);
    run.lines.iter().map(Line::text).collect()
}

/// The same document without its tables, which plain text lays out in another order.
fn without_tables(mut document: Document) -> Document {
    document.blocks.retain(|block| !is_table(block));
    document
}

#[test]
fn every_part_is_well_formed_whatever_the_words_are() {
    let hostile = "<w:t>&amp;]]>\"'</w:t> <!-- x --> <?x?> \u{202E}\u{200B}\u{FEFF}\0\u{1F}";
    for said in [
        "plain words",
        hostile,
        "",
        " ",
        "مرحبا שלום",
        "👨‍👩‍👧 Ẹ̀kọ́ ﬀ 中文",
    ] {
        let mut document = every_block(said);
        document.marking = said.to_owned();
        for format in OFFICE {
            for (name, text) in parts(&render(format, &document)) {
                if name != "mimetype" {
                    well_formed(&name, &text);
                }
            }
        }
    }
}

#[test]
fn no_character_comes_out_that_xml_forbids_and_no_other_is_lost() {
    let every: String = (0..=0x10_FFFF_u32).filter_map(char::from_u32).collect();
    let document = Document {
        blocks: vec![Block::Note(vec![Run::plain(every.clone())])],
        ..every_block("words")
    };
    let whole: BTreeSet<char> = leaving(&every).chars().collect();
    for format in OFFICE {
        let file = unpacked(format, &render(format, &document));
        let forbidden = |c: &char| !matches!(c, '\t' | '\n' | '\r' | ' '..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
        assert_eq!(file.chars().find(forbidden), None);
        let turns = |c: &char| matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
        assert_eq!(file.chars().find(turns), None);
        let here: BTreeSet<char> = file.chars().collect();
        let lost: Vec<&char> = whole.difference(&here).collect();
        assert_eq!(lost, [&'\u{FFFE}', &'\u{FFFF}']);
    }
}

#[test]
fn the_words_come_back_in_their_order() {
    let said = "Zoë O'Dowell (Chair) agreed 7.10; R&D, 50% – all";
    let document = without_tables(every_block(said));
    let text = unpacked(Format::Text, &render(Format::Text, &document));
    for format in OFFICE {
        let lines = read_back(format, &document);
        assert_eq!(words(&lines.join("\n")), words(&text), "{format:?}");
    }
    assert_eq!(
        read_back(Format::Docx, &every_block(said)),
        read_back(Format::Odt, &every_block(said))
    );
}

#[test]
fn numbers_are_text_before_a_tab_and_headings_are_headings() {
    let document = every_block("Beds");
    let docx = parts(&render(Format::Docx, &document));
    let body = &docx.iter().find(|p| p.0 == "word/document.xml").unwrap().1;
    assert!(body.contains(
        "<w:pStyle w:val=\"Minute\"></w:pStyle><w:keepNext></w:keepNext></w:pPr>\
         <w:r><w:t xml:space=\"preserve\">4.1</w:t></w:r><w:r><w:tab></w:tab></w:r>"
    ));
    assert!(body.contains(
        "<w:pStyle w:val=\"Heading1\"></w:pStyle></w:pPr><w:r><w:t xml:space=\"preserve\">4.</w:t></w:r>"
    ));
    assert_eq!(body.matches("w:val=\"Heading2\"").count(), 1);
    let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
    assert!(odt.contains("4.1<text:tab></text:tab>Beds"));
    assert!(odt.contains(
        "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">4.<text:tab></text:tab>"
    ));
    assert_eq!(odt.matches("text:outline-level=\"2\"").count(), 1);
}

#[test]
fn every_style_that_is_named_is_there() {
    let document = every_block("Beds");
    let named = |text: &str, before: &str| -> BTreeSet<String> {
        let ends = text.split(before).skip(1);
        ends.map(|t| t.split('"').next().unwrap().to_owned())
            .collect()
    };
    let docx = unpacked(Format::Docx, &render(Format::Docx, &document));
    let there = named(&docx, "w:styleId=\"");
    for before in [
        "w:pStyle w:val=\"",
        "w:rStyle w:val=\"",
        "w:tblStyle w:val=\"",
        "w:basedOn w:val=\"",
    ] {
        assert!(named(&docx, before).is_subset(&there), "{before}");
    }
    let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
    let there = named(&odt, "style:name=\"");
    for before in [
        "text:style-name=\"",
        "table:style-name=\"",
        "style:parent-style-name=\"",
    ] {
        let missing: Vec<String> = named(&odt, before).difference(&there).cloned().collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn tables_repeat_their_heads_and_signatures_stay_together() {
    let document = every_block("Beds");
    let docx = unpacked(Format::Docx, &render(Format::Docx, &document));
    assert_eq!(
        docx.matches("<w:tblHeader>").count(),
        2,
        "a table and a form"
    );
    assert_eq!(
        docx.matches("<w:pStyle w:val=\"Signature\"></w:pStyle><w:keepNext>")
            .count(),
        1
    );
    let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
    assert_eq!(odt.matches("<table:table-header-rows>").count(), 2);
    // LibreOffice loses rows that are kept together at the end of a page; a short table is kept whole.
    assert!(!odt.contains("fo:keep-together=\"always\""), "{odt}");
    let whole = odt.matches("style:may-break-between-rows=\"false\"");
    assert_eq!(whole.count(), 1, "{odt}");
    assert!(
        docx.contains(
            "<w:trPr><w:trHeight w:val=\"680\" w:hRule=\"atLeast\"></w:trHeight></w:trPr>"
        ),
        "{docx}"
    );
    assert!(
        odt.contains("style:min-row-height=\"34.0pt\" fo:keep-together=\"auto\""),
        "{odt}"
    );
    assert_eq!(
        odt.matches("text:style-name=\"Kept_20_Signature\"").count(),
        1
    );
    for (header, rows) in [
        (
            vec!["Item", "Action", "Lead"],
            vec![vec!["4. Beds", "Write to the trust.", ""]],
        ),
        (vec!["A"; 9], vec![vec!["internationalisation"; 9]]),
        (
            vec!["Item", "Action"],
            vec![vec!["4", &*"word ".repeat(900)]],
        ),
    ] {
        let of =
            |cells: &Vec<&str>| -> Vec<String> { cells.iter().map(|c| (*c).to_owned()).collect() };
        let measures = Measures::of_page(&Page::default());
        let widths = measures.columns_of(&Block::Table {
            caption: String::new(),
            header: of(&header),
            rows: rows.iter().map(of).collect(),
        });
        let widths = widths.unwrap();
        assert_eq!(widths.len(), header.len());
        assert_eq!(widths.iter().sum::<u32>(), measures.text);
        assert!(widths.iter().all(|w| *w > 300), "{widths:?}");
    }
}

/// How many lines words take in a column of a table, at a common size of its letters.
fn lines_in(words: &str, column: u32) -> usize {
    let room = (column - 200) / 100;
    let (mut lines, mut at) = (1, 0);
    for word in words.split_whitespace() {
        let wide = u32::try_from(word.len()).unwrap();
        if at > 0 && at + 1 + wide > room {
            lines += 1;
            at = wide;
        } else {
            at += wide + u32::from(at > 0);
        }
    }
    lines
}

#[test]
fn a_table_keeps_dates_and_names_on_two_lines_and_lets_nothing_stand_in_a_narrow_tower() {
    let measures = Measures::of_page(&Page::default());
    let of = |cells: &[&str]| -> Vec<String> { cells.iter().map(|c| (*c).to_owned()).collect() };
    let actions = [
        "20 November 2025",
        "Community Mental Health Teams: give the number of people who wait longer than four weeks for a \
         first appointment, and the number of those who wait longer than eight",
        "Integrated Care Board",
        "In progress. Figures are expected in April.",
    ];
    let attendance = [
        "4. Better Care Fund",
        "Councillor Ada Ashdown, Dr Ben Deshmukh, Councillor Cy Kinnaird, Councillor Di Prosser, Priya \
         Nair, Eli Adeyemi, Dr Flo Callender, Judith Penhale and Superintendent Gil Hebden (9)",
        "Graham Tolley",
        "Councillor Cy Kinnaird",
    ];
    for (header, row) in [
        (["Meeting", "Action", "Lead", "Progress"], actions),
        (["Item", "Throughout", "In part", "Out"], attendance),
    ] {
        let widths = measures.columns(&of(&header), &[of(&row)]);
        let lines: Vec<usize> = row
            .iter()
            .zip(&widths)
            .map(|(c, w)| lines_in(c, *w))
            .collect();
        assert!(lines[0] <= 2 && lines[2] <= 2, "{lines:?} of {widths:?}");
        assert!(
            lines[1] <= 6 && lines[3] <= lines[1],
            "{lines:?} of {widths:?}"
        );
    }
}

#[test]
fn words_of_a_table_on_a_web_page_stay_whole_where_there_is_room() {
    let page = |cell: &str| {
        let document = Document {
            blocks: vec![Block::Table {
                caption: String::new(),
                header: vec!["Meeting".to_owned()],
                rows: vec![vec![cell.to_owned()]],
            }],
            ..Document::default()
        };
        super::html::html(&document, None)
    };
    let whole = "(min-width: 44rem) { th, td { overflow-wrap: break-word; } }";
    assert!(page("15 January 2026").contains(whole));
    // The head of a table doesn't stand alone at the end of a printed page.
    assert!(page("15 January 2026").contains("tbody tr:first-child { break-before: avoid; }"));
    // A word that no column has room for is broken, so that the page is not wider than the paper.
    assert!(!page(&"x".repeat(60)).contains(whole));
}

#[test]
fn letters_and_margins_are_those_of_the_house() {
    let document = Document {
        page: Page {
            font: "Gill Sans MT".to_owned(),
            points: 11,
            margins: Margins {
                top: 30,
                right: 20,
                bottom: 25,
                left: 40,
            },
        },
        ..every_block("Beds")
    };
    let of = |format| unpacked(format, &render(format, &document));
    let docx = of(Format::Docx);
    for told in [
        // 11 points, headings of 11, the title in proportion; 40 mm are 2,267 twentieths of a point.
        "<w:rFonts w:ascii=\"Gill Sans MT\"",
        "<w:sz w:val=\"22\"></w:sz>",
        "<w:sz w:val=\"33\"></w:sz>",
        "w:top=\"1700\" w:right=\"1133\" w:bottom=\"1417\" w:left=\"2267\"",
        "<w:font w:name=\"Gill Sans MT\">",
    ] {
        assert!(docx.contains(told), "{told}");
    }
    assert!(!docx.contains("Arial"));
    // As wide as what the margins leave: 11,906 without 1,133 and 2,267.
    let table = docx.split("<w:tblW w:w=\"").nth(1).unwrap();
    assert!(table.starts_with("8506\""), "{}", &table[..20]);
    let odt = of(Format::Odt);
    for told in [
        "svg:font-family=\"'Gill Sans MT'\"",
        "fo:font-size=\"11.0pt\"",
        "fo:margin-left=\"40mm\" fo:margin-right=\"20mm\"",
    ] {
        assert!(odt.contains(told), "{told}");
    }
    assert!(!odt.contains("Arial"));
    let html = of(Format::Html);
    assert!(html.contains("body { font-family: 'Gill Sans MT', Arial"));
    assert!(html.contains("@page { size: A4; margin: 30mm 20mm 25mm 40mm; }"));
    assert!(html.contains("@media print { body { font-size: 11pt; } }"));
}

#[test]
fn words_that_look_like_formulas_or_fields_are_words() {
    for said in [
        "=1+1",
        "@SUM(A1)",
        "{ DDEAUTO c:\\x y }",
        "+cmd|' /C calc'!A0",
    ] {
        let document = every_block(said);
        let docx = unpacked(Format::Docx, &render(Format::Docx, &document));
        let fields: Vec<&str> = docx.split("w:instr=\"").skip(1).collect();
        assert_eq!(fields.len(), 2);
        assert!(fields[0].starts_with(" PAGE \"") && fields[1].starts_with(" NUMPAGES \""));
        assert!(!docx.contains("instrText") && !docx.contains("Target=\"http"));
        let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
        assert!(!odt.contains("formula") && !odt.contains("xlink"));
        let kinds = odt.matches("office:value-type=").count();
        assert_eq!(kinds, odt.matches("office:value-type=\"string\"").count());
    }
}

#[test]
fn a_file_tells_of_the_meeting_and_not_of_the_machine() {
    let document = every_block("Beds");
    for format in OFFICE {
        let bytes = render(format, &document);
        assert_eq!(bytes, render(format, &document));
        let file = unpacked(format, &bytes);
        assert!(file.contains("2026-03-05T00:00:00Z"));
        assert!(file.contains("<dc:title>Draft minutes: Beds, 5 March 2026</dc:title>"));
        assert!(file.contains("<dc:language>en-GB</dc:language>"));
        assert!(file.contains("<dc:subject>Beds</dc:subject>"));
        for hidden in ["rsid", "lastModifiedBy", "w:vanish", "comment", "w:ins "] {
            assert!(!file.contains(hidden), "{hidden}");
        }
        let year = chrono::Utc::now().format("%Y-%m-%dT").to_string();
        assert!(!file.contains(&year), "the clock of the machine");
        let mut zip = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..zip.len() {
            let stamp = zip.by_index(at).unwrap().last_modified().unwrap();
            assert_eq!((stamp.year(), stamp.month(), stamp.day()), (2026, 3, 5));
        }
    }
}

#[test]
fn every_page_says_draft_and_that_it_is_not_for_publication() {
    let frame = |format, document: &Document| -> String {
        let wanted = ["word/header1.xml", "word/footer1.xml", "styles.xml"];
        parts(&render(format, document))
            .into_iter()
            .filter(|(name, _)| wanted.contains(&name.as_str()))
            .map(|(_, text)| text)
            .collect()
    };
    for format in OFFICE {
        let mut document = every_block("Beds");
        let plain = frame(format, &document);
        assert!(plain.contains(">DRAFT<") && plain.contains("Draft minutes, 5 March 2026"));
        assert!(!plain.to_lowercase().contains("publication"));
        document.marking = "Not for publication: paragraph 3".to_owned();
        assert!(frame(format, &document).contains(">Not for publication: paragraph 3<"));
        document.marking.clear();
        document.status.mark.clear();
        let approved = unpacked(format, &render(format, &document));
        assert!(!approved.to_lowercase().contains("draft"), "{format:?}");
    }
}

#[test]
fn the_kind_of_a_file_is_read_without_unpacking_it() {
    let document = every_block("Beds");
    let odt = render(Format::Odt, &document);
    let kind = b"mimetypeapplication/vnd.oasis.opendocument.text";
    // The name and what it holds, right after the head of the zip's first part.
    assert_eq!(&odt[30..30 + kind.len()], kind);
    let names: Vec<String> = parts(&odt).into_iter().map(|part| part.0).collect();
    let manifest = &parts(&odt)[1].1;
    for name in &names[2..] {
        assert!(manifest.contains(&format!("manifest:full-path=\"{name}\"")));
    }
    let docx = parts(&render(Format::Docx, &document));
    assert_eq!(docx[0].0, "[Content_Types].xml");
    for (name, _) in &docx[1..] {
        let told = format!("PartName=\"/{name}\"");
        assert!(
            docx[0].1.contains(&told) || name.contains("_rels/"),
            "{name}"
        );
    }
}

#[test]
fn below_a_table_there_is_room_and_in_an_item_all_words_stand_in_one_column() {
    let words = || vec![Run::plain("Said.")];
    let said = || Block::Note(words());
    let heading = |number: &str| Block::Heading {
        level: 2,
        number: number.to_owned(),
        text: "Beds".to_owned(),
        capitals: true,
    };
    let names = || {
        Block::Names(vec![Row {
            label: "For".to_owned(),
            text: "2".to_owned(),
        }])
    };
    let table = || Block::Table {
        caption: "Actions".to_owned(),
        header: vec!["Item".to_owned()],
        rows: vec![vec!["4".to_owned()]],
    };
    let document = Document {
        blocks: vec![
            said(),
            heading("4"),
            names(),
            said(),
            table(),
            said(),
            heading(""),
            said(),
            table(),
        ],
        ..every_block("words")
    };
    let docx = unpacked(Format::Docx, &render(Format::Docx, &document));
    let styles: Vec<&str> = docx
        .split("<w:p><w:pPr><w:pStyle w:val=\"")
        .filter(|p| p.contains(">Said.<"))
        .map(|p| p.split("</w:pPr>").next().unwrap())
        .collect();
    let room = "MinuteContinued\"></w:pStyle><w:spacing w:before=\"160\"></w:spacing>";
    let continued = "MinuteContinued\"></w:pStyle>";
    let plain = "BodyText\"></w:pStyle>";
    assert_eq!(styles, [plain, continued, room, plain]);
    assert!(docx.contains("<w:pStyle w:val=\"Particulars\"></w:pStyle>"));
    // No paragraph is empty, but for the one that Word wants after a table at the end.
    assert_eq!(docx.matches("</w:pPr></w:p>").count(), 1);
    assert!(docx.contains(
        "</w:tbl><w:p><w:pPr><w:pStyle w:val=\"TableEnd\"></w:pStyle></w:pPr></w:p><w:sectPr>"
    ));
    let odt = unpacked(Format::Odt, &render(Format::Odt, &document));
    let styles: Vec<&str> = odt
        .split("<text:p text:style-name=\"")
        .filter(|p| p.contains(">Said.<"))
        .map(|p| p.split('"').next().unwrap())
        .collect();
    assert!(odt.contains("text:style-name=\"Last_20_Particulars\""));
    let continued = "Minute_20_Continued";
    assert_eq!(
        styles,
        ["Text_20_body", continued, continued, "Text_20_body"]
    );
}

/// A logo of 192 by 96 pixels, and what it is in words.
pub(super) fn logo(alt: &str) -> Logo {
    Logo {
        picture: Picture::read(sample_picture::png(192, 96, None)).unwrap(),
        alt: alt.to_owned(),
    }
}

pub(super) fn with_logo(format: Format, logo: &Logo) -> Print<'_> {
    Print {
        logo: Some(logo),
        ..Print::from(format)
    }
}

#[test]
fn the_logo_stands_first_in_word_opendocument_and_on_the_page_with_its_words() {
    let document = every_block("Beds");
    let bytes = sample_picture::png(192, 96, None);
    for (alt, said) in [
        ("", "Beds"),
        ("The \"arms\" of Keelby", "The &quot;arms&quot; of Keelby"),
    ] {
        let logo = logo(alt);
        let made = |format| {
            try_render(with_logo(format, &logo), &document)
                .unwrap()
                .bytes
        };
        let word = made(Format::Docx);
        let all = parts(&word);
        let part = |name: &str| {
            all.iter()
                .find(|(n, _)| n == name)
                .map(|(_, text)| text.as_str())
        };
        let body = part("word/document.xml").unwrap();
        let drawn = body.find("<wp:inline").unwrap();
        assert!(drawn < body.find("Authority").unwrap());
        assert!(body.contains(&format!("descr=\"{said}\"")), "{body}");
        assert!(
            body.contains("<wp:extent cx=\"1828800\" cy=\"914400\">"),
            "{body}"
        );
        assert!(body.contains("r:embed=\"rId8\""));
        let relations = part("word/_rels/document.xml.rels").unwrap();
        assert!(relations.contains("Id=\"rId8\"") && relations.contains("media/logo.png"));
        let kinds = part("[Content_Types].xml").unwrap();
        assert!(
            kinds.contains("Extension=\"png\" ContentType=\"image/png\""),
            "{kinds}"
        );
        assert!(part("word/media/logo.png").is_some());

        let odt = made(Format::Odt);
        let all = parts(&odt);
        let part = |name: &str| {
            all.iter()
                .find(|(n, _)| n == name)
                .map(|(_, text)| text.as_str())
        };
        let body = part("content.xml").unwrap();
        assert!(body.find("draw:frame").unwrap() < body.find("\"Authority\"").unwrap());
        assert!(
            body.contains("svg:width=\"50.8mm\" svg:height=\"25.4mm\""),
            "{body}"
        );
        assert!(
            body.contains(&format!("<svg:title>{said}</svg:title>")),
            "{body}"
        );
        let list = part("META-INF/manifest.xml").unwrap();
        assert!(
            list.contains("full-path=\"Pictures/logo.png\" manifest:media-type=\"image/png\""),
            "{list}"
        );
        assert!(part("Pictures/logo.png").is_some());

        let page = String::from_utf8(made(Format::Html)).unwrap();
        let at = page
            .find("<img src=\"data:image/png;base64,iVBORw0KGgo")
            .unwrap();
        assert!(at < page.find("<h1>").unwrap());
        assert!(
            page.contains(&format!("alt=\"{said}\" width=\"192\" height=\"96\"")),
            "{page}"
        );
        // What has no pictures is as it was; and so is everything where there is no logo.
        for format in [Format::Text, Format::Markdown] {
            assert_eq!(made(format), render(format, &document));
        }
    }
    assert!(bytes.len() > 100);
}

#[test]
fn name_plates_and_a_template_have_no_logo_of_the_style_and_a_missing_one_is_told() {
    let logo = logo("");
    let plates = name_plates(&["Beds"]);
    for format in OFFICE {
        let made = try_render(with_logo(format, &logo), &plates).unwrap();
        assert_eq!(made.bytes, render(format, &plates));
    }
    let document = every_block("Beds");
    for format in Format::ALL {
        let print = Print {
            without_logo: Some("it is not there"),
            ..Print::from(format)
        };
        let told = try_render(print, &document).unwrap().told;
        let plain = matches!(format, Format::Text | Format::Markdown | Format::Json);
        assert_eq!(
            told.iter().any(|t| t == "it is not there"),
            !plain,
            "{format:?}"
        );
        assert!(
            try_render(print, &plates).unwrap().told.is_empty(),
            "{format:?}"
        );
    }
}
