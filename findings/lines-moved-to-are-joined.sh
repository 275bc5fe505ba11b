#!/usr/bin/env bash
# Lines placed by moving the text position inside one text object: lopdf reads them as one word.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/src"
cd "$dir"

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"

[dependencies]
lopdf = { version = "=0.47.0", default-features = false }
TOML

cat > src/main.rs <<'RS'
use lopdf::{dictionary, Document, Object, Stream};

fn read(drawing: &str) -> String {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let font = pdf.add_object(dictionary! {
        "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
    });
    let drawing = format!("BT /F1 12 Tf {drawing} ET");
    let content = pdf.add_object(Stream::new(dictionary! {}, drawing.into_bytes()));
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    });
    pdf.objects.insert(pages, Object::Dictionary(dictionary! {
        "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1,
    }));
    let root = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages });
    pdf.trailer.set("Root", root);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    Document::load_mem(&bytes).unwrap().extract_text(&[1]).unwrap()
}

fn main() {
    let moved = [
        ("Td", "72 700 Td (Agreed minute 1) Tj 0 -14 Td (2 votes to 1) Tj"),
        ("TD", "72 700 TD (Agreed minute 1) Tj 0 -14 TD (2 votes to 1) Tj"),
        ("Tm", "1 0 0 1 72 700 Tm (Agreed minute 1) Tj 1 0 0 1 72 686 Tm (2 votes to 1) Tj"),
    ];
    let next_line = read("14 TL 72 700 Td (Agreed minute 1) Tj T* (2 votes to 1) Tj");
    let two_objects = read("72 700 Td (Agreed minute 1) Tj ET BT /F1 12 Tf 72 686 Td (2 votes to 1) Tj");

    println!("version   lopdf 0.47.0, Document::extract_text");
    println!("input     'Agreed minute 1' and, one line below, '2 votes to 1', placed in each way PDF has");
    println!("a guess   two lines, whichever way the writer moves down; at worst a space");
    for (operator, drawing) in moved {
        println!("seen      {operator}: {:?}", read(drawing));
    }
    println!("control   T*: {next_line:?}; two text objects: {two_objects:?}");
    println!("minutes   minute 1 becomes minute 12; packs from writers that end the text object line by line");
    println!("          read well, so a test with those shows nothing");

    assert_eq!(next_line, "Agreed minute 1\n2 votes to 1\n");
    assert_eq!(two_objects, next_line);
    for (operator, drawing) in moved {
        assert_eq!(read(drawing), "Agreed minute 12 votes to 1\n", "{operator}");
    }
}
RS
cargo run --quiet
