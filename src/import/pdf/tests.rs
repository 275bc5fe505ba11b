//! Reading PDF files: sound ones, odd ones and hostile ones.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, Object, Permissions, Stream,
    dictionary,
};
use proptest::prelude::*;

use super::*;

/// A file of one page that draws `content`, with a plain font F1.
fn file(content: &str, change: impl FnOnce(&mut Document, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let font = document.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
        "Encoding" => "WinAnsiEncoding",
    });
    let content = document.add_object(Stream::new(Dictionary::new(), content.as_bytes().to_vec()));
    let pages = document.new_object_id();
    let mut page = dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 400.into(), 600.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    change(&mut document, &mut page);
    let page = document.add_object(page);
    let kids: Vec<Object> = vec![page.into()];
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    document.objects.insert(pages, tree.into());
    let root = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    document.trailer.set("Root", root);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn plain(content: &str) -> Page {
    pages(&file(content, |_, _| ())).unwrap().remove(0)
}

fn texts(page: &Page) -> Vec<&str> {
    page.words.iter().map(|w| w.text.as_str()).collect()
}

fn near(one: f32, two: f32) -> bool {
    (one - two).abs() < 0.6
}

#[test]
fn words_come_to_stand_where_they_are_drawn() {
    let page = plain(
        "BT /F1 10 Tf 12 TL 50 500 Td (one) Tj T* (two) Tj 0 -20 TD (three) ' \
         1 0 0 1 200 300 Tm (\\243four) Tj ET",
    );
    assert_eq!(texts(&page), ["one", "two", "three", "£four"]);
    let ys: Vec<f32> = page.words.iter().map(|w| w.y).collect();
    assert_eq!(ys, [100.0, 112.0, 152.0, 300.0]);
    assert!(near(page.words[3].x, 200.0) && near(page.words[0].width, 16.7));
}

#[test]
fn letters_that_touch_are_a_word_and_gaps_part_words() {
    let page = plain("BT /F1 10 Tf 50 500 Td [(A)20(genda)-3000(Page)] TJ ( 1) Tj ET");
    assert_eq!(texts(&page), ["Agenda", "Page 1"]);
    let spaced = plain("BT /F1 10 Tf 0.5 Tc 3 Tw 50 500 Td (a b) Tj ET");
    assert_eq!(texts(&spaced), ["a b"]);
    assert!(near(spaced.words[0].width, 5.56 + 0.5 + 2.78 + 3.5 + 5.56));
    let narrow = plain("BT /F1 10 Tf 50 Tz 50 500 Td (abc) Tj ET");
    assert!(near(narrow.words[0].width, 8.1));
}

#[test]
fn ticks_and_boxes_of_picture_fonts_are_told_apart() {
    let drawn = |change: fn(&mut Document, &mut Dictionary)| {
        let bytes = file(
            "BT /F1 10 Tf 50 500 Td (\\250) Tj 0 -20 Td (\\376) Tj 0 -20 Td (A) Tj ET",
            |document, page| {
                let mut font = dictionary! { "Type" => "Font", "Subtype" => "TrueType", "BaseFont" => "ABCDEF+Wingdings-Regular" };
                change(document, &mut font);
                let font = document.add_object(font);
                page.set(
                    "Resources",
                    dictionary! { "Font" => dictionary! { "F1" => font } },
                );
            },
        );
        let page = pages(&bytes).unwrap().remove(0);
        page.words
            .iter()
            .map(|w| w.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(drawn(|_, _| ()), ["☐", "☑", "•"]);
    // A table of letters that says no more than the code.
    assert_eq!(
        drawn(|document, font| {
            let table = "1 beginbfrange <20> <FF> <0020> endbfrange";
            let table = Stream::new(Dictionary::new(), table.as_bytes().to_vec());
            font.set("ToUnicode", document.add_object(table));
        }),
        ["☐", "☑", "•"]
    );
    // Codes in an order of the file's own show nothing but that they are marks.
    assert_eq!(
        drawn(|_, font| font.set("Encoding", dictionary! { "Type" => "Encoding" })),
        ["•", "•", "•"]
    );
}

#[test]
fn pages_that_are_turned_are_read_upright() {
    let turned = |turn: i64| {
        let bytes = file("BT /F1 10 Tf 50 500 Td (word) Tj ET", |_, page| {
            page.set("Rotate", turn);
        });
        pages(&bytes).unwrap().remove(0)
    };
    // Words that run up or down a page are read the way that most run.
    for turn in [0, 90, 180, 270, -90] {
        let page = turned(turn);
        assert_eq!((page.width, page.height), (400.0, 600.0), "{turn}");
        assert!(
            near(page.words[0].x, 50.0) && near(page.words[0].y, 100.0),
            "{turn}"
        );
    }
    let sideways = plain("BT /F1 10 Tf 0 1 -1 0 100 50 Tm (word) Tj ET 10 20 m 10 220 l S");
    assert_eq!((sideways.width, sideways.height), (600.0, 400.0));
    assert!(near(sideways.words[0].x, 50.0) && near(sideways.words[0].y, 100.0));
    assert!(near(sideways.rules[0].from.1, sideways.rules[0].to.1));
}

#[test]
fn rules_are_lines_thin_boxes_and_edges_of_boxes() {
    let page = plain(
        "BT /F1 10 Tf 50 500 Td (word) Tj ET 10 10 m 200 10 l S 10 50 200 0.5 re f \
         20 100 100 30 re S 0 0 300 300 re f 5 5 m 50 90 l S",
    );
    assert_eq!(page.rules.len(), 6);
    assert!(near(page.rules[0].from.1, 590.0));
}

#[test]
fn forms_are_drawn_where_they_are_put_and_do_not_go_on_for_ever() {
    let bytes = file("q 1 0 0 1 100 0 cm /X Do Q", |document, page| {
        let id = document.new_object_id();
        let font = page.get(b"Resources").cloned().unwrap();
        let mut inner = font.as_dict().unwrap().clone();
        inner.set("XObject", dictionary! { "X" => id });
        let form = Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => inner.clone() },
            b"BT /F1 10 Tf 50 500 Td (form) Tj ET /X Do /X Do /X Do".to_vec(),
        );
        document.objects.insert(id, form.into());
        page.set("Resources", inner);
    });
    let page = pages(&bytes).unwrap().remove(0);
    assert!(near(page.words[0].x, 150.0));
}

#[test]
fn a_form_that_calls_itself_again_and_again_is_too_big() {
    let bytes = file("/X Do", |document, page| {
        let id = document.new_object_id();
        let inner = dictionary! { "XObject" => dictionary! { "X" => id } };
        let form = Stream::new(
            dictionary! { "Subtype" => "Form", "Resources" => inner.clone() },
            b"/X Do ".repeat(60),
        );
        document.objects.insert(id, form.into());
        page.set("Resources", inner);
    });
    assert_eq!(pages(&bytes), Err(Fault::TooBig));
}

#[test]
fn codes_of_two_bytes_are_read_by_their_table() {
    let bytes = file(
        "BT /F2 10 Tf 50 500 Td <000300040003> Tj ET",
        |document, page| {
            let table = b"1 begincodespacerange <0000> <FFFF> endcodespacerange \
            1 beginbfrange <0003> <0004> <0041> endbfrange";
            let table = document.add_object(Stream::new(Dictionary::new(), table.to_vec()));
            let inner = document.add_object(dictionary! {
                "Type" => "Font", "Subtype" => "CIDFontType2", "DW" => 500,
                "W" => vec![3.into(), Object::Array(vec![700.into(), 300.into()])],
                "FontDescriptor" => dictionary! { "FontWeight" => 700 },
            });
            let kids: Vec<Object> = vec![inner.into()];
            let font = document.add_object(dictionary! {
                "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H",
                "DescendantFonts" => kids, "ToUnicode" => table,
            });
            page.set(
                "Resources",
                dictionary! { "Font" => dictionary! { "F2" => font } },
            );
        },
    );
    let page = pages(&bytes).unwrap().remove(0);
    assert_eq!(texts(&page), ["ABA"]);
    assert!(near(page.words[0].width, 17.0) && page.words[0].bold);
}

#[test]
fn letters_that_are_not_told_are_a_fault() {
    let bytes = file(
        "BT /F2 10 Tf 50 500 Td <00030004> Tj ET",
        |document, page| {
            let inner =
                document.add_object(dictionary! { "Type" => "Font", "Subtype" => "CIDFontType0" });
            let kids: Vec<Object> = vec![inner.into()];
            let font = document.add_object(dictionary! {
                "Type" => "Font", "Subtype" => "Type0", "Encoding" => "Identity-H",
                "DescendantFonts" => kids,
            });
            page.set(
                "Resources",
                dictionary! { "Font" => dictionary! { "F2" => font } },
            );
        },
    );
    assert_eq!(pages(&bytes), Err(Fault::Letters));
}

#[test]
fn pictures_have_no_words_and_hidden_words_count() {
    let picture = file("q 400 0 0 600 0 0 cm BI /W 1 /H 1 ID (x) EI Q", |_, _| ());
    assert_eq!(pages(&picture), Err(Fault::Pictures));
    let hidden = plain("BT 3 Tr /F1 10 Tf 50 500 Td (recognised) Tj ET");
    assert_eq!(texts(&hidden), ["recognised"]);
}

#[test]
fn what_unpacks_to_more_than_a_pack_is_too_big() {
    let bytes = file("", |document, page| {
        let mut bomb = Stream::new(Dictionary::new(), vec![b' '; 200 << 20]);
        bomb.compress().unwrap();
        let bomb = document.add_object(bomb);
        page.set("Contents", bomb);
    });
    assert!(bytes.len() < 1 << 20);
    assert_eq!(pages(&bytes), Err(Fault::TooBig));
}

#[test]
fn an_owner_s_password_opens_and_a_user_s_does_not() {
    let locked = |user: &str| {
        let bytes = file("BT /F1 10 Tf 50 500 Td (word) Tj ET", |document, _| {
            let id = Object::string_literal("0123456789abcdef");
            document.trailer.set("ID", vec![id.clone(), id]);
        });
        let mut document = Document::load_mem(&bytes).unwrap();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        pages(&bytes)
    };
    assert_eq!(texts(&locked("").unwrap()[0]), ["word"]);
    assert_eq!(locked("secret"), Err(Fault::Locked));
}

#[test]
fn no_pdf_is_a_fault() {
    for bytes in [
        &b""[..],
        b"hello",
        b"%PDF-1.4",
        b"%PDF-1.7\nstartxref\n9\n%%EOF",
    ] {
        assert_eq!(pages(bytes), Err(Fault::Broken));
    }
}

#[test]
fn a_tree_of_pages_that_bites_its_tail_comes_to_an_end() {
    let bytes = file("BT /F1 10 Tf 50 500 Td (word) Tj ET", |document, page| {
        let root = page.get(b"Parent").and_then(Object::as_reference).unwrap();
        let kids: Vec<Object> = vec![root.into(), root.into()];
        let loop_ = document.add_object(
            dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 2_000_000_000, "Parent" => root },
        );
        page.set("Parent", loop_);
    });
    assert!(pages(&bytes).is_ok());
}

#[test]
fn every_fault_has_a_sentence_and_a_way_on() {
    for fault in [
        Fault::Broken,
        Fault::Locked,
        Fault::Pictures,
        Fault::Letters,
        Fault::TooBig,
        Fault::TooManyPages,
        Fault::TooSlow,
        Fault::BrokeDown,
        Fault::NoReader,
        Fault::Stopped,
    ] {
        let trouble = fault.trouble();
        assert!(trouble.sentence.ends_with('.') && trouble.hint.ends_with('.'));
    }
}

/// The files of tests/packs, as other programs wrote them.
const FILES: [&[u8]; 3] = [
    include_bytes!("../../../tests/packs/pdf/agenda.pdf"),
    include_bytes!("../../../tests/packs/pdf/front.pdf"),
    include_bytes!("../../../tests/packs/pdf/governors.pdf"),
];

#[test]
fn files_of_several_writers_are_read() {
    let all: Vec<Vec<Page>> = FILES.iter().map(|file| pages(file).unwrap()).collect();
    assert_eq!(all.iter().map(Vec::len).collect::<Vec<_>>(), [5, 1, 1]);
    let has = |file: usize, text: &str| all[file].iter().any(|p| texts(p).contains(&text));
    assert!(has(0, "Councillor Petra Oldroyd"));
    assert!(has(1, "Cllr Edwin Stroud (Chair)"));
    assert!(has(2, "St Oswin’s Primary School: Governing Body"));
    assert!(all.iter().all(|pages| makes_sense(pages)));
}

/// A file with some of its bytes spoilt.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let slip = (
        any::<prop::sample::Index>(),
        any::<u8>(),
        0..4_u8,
        1..400_usize,
    );
    (0..FILES.len(), prop::collection::vec(slip, 1..12)).prop_map(|(file, slips)| {
        let mut bytes = FILES[file].to_vec();
        for (place, byte, kind, length) in slips {
            if bytes.is_empty() {
                break;
            }
            let at = place.index(bytes.len());
            let to = (at + length).min(bytes.len());
            match kind {
                0 => bytes[at] = byte,
                1 => drop(bytes.drain(at..to)),
                2 => {
                    let again = bytes[at..to].to_vec();
                    bytes.splice(at..at, again);
                }
                _ => bytes.truncate(at.max(bytes.len() / 2)),
            }
        }
        bytes
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn spoilt_files_are_read_or_refused(bytes in spoilt()) {
        let reader = std::thread::Builder::new().stack_size(64 << 20);
        let read = reader.spawn(move || pages(&bytes)).unwrap().join();
        prop_assert!(read.is_ok(), "the reader panicked");
    }

    #[test]
    fn any_content_is_walked_over(content in "[ -~\\n]{0,400}") {
        let _ = pages(&file(&format!("BT /F1 9 Tf {content}"), |_, _| ()));
    }
}
