//! Word documents made from their parts, and the lines that they become.

use super::super::Format;
use super::super::build::{docx, refused, run_of, shown, zip};

/// A paragraph with properties.
fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>")
}

/// A run of plain words.
fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn lines(body: &str) -> Vec<String> {
    shown(&run_of(Format::Docx, &docx(body, "", "")).unwrap())
}

#[test]
fn headings_bold_tabs_and_breaks() {
    let styles = "<w:style w:styleId='T'><w:name w:val='Title'/></w:style>\
        <w:style w:styleId='H'><w:name w:val='heading 2'/><w:rPr><w:b/></w:rPr></w:style>\
        <w:style w:styleId='Mine'><w:name w:val='Mine'/><w:basedOn w:val='H'/></w:style>\
        <w:style w:styleId='Out'><w:name w:val='Out'/><w:pPr><w:outlineLvl w:val='0'/></w:pPr></w:style>";
    let body = p(
        "<w:pStyle w:val='T'/>",
        &r("Harbour &amp; Wellbeing &#8211; Board"),
    ) + &p("<w:pStyle w:val='Mine'/>", &r("Part A"))
        + &p("<w:pStyle w:val='Out'/>", &r("Part B"))
        + &p("", "<w:r><w:rPr><w:b/></w:rPr><w:t>Bold</w:t></w:r>")
        + &p(
            "",
            "<w:r><w:rPr><w:b w:val='0'/></w:rPr><w:t>Date:</w:t><w:tab/><w:t>22 May</w:t><w:br/><w:t>Hall</w:t></w:r>",
        )
        + "<w:p/>"
        + &p(
            "",
            &(r("1.") + "<w:r><w:tab/></w:r>" + &r("Typed") + "<w:r><w:tab/></w:r>" + &r("3 - 8")),
        );
    let run = run_of(Format::Docx, &docx(&body, styles, "")).unwrap();
    assert_eq!(
        shown(&run),
        [
            "h1 Harbour & Wellbeing – Board",
            "h2 !Part A",
            "h1 Part B",
            "!Bold",
            "Date:|22 May",
            "Hall",
            "",
            "1. Typed|3 - 8",
        ]
    );
    assert_eq!((run.lines[5].place.source, run.lines[5].place.line), (3, 6));
}

#[test]
fn numbers_are_those_that_word_shows() {
    let level = |at: u32, format: &str, text: &str| {
        format!(
            "<w:lvl w:ilvl='{at}'><w:start w:val='1'/><w:numFmt w:val='{format}'/><w:lvlText w:val='{text}'/></w:lvl>"
        )
    };
    let numbering = format!(
        "<w:abstractNum w:abstractNumId='0'>{}{}{}</w:abstractNum>\
         <w:abstractNum w:abstractNumId='1'>{}</w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
         <w:num w:numId='2'><w:abstractNumId w:val='0'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='5'/></w:lvlOverride></w:num>\
         <w:num w:numId='3'><w:abstractNumId w:val='1'/></w:num>",
        level(0, "decimal", "%1."),
        level(1, "decimal", "%1.%2"),
        level(2, "lowerRoman", "(%3)"),
        level(0, "bullet", "•"),
    );
    let n = |list: u32, at: u32, words: &str| {
        p(
            &format!("<w:numPr><w:ilvl w:val='{at}'/><w:numId w:val='{list}'/></w:numPr>"),
            &r(words),
        )
    };
    let body = n(1, 0, "one")
        + &n(1, 1, "a")
        + &n(1, 1, "b")
        + &n(1, 2, "x")
        + &n(1, 0, "two")
        + &n(1, 1, "c")
        + &n(3, 0, "bullet")
        + &n(2, 0, "five")
        + &n(2, 0, "six")
        + &n(0, 0, "none")
        + &n(9, 0, "no such list");
    let run = run_of(Format::Docx, &docx(&body, "", &numbering)).unwrap();
    assert_eq!(
        shown(&run),
        [
            "- 1. one",
            "- 1.1 a",
            "- 1.2 b",
            "- (i) x",
            "- 2. two",
            "- 2.1 c",
            "- bullet",
            "- 5. five",
            "- 6. six",
            "none",
            "no such list",
        ]
    );
}

#[test]
fn numbers_of_styles() {
    let numbering = "<w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:numFmt w:val='upperLetter'/><w:lvlText w:val='%1'/><w:pStyle w:val='H'/></w:lvl>\
        <w:lvl w:ilvl='1'><w:start w:val='3'/><w:numFmt w:val='decimal'/><w:lvlText w:val='%1%2'/><w:pStyle w:val='I'/></w:lvl>\
        </w:abstractNum><w:num w:numId='4'><w:abstractNumId w:val='0'/></w:num>";
    let of = |id: &str, name: &str| {
        format!(
            "<w:style w:styleId='{id}'><w:name w:val='{name}'/><w:pPr><w:numPr><w:numId w:val='4'/></w:numPr></w:pPr></w:style>"
        )
    };
    let styles = of("H", "heading 1") + &of("I", "Item");
    let body =
        p("<w:pStyle w:val='H'/>", &r("Part")) + &p("<w:pStyle w:val='I'/>", &r("Apologies"));
    let run = run_of(Format::Docx, &docx(&body, &styles, numbering)).unwrap();
    assert_eq!(shown(&run), ["h1 A Part", "- A3 Apologies"]);
}

#[test]
fn tables_with_spans_and_tables_in_them() {
    let c = |inside: &str| format!("<w:tc><w:tcPr/>{inside}</w:tc>");
    let cell = |words: &str| c(&p("", &r(words)));
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let inner = format!("<w:tbl>{}</w:tbl>", row(&(cell("x") + &cell("y"))));
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>{}{}{}{}</w:tbl>",
        row(&format!(
            "<w:tc><w:tcPr><w:gridSpan w:val='2'/></w:tcPr>{}</w:tc>{}",
            p("", &r("Both")),
            cell("third")
        )),
        row(&(c(&(p("", &r("one")) + &p("", &r("two"))))
            + &c(&(inner.clone() + &p("", "")))
            + &cell(""))),
        row(&cell("")),
        format_args!("<w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>", cell("gone")),
    );
    assert_eq!(lines(&body), ["t1r1 Both||third", "t1r2 one¶two|x y|"]);
    let frame = format!("<w:tbl>{}</w:tbl>", row(&c(&(p("", &r("Title")) + &inner))));
    assert_eq!(lines(&frame), ["Title", "t1r1 x|y"]);
}

#[test]
fn pages_boxes_changes_and_what_is_hidden() {
    let page = "<w:r><w:br w:type='page'/></w:r>";
    let body = p("", &r("one"))
        + &p("", &(page.to_owned() + &r("two")))
        + &p(
            "",
            &(r("anchor")
                + "<w:r><mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:txbxContent>"
                + &p("", &r("in a box"))
                + "</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>"
                + &p("", &r("in a box"))
                + "</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>"
                + &r(" goes on")),
        )
        + &p(
            "",
            &("<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:ins>".to_owned()
                + &r("new")
                + "</w:ins><w:r><w:footnoteReference w:id='1'/></w:r>"),
        )
        + &p(
            "",
            &(r("seen") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>"),
        )
        + &p(
            "<w:rPr><w:del/></w:rPr>",
            "<w:del><w:r><w:delText>all gone</w:delText></w:r></w:del>",
        )
        + &p(
            "<w:sectPr><w:type w:val='continuous'/></w:sectPr>",
            &r("same page"),
        )
        + &p("<w:sectPr/>", &r("last of page"))
        + &p("", &r("three"));
    let run = run_of(Format::Docx, &docx(&body, "", "")).unwrap();
    assert_eq!(
        shown(&run),
        [
            "p1 one",
            "p2 two",
            "p2 anchor goes on",
            "p2 in a box",
            "p2 new",
            "p2 seen",
            "p2 same page",
            "p2 last of page",
            "p3 three",
        ]
    );
    assert_eq!(run.remarks.len(), 3);
    let marked = "<w:r><w:lastRenderedPageBreak/></w:r>";
    let body = p("", &r("one")) + &p("", page) + &p("", &(marked.to_owned() + &r("two")));
    assert_eq!(lines(&body), ["p1 one", "p1 ", "p2 two"]);
}

#[test]
fn broken_documents_cost_a_sentence_that_says_where() {
    let cut = zip(&[("word/document.xml", b"<w:document><w:body><w:p>")]);
    assert!(
        refused(Format::Docx, &cut).contains("word/document.xml of the file is broken at byte")
    );
    let crossed = docx("<w:p></w:r></w:p>", "", "");
    assert!(refused(Format::Docx, &crossed).contains("broken at byte"));
    let other = zip(&[("word/other.xml", b"x")]);
    assert!(refused(Format::Docx, &other).contains("word/document.xml is missing"));
    assert!(refused(Format::Docx, &docx("<w:p/>", "", "")).contains("no words"));
}

#[test]
fn words_struck_by_hand_are_gone_and_ticks_are_there() {
    let run = |look: &str, words: &str| {
        format!("<w:r><w:rPr>{look}</w:rPr><w:t xml:space='preserve'>{words}</w:t></w:r>")
    };
    let tick = "<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>";
    let body = p(
        "",
        &(run("", "The fee is ")
            + &run("<w:strike/>", "50 ")
            + &run("<w:strike w:val='0'/>", "60")),
    ) + &p("", &(run("", "Cllr Lee ") + tick));
    let run = run_of(Format::Docx, &docx(&body, "", "")).unwrap();
    assert_eq!(shown(&run), ["The fee is 60", "Cllr Lee \u{2713}"]);
    assert!(run.remarks.iter().any(|r| r.contains("struck through")));
}

/// "off" is a no (ISO/IEC 29500-4, ST_OnOff), which mammoth 1.13.0 takes for a yes.
#[test]
fn each_way_of_saying_no_is_a_no() {
    for no in ["0", "false", "off"] {
        let fee =
            format!("<w:r><w:rPr><w:strike w:val='{no}'/></w:rPr><w:t>The fee is 60</w:t></w:r>");
        let ticked = format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:checkBox><w:default w:val='{no}'/>\
             </w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType='end'/></w:r>"
        );
        let body = p("", &fee) + &p("", &(ticked + &r(" Exempt")));
        let run = run_of(Format::Docx, &docx(&body, "", "")).unwrap();
        assert_eq!(shown(&run), ["The fee is 60", "\u{2610} Exempt"], "{no}");
    }
}

/// A list of one level, and a paragraph of it.
fn level(format: &str, text: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>{format}\
         <w:lvlText w:val='{text}'/></w:lvl></w:abstractNum>\
         <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>"
    )
}

fn numbered(words: &str) -> String {
    p(
        "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>",
        &r(words),
    )
}

fn listed(format: &str, text: &str) -> (Vec<String>, usize) {
    let body = numbered("Apologies") + &numbered("Minutes");
    let run = run_of(Format::Docx, &docx(&body, "", &level(format, text))).unwrap();
    (shown(&run), run.remarks.len())
}

#[test]
fn numbers_are_written_in_the_kind_that_word_has() {
    let of = |kind: &str, text: &str| {
        let (lines, remarks) = listed(&format!("<w:numFmt w:val='{kind}'/>"), text);
        assert_eq!(remarks, 0, "{kind}");
        lines.join("; ")
    };
    assert_eq!(of("ordinal", "%1"), "- 1st Apologies; - 2nd Minutes");
    assert_eq!(
        of("cardinalText", "Item %1:"),
        "- Item One: Apologies; - Item Two: Minutes"
    );
    assert_eq!(
        of("ordinalText", "%1"),
        "- First Apologies; - Second Minutes"
    );
    assert_eq!(of("decimalZero", "%1)"), "- 01) Apologies; - 02) Minutes");
    assert_eq!(of("chicago", "%1"), "- * Apologies; - † Minutes");
    assert_eq!(
        of("none", "Decision:"),
        "- Decision: Apologies; - Decision: Minutes"
    );
    assert_eq!(of("bullet", "o"), "- Apologies; - Minutes");
}

#[test]
fn a_kind_that_older_programs_lack_is_taken_and_not_what_stands_in_for_it() {
    let choice = |format: &str| {
        format!(
            "<mc:AlternateContent xmlns:mc='urn:mc'><mc:Choice><w:numFmt w:val='custom' \
             w:format='{format}'/></mc:Choice><mc:Fallback><w:numFmt w:val='decimal'/></mc:Fallback>\
             </mc:AlternateContent>"
        )
    };
    let (lines, _) = listed(&choice("001, 002, 003, ..."), "HWB/%1");
    assert_eq!(lines, ["- HWB/001 Apologies", "- HWB/002 Minutes"]);
    // What can't be told is left out and said, and no number is made up.
    for unknown in [
        choice("signs"),
        "<w:numFmt w:val='thaiLetters'/>".to_owned(),
    ] {
        let (lines, remarks) = listed(&unknown, "%1.");
        assert_eq!(
            (lines, remarks),
            (vec!["- Apologies".into(), "- Minutes".into()], 1)
        );
    }
}

#[test]
fn a_deleted_mark_joins_paragraphs() {
    let list = |end: &str, words: &str| {
        p(
            &format!(
                "<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr><w:rPr>{end}</w:rPr>"
            ),
            &r(words),
        )
    };
    let numbering = level("<w:numFmt w:val='decimal'/>", "%1.");
    let read = |body: &str| shown(&run_of(Format::Docx, &docx(body, "", &numbering)).unwrap());
    let gone = "<w:del w:id='1'/>";
    assert_eq!(
        read(
            &(list(gone, "Report of")
                + &list(gone, " the")
                + &list("", " Director")
                + &list("", "Other"))
        ),
        ["- 1. Report of the Director", "- 2. Other"]
    );
    // A paragraph with nothing left counts for nothing.
    assert_eq!(read(&(list(gone, "") + &list("", "One"))), ["- 1. One"]);
    // One that nothing follows stands by itself.
    let table = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>a</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>";
    assert_eq!(
        read(&(list(gone, "Before") + table + &list(gone, "Last"))),
        ["- 1. Before", "t1r1 a|", "- 2. Last"]
    );
    // A hidden mark, as between a heading and words in its line: the number is the first one's.
    assert_eq!(
        read(&(list("<w:vanish/><w:specVanish/>", "Apologies.") + &p("", &r(" To receive them.")))),
        ["- 1. Apologies. To receive them."]
    );
}

#[test]
fn a_cell_merged_over_rows_holds_for_each() {
    let c = |merge: &str, words: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr>{}</w:tc>", p("", &r(words)))
    };
    let row = |cells: &str| format!("<w:tr>{cells}</w:tr>");
    let (begins, goes) = ("<w:vMerge w:val='restart'/>", "<w:vMerge/>");
    let body = format!(
        "<w:tbl>{}{}{}{}{}</w:tbl>",
        row(&(c("", "Organisation") + &c("", "Name"))),
        row(&(c(begins, "Harrow Council") + &c("", "Cllr Ode"))),
        row(&(c(goes, "") + &c("", "Cllr Lee"))),
        row(&(c("<w:vMerge w:val='continue'/>", "") + &c("", ""))),
        row(&(c("", "") + &c("", "Dr Das"))),
    );
    assert_eq!(
        lines(&body),
        [
            "t1r1 Organisation|Name",
            "t1r2 Harrow Council|Cllr Ode",
            "t1r3 Harrow Council|Cllr Lee",
            "t1r4 |Dr Das",
        ]
    );
    // A number that holds for several rows begins its entry once.
    let body = format!(
        "<w:tbl>{}{}</w:tbl>",
        row(&(c(begins, "5.") + &c(begins, "Better Care Fund") + &c("", "Cllr Ode"))),
        row(&(c(goes, "") + &c(goes, "") + &c("", "Cllr Lee"))),
    );
    assert_eq!(
        lines(&body),
        ["t1r1 5.|Better Care Fund|Cllr Ode", "t1r2 ||Cllr Lee"]
    );
}

#[test]
fn boxes_and_lists_show_what_was_chosen() {
    let field = |form: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:name w:val='C'/><w:enabled/>{form}</w:ffData></w:fldChar></w:r>\
             <w:r><w:instrText> FORM </w:instrText></w:r>\
             <w:r><w:fldChar w:fldCharType='separate'/></w:r>{result}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
        )
    };
    let tick = |said: &str| field(&format!("<w:checkBox><w:sizeAuto/>{said}</w:checkBox>"), "");
    let pick = |said: &str| {
        field(
            &format!(
                "<w:ddList>{said}<w:listEntry w:val='Public'/><w:listEntry w:val='Exempt'/></w:ddList>"
            ),
            &r("as it was"),
        )
    };
    let body = [
        tick("<w:default w:val='0'/>")
            + &r(" Public ")
            + &tick("<w:default w:val='0'/><w:checked/>")
            + &r(" Exempt"),
        tick("<w:default w:val='1'/>")
            + &r(" Public ")
            + &tick("<w:default/><w:checked w:val='0'/>")
            + &r(" Exempt"),
        r("Status: ") + &pick("<w:result w:val='1'/>") + &r(" now"),
        r("Status: ") + &pick("<w:default w:val='1'/>"),
        r("Status: ") + &pick(""),
        r("Title: ") + &field("<w:textInput/>", &r("Estates")),
    ]
    .map(|runs| p("", &runs))
    .concat();
    assert_eq!(
        lines(&body),
        [
            "☐ Public ☑ Exempt",
            "☑ Public ☐ Exempt",
            "Status: Exempt now",
            "Status: Exempt",
            "Status: Public",
            "Title: Estates",
        ]
    );
}

#[test]
fn a_prompt_is_no_answer_and_a_number_that_word_makes_is_missed() {
    let control = |said: &str, words: &str| {
        format!(
            "<w:sdt><w:sdtPr><w:rPr><w:b/></w:rPr><w:dropDownList><w:listItem w:displayText='Open'/></w:dropDownList>{said}</w:sdtPr>\
             <w:sdtContent>{}</w:sdtContent></w:sdt>",
            r(words)
        )
    };
    let body = p(
        "",
        &(r("Status: ") + &control("<w:showingPlcHdr/>", "Choose an item.")),
    ) + &p(
        "",
        &(r("Status: ") + &control("<w:showingPlcHdr w:val='0'/>", "Open")),
    );
    let run = run_of(Format::Docx, &docx(&body, "", "")).unwrap();
    assert_eq!(shown(&run), ["Status:", "Status: Open"]);
    assert_eq!(run.remarks.len(), 1);
    let field = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText> AUTONUM </w:instrText></w:r>\
                 <w:r><w:fldChar w:fldCharType='end'/></w:r>";
    let run = run_of(
        Format::Docx,
        &docx(&p("", &(field.to_owned() + &r(" Apologies"))), "", ""),
    )
    .unwrap();
    assert_eq!(shown(&run), ["Apologies"]);
    assert!(run.remarks[0].contains("numbers"));
}

#[test]
fn letters_of_picture_fonts_are_what_they_look_like() {
    let sign =
        |font: &str, code: &str| format!("<w:r><w:sym w:font='{font}' w:char='{code}'/></w:r>");
    let in_font = |font: &str, words: &str| {
        format!(
            "<w:r><w:rPr><w:rFonts w:ascii='{font}' w:hAnsi='{font}'/></w:rPr><w:t>{words}</w:t></w:r>"
        )
    };
    let styles = "<w:style w:styleId='Tick'><w:name w:val='Tick'/><w:rPr><w:rFonts w:ascii='Wingdings 2'/></w:rPr></w:style>";
    let ticked = "<w:r><w:rPr><w:rStyle w:val='Tick'/></w:rPr><w:t>P</w:t></w:r>";
    let body = [
        sign("Wingdings", "F0A8") + &r(" Public ") + &sign("Wingdings", "F0FE") + &r(" Exempt"),
        sign("Wingdings 2", "F0A3") + &r(" Public ") + &sign("Wingdings 2", "0052") + &r(" Exempt"),
        sign("Segoe UI Symbol", "2610")
            + &r(" Public ")
            + &sign("MS Gothic", "2612")
            + &r(" Exempt"),
        in_font("Wingdings", "\u{F0A8}")
            + &r(" Public ")
            + &in_font("Wingdings", "þ")
            + &r(" Exempt"),
        r("Cllr Lee ") + ticked + &r(" þ"),
        sign("Symbol", "F061") + &sign("Wingdings", "F04A"),
    ]
    .map(|runs| p("", &runs))
    .concat();
    let read = shown(&run_of(Format::Docx, &docx(&body, styles, "")).unwrap());
    assert_eq!(
        read,
        [
            "☐ Public ☑ Exempt",
            "☐ Public ☑ Exempt",
            "☐ Public ☒ Exempt",
            "☐ Public ☑ Exempt",
            "Cllr Lee ✓ þ",
            "α[symbol]",
        ]
    );
}
