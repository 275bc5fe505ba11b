//! OpenDocument texts made from their parts, and the lines that they become.

use super::super::Format;
use super::super::build::{odt, refused, run_of, shown, zip};

const LISTS: &str = "<text:list-style style:name='L'>\
    <text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
    <text:list-level-style-number text:level='2' style:num-format='1' text:display-levels='2'/>\
    <text:list-level-style-bullet text:level='3'/></text:list-style>";

fn item(inside: &str) -> String {
    format!("<text:list-item>{inside}</text:list-item>")
}

fn p(words: &str) -> String {
    format!("<text:p>{words}</text:p>")
}

fn list(more: &str, inside: &str) -> String {
    format!("<text:list text:style-name='L' {more}>{inside}</text:list>")
}

fn lines(body: &str, styles: &str) -> Vec<String> {
    shown(&run_of(Format::Odt, &odt(body, styles)).unwrap())
}

#[test]
fn paragraphs_headings_and_looks() {
    let styles = "<style:style style:name='B' style:family='text'><style:text-properties fo:font-weight='bold'/></style:style>\
        <style:style style:name='V' style:family='text'><style:text-properties text:display='none'/></style:style>\
        <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Mine'/>\
        <style:style style:name='Mine' style:family='paragraph' style:display-name='Title'/>\
        <style:style style:name='P2' style:family='paragraph'><style:paragraph-properties fo:break-before='page'/></style:style>";
    let body = "<text:p text:style-name='P1'>Harbour</text:p><text:h text:outline-level='2'>Part</text:h>\
        <text:p><text:span text:style-name='B'>Bold</text:span></text:p>\
        <text:p>Date:<text:tab/>22<text:s text:c='2'/>May<text:line-break/>Hall<text:note>n</text:note></text:p>\
        <text:p>a<text:span text:style-name='V'>secret</text:span></text:p><text:p/>\
        <text:p text:style-name='P2'>next<text:soft-page-break/> page</text:p><text:p>after</text:p>\
        <text:section text:display='none'><text:p>hidden</text:p></text:section>";
    assert_eq!(
        lines(body, styles),
        [
            "p1 h1 Harbour",
            "p1 h2 Part",
            "p1 !Bold",
            "p1 Date:|22 May",
            "p1 Hall",
            "p1 a",
            "p1 ",
            "p2 next page",
            "p3 after",
        ]
    );
    let run = run_of(Format::Odt, &odt(body, styles)).unwrap();
    assert_eq!(run.remarks.len(), 2);
}

#[test]
fn numbers_are_those_that_are_shown() {
    let body = list(
        "xml:id='one'",
        &(item(&p("a"))
            + &item(
                &(p("b")
                    + &p("goes on")
                    + &list(
                        "",
                        &(item(&p("x")) + &item(&(p("y") + &list("", &item(&p("bullet")))))),
                    )),
            )),
    ) + &p("between")
        + &list("text:continue-numbering='true'", &item(&p("c")))
        + &list("", &item(&p("again")))
        + &list(
            "text:continue-list='one'",
            "<text:list-header><text:p>head</text:p></text:list-header><text:list-item text:start-value='7'><text:p>seven</text:p></text:list-item>",
        );
    assert_eq!(
        lines(&body, LISTS),
        [
            "- 1. a",
            "- 2. b",
            "goes on",
            "- 2.1 x",
            "- 2.2 y",
            "- bullet",
            "between",
            "- 3. c",
            "- 1. again",
            "head",
            "- 7. seven",
        ]
    );
}

#[test]
fn tables_changes_and_boxes() {
    let cell = |inside: &str| format!("<table:table-cell>{inside}</table:table-cell>");
    let body = format!(
        "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>\
         <table:table><table:table-row>{}<table:covered-table-cell/>{}</table:table-row>\
         <table:table-row>{}<table:table-cell table:number-columns-repeated='16000'/></table:table-row></table:table>\
         <text:p>anchor<draw:frame xmlns:draw='urn:d'><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
        cell(&(p("one") + &p("two"))),
        cell(&p("x")),
        cell(&p("y")),
        p("in a box"),
    );
    let read = lines(&body, "");
    assert_eq!(read[0], "t1r1 one¶two||x");
    assert!(read[1].starts_with("t1r2 y|") && read[1].len() < 100);
    assert_eq!(&read[2..], ["anchor", "in a box"]);
}

#[test]
fn locked_and_broken_files_cost_a_sentence() {
    let locked = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        ("content.xml", b"\x01\x02"),
    ]);
    assert!(refused(Format::Odt, &locked).contains("password"));
    let broken = zip(&[("content.xml", b"<a><b></a>")]);
    assert!(refused(Format::Odt, &broken).contains("content.xml of the file is broken"));
}
