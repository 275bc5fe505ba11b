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

/// Entries of a list, and a list below the first level without a style of its own.
fn sub(items: &[&str]) -> String {
    let items: String = items.iter().map(|words| item(&p(words))).collect();
    format!("<text:list>{items}</text:list>")
}

#[test]
fn an_entry_without_a_paragraph_has_no_number() {
    // As LibreOffice writes a list that goes on below its first level.
    let body = list("", &item(&(p("Apologies") + &sub(&["members"]))))
        + &p("A note.")
        + &list(
            "text:continue-numbering='true'",
            &(item(&sub(&["officers"])) + &item(&p("Minutes"))),
        )
        + &list(
            "text:continue-numbering='true'",
            &(item(&format!("<text:list>{}</text:list>", item(&sub(&["deep"]))))
                + &item(&p("Other"))),
        );
    assert_eq!(
        lines(&body, LISTS),
        [
            "- 1. Apologies",
            "- 1.1 members",
            "A note.",
            "- 1.2 officers",
            "- 2. Minutes",
            "- deep",
            "- 3. Other",
        ]
    );
    // Within a list, and with numbers that nothing comes of; a list in an entry begins anew.
    let body = list(
        "",
        &(item(&(p("a") + &sub(&["x", "y"]) + &p("and") + &sub(&["z"])))
            + "<text:list-item text:start-value='9'><text:list><text:list-item><text:p>bare</text:p></text:list-item></text:list></text:list-item>"
            + "<text:list-item/>"
            + &item(&p("b"))
            + &item(&(sub(&["c"]) + &p("after it")))),
    );
    assert_eq!(
        lines(&body, LISTS),
        [
            "- 1. a",
            "- 1.1 x",
            "- 1.2 y",
            "and",
            "- 1.1 z",
            "- 1.2 bare",
            "- 2. b",
            "- 2.1 c",
            "after it",
        ]
    );
    // Behind words without a number the list below them goes on, and what is deeper doesn't.
    let deep = |words: &str| format!("<text:list>{}</text:list>", item(&sub(&[words])));
    let styles = LISTS.replace(
        "<text:list-level-style-bullet text:level='3'/>",
        "<text:list-level-style-number text:level='3' style:num-format='a'/>",
    );
    let body = list(
        "",
        &(item(
            &(p("a")
                + &format!("<text:list>{}</text:list>", item(&(p("x") + &sub(&["d"]))))
                + &p("so much for a")),
        ) + &item(&deep("e"))
            + &item(&sub(&["y"]))
            + &item(&p("b"))),
    );
    assert_eq!(
        lines(&body, &styles),
        [
            "- 1. a",
            "- 1.1 x",
            "- a d",
            "so much for a",
            "- a e",
            "- 1.2 y",
            "- 2. b"
        ]
    );
    // Where nothing stands above it the entry is the first, though it isn't shown.
    let body = list("", &(item(&sub(&["x"])) + &item(&p("b"))));
    assert_eq!(lines(&body, LISTS), ["- 1.1 x", "- 2. b"]);
}

#[test]
fn a_list_goes_on_with_the_one_before_it_if_that_looks_the_same() {
    let other = "<text:list text:style-name='M'><text:list-item><text:p>x</text:p></text:list-item></text:list>";
    let more = "<text:list-style style:name='M'><text:list-level-style-number text:level='1' style:num-format='A'/></text:list-style>";
    let going = list("text:continue-numbering='true'", &item(&p("b")));
    let first = list("xml:id='one'", &item(&p("a")));
    let read = |body: &str| lines(body, &format!("{LISTS}{more}"));
    assert_eq!(read(&(first.clone() + &going)), ["- 1. a", "- 2. b"]);
    assert_eq!(
        read(&(first.clone() + other + &going)),
        ["- 1. a", "- A x", "- 1. b"]
    );
    // Lists that have no ids count on over others, as documents from before there were ids have them.
    let bare = list("", &item(&p("a")));
    assert_eq!(
        read(&(bare + other + &going)),
        ["- 1. a", "- A x", "- 2. b"]
    );
    // By its name a list goes on whatever stands between, and so does what goes on with it.
    let named = |words: &str| list("xml:id='two' text:continue-list='one'", &item(&p(words)));
    let again = list("text:continue-list='one'", &item(&p("d")));
    assert_eq!(
        read(&(first + other + &named("c") + other + &again)),
        ["- 1. a", "- A x", "- 2. c", "- A x", "- 3. d"]
    );
}

#[test]
fn numbers_stand_together_as_libreoffice_writes_it() {
    let of = |levels: &[(&str, &str)]| {
        let levels: Vec<String> = (1..)
            .zip(levels)
            .map(|(at, (format, said))| {
                format!(
                    "<text:list-level-style-number text:level='{at}' style:num-format='{format}' \
                     style:num-suffix='!' text:display-levels='{at}' {said}/>"
                )
            })
            .collect();
        let body = list("", &item(&(p("a") + &sub(&["b"]))));
        let styles = format!(
            "<text:list-style style:name='L'>{}</text:list-style>",
            levels.concat()
        );
        lines(&body, &styles).join("; ")
    };
    let plain = |words: &str| format!("loext:num-list-format='{words}' xmlns:loext='urn:l'");
    let read = |one: (&str, &str), two: (&str, &str)| {
        of(&[(one.0, &plain(one.1)), (two.0, &plain(two.1))])
    };
    assert_eq!(read(("1", "%1%."), ("1", "%1%-%2%")), "- 1. a; - 1-1 b");
    assert_eq!(
        read(("1", "HWB/26/%1%"), ("1", "%1%/%2%")),
        "- HWB/26/1 a; - 1/1 b"
    );
    assert_eq!(
        read(("01, 02, 03, ...", "%1%."), ("a", "%1%(%2%)")),
        "- 01. a; - 01(a) b"
    );
    assert_eq!(
        read(("One", "Item %1%:"), ("1st", "%2%")),
        "- Item One: a; - 1st b"
    );
    assert_eq!(read(("", "%1%."), ("A", "%1%.%2%")), "- a; - A b");
    assert_eq!(
        read(("1", "100% %1%"), ("1", "%3%%2%")),
        "- 100% 1 a; - %3%1 b"
    );
    // Without such a pattern prefix, suffix and levels say it.
    assert_eq!(of(&[("I", ""), ("1", "")]), "- I! a; - I.1! b");
    let legal = format!("{} loext:is-legal='true'", plain("%1%.%2%"));
    assert_eq!(of(&[("I", ""), ("a", &legal)]), "- I! a; - 1.1 b");
    // Signs that aren't known are left out, and no number is made up.
    let body = list("", &item(&p("a")));
    let styles = "<text:list-style style:name='L'><text:list-level-style-number text:level='1' style:num-format='一, 二, 三, ...'/></text:list-style>";
    let run = run_of(Format::Odt, &odt(&body, styles)).unwrap();
    assert_eq!(
        (shown(&run), run.remarks.len()),
        (vec!["- a".to_owned()], 1)
    );
}

#[test]
fn an_entry_may_look_otherwise_than_its_list() {
    let more = "<text:list-style style:name='M'><text:list-level-style-number text:level='1' \
        style:num-prefix='(' style:num-suffix=')' style:num-format='a'/></text:list-style>";
    let body = list(
        "",
        &(item(&p("a"))
            + &format!(
                "<text:list-item text:style-override='M'>{}{}</text:list-item>",
                p("b"),
                sub(&["x"])
            )
            + &item(&p("c"))),
    );
    assert_eq!(
        lines(&body, &format!("{LISTS}{more}")),
        ["- 1. a", "- (b) b", "- 2.1 x", "- 3. c"]
    );
}

#[test]
fn lists_in_boxes_and_paragraphs_that_number_themselves() {
    let boxed = format!(
        "<text:p>a<draw:frame xmlns:draw='urn:d'><draw:text-box>{}</draw:text-box></draw:frame></text:p>",
        list("", &item(&p("in a box")))
    );
    let body = list("", &(item(&boxed) + &item(&p("b"))));
    assert_eq!(lines(&body, LISTS), ["- 1. a", "- 1. in a box", "- 2. b"]);
    let number = |level: u32, words: &str| {
        format!(
            "<text:numbered-paragraph text:list-id='k' text:style-name='L' text:level='{level}'>{}</text:numbered-paragraph>",
            p(words)
        )
    };
    let body = number(1, "a") + &number(2, "x") + &p("between") + &number(2, "y") + &number(1, "b");
    assert_eq!(
        lines(&body, LISTS),
        ["- 1. a", "- 1.1 x", "between", "- 1.2 y", "- 2. b"]
    );
}

#[test]
fn a_cell_merged_over_rows_holds_for_each() {
    let cell = |more: &str, words: &str| {
        format!("<table:table-cell {more}>{}</table:table-cell>", p(words))
    };
    let covered = "<table:covered-table-cell/>";
    let row = |cells: &str| format!("<table:table-row>{cells}</table:table-row>");
    let body = format!(
        "<table:table>{}{}{}{}</table:table>",
        row(&(cell(
            "table:number-columns-spanned='2' table:number-rows-spanned='2'",
            "Harrow Council"
        ) + covered
            + &cell("", "Cllr Ode"))),
        row(
            &("<table:covered-table-cell table:number-columns-repeated='2'/>".to_owned()
                + &cell("", "Cllr Lee"))
        ),
        row(&(cell("", "NHS")
            + &cell("", "North")
            + &cell("table:number-rows-spanned='2'", "Dr Das"))),
        row(&(cell("", "NHS") + &cell("", "South") + covered)),
    );
    assert_eq!(
        lines(&body, ""),
        [
            "t1r1 Harrow Council||Cllr Ode",
            "t1r2 Harrow Council||Cllr Lee",
            "t1r3 NHS|North|Dr Das",
            "t1r4 NHS|South|Dr Das",
        ]
    );
}

#[test]
fn boxes_lists_and_pictures_show_what_was_chosen() {
    let mark = |kind: &str, said: &str| {
        format!(
            "<field:fieldmark xmlns:field='urn:f2' field:type='vnd.oasis.opendocument.field.{kind}'>{said}</field:fieldmark>"
        )
    };
    let param = |name: &str, value: &str| {
        format!("<field:param field:name='{name}' field:value='{value}'/>")
    };
    let entries = param("Dropdown_ListEntry", "Public") + &param("Dropdown_ListEntry", "Exempt");
    let styles = "<style:font-face style:name='Wingdings1' svg:font-family='Wingdings' xmlns:svg='urn:v'/>\
        <style:style style:name='W' style:family='text'><style:text-properties style:font-name='Wingdings1'/></style:style>\
        <style:style style:name='W2' style:family='text'><style:text-properties style:font-name='Wingdings 2'/></style:style>\
        <style:style style:name='S' style:family='text'><style:text-properties style:text-line-through-style='solid'/></style:style>";
    let signs = |style: &str, words: &str| {
        format!("<text:span text:style-name='{style}'>{words}</text:span>")
    };
    let forms = "<office:forms><form:form xmlns:form='urn:r'><form:checkbox xml:id='c1' form:label='Public'/>\
        <form:checkbox xml:id='c2' form:label='Exempt' form:current-state='checked'/>\
        <form:listbox xml:id='c3'><form:option form:label='Open'/><form:option form:label='Closed' form:current-selected='true'/></form:listbox></form:form></office:forms>";
    let control = |id: &str| format!("<draw:control xmlns:draw='urn:d' draw:control='{id}'/>");
    let content = |said: &str, words: &str| {
        format!(
            "<loext:content-control xmlns:loext='urn:l' {said}><loext:list-item loext:display-text='Open' loext:value='Open'/>{words}</loext:content-control>"
        )
    };
    let body = forms.to_owned()
        + &p(&(mark("FORMCHECKBOX", "")
            + " Public "
            + &mark("FORMCHECKBOX", &param("Checkbox_Checked", "true"))
            + " Exempt"))
        + &p(&("Status: ".to_owned()
            + &mark(
                "FORMDROPDOWN",
                &(entries + &param("Dropdown_Selected", "1")),
            )))
        + &p(&(signs("W", "\u{F0A8}")
            + " Public "
            + &signs("W", "þ")
            + " Exempt "
            + &signs("W2", "\u{F050}")))
        + &p(&("The fee is ".to_owned() + &signs("S", "50 ") + "60"))
        + &p(&(control("c1") + " " + &control("c2") + ": " + &control("c3")))
        + &list(
            "",
            &(item(&p(&content("", "Open")))
                + &item(&p(
                    &("b ".to_owned() + &content("loext:showing-place-holder='true'", "Choose"))
                ))),
        );
    assert_eq!(
        lines(&body, &format!("{LISTS}{styles}")),
        [
            "☐ Public ☑ Exempt",
            "Status: Exempt",
            "☐ Public ☑ Exempt ✓",
            "The fee is 60",
            "☐ Public ☑ Exempt: Closed",
            "- 1. Open",
            "- 2. b",
        ]
    );
}

#[test]
fn an_entry_above_that_is_not_shown_begins_as_its_own_list_begins() {
    let styles = "<text:list-style style:name='L'>\
        <text:list-level-style-number text:level='1' style:num-format='I' text:start-value='3'/>\
        <text:list-level-style-number text:level='2' style:num-format='a' text:display-levels='2'/></text:list-style>\
        <text:list-style style:name='M'><text:list-level-style-number text:level='1' style:num-format='1'/>\
        <text:list-level-style-number text:level='2' style:num-format='i'/></text:list-style>";
    let sub = format!(
        "<text:list><text:list-item text:style-override='M'>{}</text:list-item>{}</text:list>",
        p("x"),
        item(&p("y"))
    );
    let body = list("", &(item(&sub) + &item(&p("a"))));
    assert_eq!(lines(&body, styles), ["- i x", "- III.b y", "- IV a"]);
}
