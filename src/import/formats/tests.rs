//! Files made to do harm, and damage at random: a sentence each, and never a panic.

use proptest::prelude::*;

use super::build::{docx, odt, refused, run_of, zip};
use super::{Format, read, sniff};
use crate::import::steps::Steps;

const ALL: [Format; 6] = [
    Format::Text,
    Format::Markdown,
    Format::Csv,
    Format::Html,
    Format::Docx,
    Format::Odt,
];

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let zeros = vec![b' '; (32 << 20) + 1];
    let bomb = zip(&[("word/document.xml", &zeros)]);
    assert!(bomb.len() < 100_000);
    assert!(refused(Format::Docx, &bomb).contains("unpacks to more"));
    // Three parts that are each small enough, and together are not.
    let part = vec![b' '; 30 << 20];
    let bomb = zip(&[
        ("word/document.xml", &part),
        ("word/styles.xml", &part),
        ("word/numbering.xml", &part[..5 << 20]),
    ]);
    let said = refused(Format::Docx, &bomb);
    assert!(
        said.contains("numbering.xml of the file unpacks to more"),
        "{said}"
    );
}

#[test]
fn a_table_larger_than_any_pack_s_is_refused_and_read_no_further() {
    let row = "Access to care,Pat Lowe,By the next meeting,Open,To be reported\n";
    let table = row.repeat((4 << 20) / row.len());
    let steps = Steps::for_size(table.len());
    let said = read(Format::Csv, 0, table.as_bytes(), &steps).unwrap_err();
    assert!(said.sentence.contains("more than 5000 rows"), "{said:?}");
    // Beside the look over its bytes only the rows up to the limit cost anything.
    assert!(steps.taken() < table.len() as u64 / 16 + 60_000);
}

#[test]
fn sizes_that_lie_are_not_believed() {
    let words = format!(
        "<w:document><w:p><w:t>{}</w:t></w:p></w:document>",
        "x".repeat(40 << 20)
    );
    let mut bomb = zip(&[("word/document.xml", words.as_bytes())]);
    let size = (words.len() as u32).to_le_bytes();
    // The size once unpacked stands in both directories.
    for at in memchr::memmem::find_iter(&bomb.clone(), &size) {
        bomb[at..at + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let said = refused(Format::Docx, &bomb);
    assert!(
        said.contains("unpacks to more") || said.contains("damaged"),
        "{said}"
    );
}

#[test]
fn many_parts_nesting_and_document_types_are_refused() {
    let names: Vec<String> = (0..2_001).map(|n| format!("p{n}")).collect();
    let mut members: Vec<(&str, &[u8])> = names.iter().map(|n| (n.as_str(), &b""[..])).collect();
    members.push(("word/document.xml", b"<a/>"));
    assert!(refused(Format::Docx, &zip(&members)).contains("2,000 parts"));

    let deep = docx(&"<w:x>".repeat(100_000), "", "");
    assert!(refused(Format::Docx, &deep).contains("nests deeper"));

    let typed = b"<!DOCTYPE a [<!ENTITY b 'bbbbbbbb'><!ENTITY c '&b;&b;'>]><a>&c;</a>";
    let typed = zip(&[
        ("word/document.xml", &typed[..]),
        ("content.xml", &typed[..]),
    ]);
    for format in [Format::Docx, Format::Odt] {
        assert!(refused(format, &typed).contains("document type"));
    }
}

#[test]
fn cut_and_locked_zips_cost_a_sentence() {
    let whole = docx("<w:p><w:r><w:t>x</w:t></w:r></w:p>", "", "");
    for end in 0..whole.len() {
        assert!(run_of(Format::Docx, &whole[..end]).is_err());
    }
    // The flag that a member is locked stands in both directories.
    let mut locked = whole.clone();
    for (mark, flag) in [(&b"PK\x03\x04"[..], 6), (&b"PK\x01\x02"[..], 8)] {
        for at in memchr::memmem::find_iter(&whole, mark) {
            locked[at + flag] |= 1;
        }
    }
    assert!(refused(Format::Docx, &locked).contains("password"));
    assert!(refused(Format::Pdf, b"").contains("apart"));
}

#[test]
fn endless_rows_of_small_things_take_bounded_work() {
    for page in [
        "<script>",
        "<a href=\"",
        "<p>",
        "</p>",
        "<b>",
        "<table><tr><td>",
        "<!--",
        "&",
        "<li>",
        "<td>",
        "<dl><dt>",
    ] {
        let page = page.repeat(10_000);
        let steps = Steps::for_size(page.len());
        let _ = read(Format::Html, 0, page.as_bytes(), &steps);
        assert!(steps.taken() <= 1_000_000 + 200 * page.len() as u64);
    }
    for text in [
        "*", "**a ", "[x](", "<a", "|", "\t", "`", "\\", "_a_ ", "|a", "+-", "- ", "&#", "\"", ",",
    ] {
        let text = text.repeat(10_000);
        for format in [Format::Text, Format::Markdown, Format::Csv] {
            let steps = Steps::for_size(text.len());
            let _ = read(format, 0, text.as_bytes(), &steps);
        }
        let _ = sniff("x", text.as_bytes());
    }
}

/// A document with something of everything.
fn sample(format: Format) -> Vec<u8> {
    match format {
        Format::Docx => docx(
            "<w:p><w:pPr><w:pStyle w:val='H'/><w:numPr><w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr></w:pPr>\
             <w:r><w:rPr><w:b/></w:rPr><w:t>Board &amp; all</w:t><w:tab/></w:r></w:p>\
             <w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "<w:style w:styleId='H'><w:name w:val='heading 1'/><w:basedOn w:val='H'/></w:style>",
            "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='1'><w:lvlText w:val='%1.%2'/></w:lvl></w:abstractNum>\
             <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>",
        ),
        Format::Odt => odt(
            "<text:list text:style-name='L'><text:list-item><text:p>a</text:p></text:list-item></text:list>\
             <table:table><table:table-row><table:table-cell><text:p>x</text:p></table:table-cell></table:table-row></table:table>",
            "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='a'/></text:list-style>",
        ),
        Format::Html => b"<ol start=2 type=a><li>x<li><a href=y>z</a></ol><table><tr><td rowspan=3 colspan=2>a<td>b</table><dl><dt>c<dd>d</dl>&amp;<br>".to_vec(),
        Format::Csv => b"a,b\n\"c\n\",\"d\"\"\"\n".to_vec(),
        _ => "# A\n\n**b** _c_ \\* <br>\n\n| a | b |\n|--|--|\n| c | d |\n\n1.\tx\ty\n2.\tz\tw\n\u{C}Page 3\n- e   f\n===\n"
            .as_bytes()
            .to_vec(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        for format in ALL {
            let _ = run_of(format, &bytes);
        }
        let _ = sniff("any.bin", &bytes);
    }

    #[test]
    fn any_signs_are_read_or_refused(text in "[-<>/a-cpé*_|#+&;:=.\"'\\\\\\[\\]() \\t\\n\\x0c0-3]{0,300}") {
        for format in [Format::Text, Format::Markdown, Format::Csv, Format::Html] {
            if let Ok(run) = run_of(format, text.as_bytes()) {
                prop_assert!(run.lines.is_sorted_by_key(|l| l.place.line));
                prop_assert!(run.lines.iter().all(|l| l.place.line > 0 && l.place.line <= l.place.to));
            }
        }
        let body = format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let _ = run_of(Format::Docx, &docx(&body, &text, &text));
        let _ = run_of(Format::Odt, &odt(&text, &text));
    }

    #[test]
    fn damaged_documents_are_read_or_refused(
        which in 0_usize..6,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in proptest::option::of(any::<prop::sample::Index>()),
    ) {
        let format = ALL[which];
        let mut bytes = sample(format);
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let steps = Steps::for_size(bytes.len());
        let _ = read(format, 0, &bytes, &steps);
        let _ = sniff("pack", &bytes);
    }

    #[test]
    fn damaged_parts_are_read_or_refused(
        damage in proptest::collection::vec((any::<prop::sample::Index>(), "[<>/w:p&'= ]"), 1..6),
    ) {
        let mut body = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:trPr><w:del/></w:trPr><w:tc><w:tcPr><w:gridSpan w:val='9'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>"
            .to_owned();
        for (at, sign) in damage {
            let at = at.index(body.len());
            body.replace_range(at..=at, &sign);
        }
        let _ = run_of(Format::Docx, &docx(&body, &body, &body));
        let body = body.replace("w:p", "text:p").replace("w:tbl", "table:table");
        let _ = run_of(Format::Odt, &odt(&body, &body));
    }
}
