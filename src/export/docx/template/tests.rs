//! Minutes on the paper of a house, held against a template made as Word writes one.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::Template;
use crate::export::tests::every_block;
use crate::export::{Format, render};
use crate::import::formats;
use crate::import::line::Line;
use crate::import::steps::Steps;
use crate::minutes::document::Document;

const W: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

type Parts = Vec<(&'static str, String)>;

/// A template of a house that writes its headings in green, counts them, and has a logo on the first
/// page.
fn house() -> Parts {
    let relation = |id: &str, kind: &str, target: &str, more: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"{more}/>")
    };
    let relations = |all: &[String]| {
        format!(
            "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{}</Relationships>",
            all.concat()
        )
    };
    vec![
        ("[Content_Types].xml", "<Types/>".to_owned()),
        (
            "_rels/.rels",
            relations(&[relation("rId1", "officeDocument", "word/document.xml", "")]),
        ),
        (
            "docProps/core.xml",
            "<x>Made by Somebody Inhouse</x>".to_owned(),
        ),
        (
            "word/document.xml",
            format!(
                "<w:document {W}><w:body><w:p><w:r><w:t>Replace this guidance.</w:t></w:r></w:p><w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId7\"/><w:headerReference w:type=\"default\" r:id=\"rId8\"/><w:footerReference w:type=\"default\" r:id=\"rId9\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2268\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/><w:titlePg/></w:sectPr></w:body></w:document>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            relations(&[
                relation("rId1", "styles", "styles.xml", ""),
                relation("rId2", "numbering", "numbering.xml", ""),
                relation("rId3", "settings", "settings.xml", ""),
                relation("rId7", "header", "header1.xml", ""),
                relation("rId8", "header", "header2.xml", ""),
                relation("rId9", "footer", "/word/footer1.xml", ""),
            ]),
        ),
        (
            "word/settings.xml",
            format!("<w:settings {W}><w:evenAndOddHeaders/></w:settings>"),
        ),
        (
            "word/styles.xml",
            format!(
                "<w:styles {W}><w:docDefaults/><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Standard\"><w:name w:val=\"Normal\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"berschrift1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Standard\"/><w:pPr><w:numPr><w:numId w:val=\"4\"/></w:numPr></w:pPr><w:rPr><w:color w:val=\"00682F\"/></w:rPr></w:style><w:style w:type=\"paragraph\" w:styleId=\"Minute\"><w:name w:val=\"Something else\"/></w:style></w:styles>"
            ),
        ),
        (
            "word/numbering.xml",
            format!(
                "<w:numbering {W}><w:abstractNum w:abstractNumId=\"3\"/><w:num w:numId=\"4\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>"
            ),
        ),
        (
            "word/header1.xml",
            format!(
                "<w:hdr {W}><w:p><w:r><w:t>Keelby Council</w:t></w:r><w:drawing r:embed=\"rId1\"/></w:p></w:hdr>"
            ),
        ),
        (
            "word/_rels/header1.xml.rels",
            relations(&[relation("rId1", "image", "media/logo.png", "")]),
        ),
        ("word/media/logo.png", "not looked at".to_owned()),
        ("word/header2.xml", format!("<w:hdr {W}><w:p/></w:hdr>")),
        (
            "word/footer1.xml",
            format!("<w:ftr {W}><w:p><w:r><w:t>keelby.example</w:t></w:r></w:p></w:ftr>"),
        ),
        ("word/vbaProject.bin", "Sub AutoOpen()".to_owned()),
    ]
}

fn file(parts: &Parts) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The template with a part that is another.
fn with(name: &'static str, text: &str) -> Vec<u8> {
    let mut parts = house();
    parts.retain(|(n, _)| *n != name);
    parts.push((name, text.to_owned()));
    file(&parts)
}

fn document() -> Document {
    Document {
        marking: "Not for publication: paragraph 3.".to_owned(),
        ..every_block("Beds")
    }
}

fn made(template: &[u8]) -> (Vec<(String, String)>, Vec<String>) {
    let template = Template::read(template).unwrap();
    let made = template.docx(&document()).unwrap();
    (crate::export::testing::parts(&made.bytes), made.told)
}

fn part<'p>(parts: &'p [(String, String)], name: &str) -> &'p str {
    let found = parts.iter().find(|(n, _)| n == name);
    &found.unwrap_or_else(|| panic!("{name}")).1
}

#[test]
fn styles_are_taken_by_name_and_what_is_lacking_is_quorates_own_and_told() {
    let (parts, told) = made(&file(&house()));
    let styles = part(&parts, "word/styles.xml");
    assert_eq!(styles.matches("w:val=\"heading 1\"").count(), 1);
    assert!(styles.contains("<w:color w:val=\"00682F\"/>"));
    // An id that is another style's is left to it.
    assert!(styles.contains(
        "<w:style w:type=\"paragraph\" w:styleId=\"Minute\"><w:name w:val=\"Something else\"/>"
    ));
    assert!(styles.contains("w:styleId=\"QuorateMinute\"><w:name w:val=\"Minute\">"));
    assert!(styles.contains("<w:basedOn w:val=\"Standard\">"));
    let body = part(&parts, "word/document.xml");
    assert!(body.contains("<w:pStyle w:val=\"QuorateMinute\">"));
    assert!(!body.contains("\"Heading1\"") && !body.contains("\"Minute\""));
    let lacking = told
        .iter()
        .find(|t| t.contains("no style by the name of"))
        .unwrap();
    assert!(lacking.contains("Limb of a Resolution") && !lacking.contains("heading 1"));
}

#[test]
fn numbers_stay_words_where_word_would_count() {
    let (parts, _) = made(&file(&house()));
    let body = part(&parts, "word/document.xml");
    let headings = body.matches("<w:pStyle w:val=\"berschrift1\"></w:pStyle><w:numPr>");
    assert_eq!(headings.count(), body.matches("berschrift1").count());
    // Bullets have a list of their own, after the template's.
    let numbering = part(&parts, "word/numbering.xml");
    assert!(numbering.contains("<w:abstractNum w:abstractNumId=\"4\">"));
    assert!(numbering.contains("<w:num w:numId=\"5\"><w:abstractNumId w:val=\"4\">"));
    assert!(part(&parts, "word/styles.xml").contains("<w:numId w:val=\"5\">"));
}

#[test]
fn every_page_says_draft_and_for_whom_it_is_and_which_it_is() {
    let (parts, _) = made(&file(&house()));
    let body = part(&parts, "word/document.xml");
    let paper = &body[body.rfind("<w:sectPr>").unwrap()..];
    for pages in ["default", "first", "even"] {
        assert!(paper.contains(&format!("<w:headerReference w:type=\"{pages}\"")));
        assert!(paper.contains(&format!("<w:footerReference w:type=\"{pages}\"")));
    }
    for (name, text) in &parts {
        if name.starts_with("word/header") || name == "word/quorateHead.xml" {
            assert!(text.contains("Not for publication: paragraph 3."), "{name}");
            assert!(text.contains("DRAFT"), "{name}");
        }
        if name.starts_with("word/footer") || name == "word/quorateFoot.xml" {
            assert!(text.contains(" NUMPAGES "), "{name}");
        }
    }
    // A foot that counts the pages itself is left as it is.
    let counts =
        format!("<w:ftr {W}><w:p><w:r><w:instrText> PAGE </w:instrText></w:r></w:p></w:ftr>");
    let (parts, _) = made(&with("word/footer1.xml", &counts));
    let foot = parts
        .iter()
        .find(|(n, t)| n.starts_with("word/footer") && *t == counts);
    assert!(foot.is_some());
}

#[test]
fn head_foot_and_paper_are_taken_and_nothing_else() {
    let (parts, told) = made(&file(&house()));
    let whole: String = parts.iter().map(|(_, text)| &**text).collect();
    assert!(whole.contains("Keelby Council") && whole.contains("keelby.example"));
    assert!(whole.contains("not looked at"));
    assert!(whole.contains("w:top=\"2268\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1701\""));
    for left in ["Replace this guidance", "Inhouse", "AutoOpen"] {
        assert!(!whole.contains(left), "{left}");
    }
    assert!(told.iter().any(|t| t.contains("macros")));
    assert!(told.iter().any(|t| t.contains("own pages")));
    // Every part that is named is there, and every one that is there is named.
    let names = part(&parts, "word/_rels/document.xml.rels");
    for name in names
        .split("Target=\"")
        .skip(1)
        .filter_map(|t| t.split('"').next())
    {
        part(&parts, &format!("word/{name}"));
    }
    let types = part(&parts, "[Content_Types].xml");
    assert!(types.contains("Extension=\"png\""));
}

#[test]
fn the_words_are_those_of_a_file_without_a_template() {
    let words = |bytes: &[u8]| -> Vec<String> {
        let kind = formats::sniff("a.docx", bytes).unwrap();
        let run = formats::read(kind, 0, bytes, &Steps::for_size(bytes.len())).unwrap();
        run.lines.iter().map(Line::text).collect()
    };
    let template = Template::read(&file(&house())).unwrap();
    let on = template.docx(&document()).unwrap().bytes;
    assert_eq!(words(&on), words(&render(Format::Docx, &document())));
}

#[test]
fn what_can_not_serve_is_refused_in_a_clause() {
    let outside = "<Relationships><Relationship Id=\"rId1\" Type=\"x/image\" Target=\"https://keelby.example/logo.png\" TargetMode=\"External\"/></Relationships>";
    for (bytes, clause) in [
        (b"hello".to_vec(), "it is no Word template"),
        (file(&Vec::new()), "it is no Word template"),
        (
            with("word/styles.xml", "<w:styles>"),
            "its styles are not as Word writes them",
        ),
        (
            with("word/document.xml", "<w:document><w:body>"),
            "its part word/document.xml is broken at byte",
        ),
        (
            with("word/header1.xml", "<!DOCTYPE x><w:hdr/>"),
            "has a document type",
        ),
        (
            with("word/_rels/header1.xml.rels", outside),
            "a picture that is fetched from elsewhere at the head",
        ),
    ] {
        let told = Template::read(&bytes).unwrap_err();
        assert!(told.contains(clause), "{told}");
    }
}

proptest! {
    /// However a template is broken, there is a file or a clause.
    #[test]
    fn a_broken_template_is_a_file_or_a_clause(which in 0..14_usize, at in any::<prop::sample::Index>(), put in "[<>/\"a ]{0,3}", drop in 0..40_usize) {
        let mut parts = house();
        let text = &mut parts[which].1;
        let from = at.index(text.len() + 1);
        let to = (from + drop).min(text.len());
        text.replace_range(from..to, &put);
        if let Ok(template) = Template::read(&file(&parts)) {
            let _ = template.docx(&document());
        }
    }
}
