//! Small documents for the tests, made from their parts.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::super::line::{Line, Run, Shape};
use super::super::steps::Steps;
use super::super::trouble::Trouble;
use super::{Format, read};

/// A zip of members.
pub(in crate::import) fn zip(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A Word document of a body, with styles and lists.
pub(super) fn docx(body: &str, styles: &str, numbering: &str) -> Vec<u8> {
    let part = |root: &str, inside: &str| {
        format!("<?xml version=\"1.0\"?><w:{root} xmlns:w=\"urn:w\">{inside}</w:{root}>")
    };
    zip(&[
        (
            "word/document.xml",
            part("document", &format!("<w:body>{body}</w:body>")).as_bytes(),
        ),
        ("word/styles.xml", part("styles", styles).as_bytes()),
        (
            "word/numbering.xml",
            part("numbering", numbering).as_bytes(),
        ),
    ])
}

/// An OpenDocument text of a body, with styles.
pub(super) fn odt(body: &str, styles: &str) -> Vec<u8> {
    let content = format!(
        "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\" \
         xmlns:table=\"urn:b\" xmlns:style=\"urn:s\" xmlns:fo=\"urn:f\">\
         <office:automatic-styles>{styles}</office:automatic-styles>\
         <office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

/// Reads bytes as a format.
pub(super) fn run_of(format: Format, bytes: &[u8]) -> Result<Run, Trouble> {
    read(format, 3, bytes, &Steps::for_size(bytes.len()))
}

/// What is said of bytes that can't be read.
pub(super) fn refused(format: Format, bytes: &[u8]) -> String {
    run_of(format, bytes).unwrap_err().to_string()
}

/// Lines in signs: page, shape, bold, cells.
pub(super) fn shown(run: &Run) -> Vec<String> {
    run.lines.iter().map(line).collect()
}

fn line(line: &Line) -> String {
    let shape = match line.shape {
        Shape::Plain => String::new(),
        Shape::Heading(n) => format!("h{n} "),
        Shape::Entry => "- ".to_owned(),
        Shape::Row { table, row } => format!("t{table}r{row} "),
    };
    let page = match line.place.page {
        0 => String::new(),
        page => format!("p{page} "),
    };
    let cells: Vec<String> = line
        .cells
        .iter()
        .map(|c| c.text.replace('\n', "¶"))
        .collect();
    let bold = if line.bold { "!" } else { "" };
    format!("{page}{shape}{bold}{}", cells.join("|"))
}
