//! Kinds of tracked change and comment as Word writes them, and beside which paragraph of the draft
//! each is found with which words.

mod open;

use super::{DraftLine, MarkedCopy, Own, Placed, Target, place, read as read_word};
use crate::import::formats::build::zip;
use crate::import::steps::Steps;
use crate::meeting::id::{EntryId, Id};
use crate::meeting::text::Text;

/// The attributes of a change of Cllr Lee, and of one of Dr Katz.
const LEE: &str = "w:id='1' w:author='Cllr Lee' w:date='2026-03-20T14:00:00Z'";
const KATZ: &str = "w:id='2' w:author='Dr Katz' w:date='2026-03-21T09:30:00Z'";

fn entry(at: u64) -> EntryId {
    EntryId(format!("a:{at}.0").parse::<Id>().unwrap())
}

/// A draft as it was printed: numbers as text, a resolution with limbs, what follows from facts.
fn draft() -> Vec<DraftLine> {
    let own =
        |at: u64, number: &str, before: &str, words: &str, from: usize, all: bool| DraftLine {
            number: number.to_owned(),
            words: format!("{before}{words}"),
            entry: Some(entry(at)),
            own: Some(Own {
                range: before.len()..before.len() + words.len(),
                from,
                all,
            }),
            alias: false,
            now: None,
        };
    let fact = |number: &str, words: &str, of: Option<u64>| DraftLine {
        number: number.to_owned(),
        words: words.to_owned(),
        entry: of.map(entry),
        own: None,
        alias: false,
        now: None,
    };
    vec![
        fact("", "Councillor Amara Lee (Chair)", None),
        fact("4", "Ferry terminal", None),
        own(
            10,
            "4.1",
            "",
            "The Director presented the report on the terminal.",
            0,
            true,
        ),
        own(
            11,
            "4.2",
            "",
            "The Board asked for the figures by March.",
            0,
            true,
        ),
        own(
            12,
            "4.3",
            "",
            "Members noted the \u{2018}risk\u{2019} of delay and asked for a plan.",
            0,
            true,
        ),
        own(13, "4.4", "Resolved: ", "That:", 0, false),
        own(13, "4.4.1", "", "the plan be approved", 6, false),
        own(13, "4.4.2", "", "the cost be met from reserves", 27, false),
        fact("4.5", "Councillor Lee left the meeting at 18:40.", Some(14)),
        fact("5", "Any other business", None),
        own(15, "5.1", "", "There was none.", 0, true),
        own(16, "", "Action: ", "Write to the port", 0, true),
        DraftLine {
            alias: true,
            ..own(16, "", "", "Write to the port", 0, true)
        },
    ]
}

fn r(words: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r>")
}

fn p(properties: &str, runs: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val='Minute'/>{properties}</w:pPr>{runs}</w:p>")
}

/// A numbered paragraph as our Word files have it.
fn n(number: &str, runs: &str) -> String {
    p("", &format!("{}<w:r><w:tab/></w:r>{runs}", r(number)))
}

fn ins(hand: &str, words: &str) -> String {
    format!("<w:ins {hand}>{}</w:ins>", r(words))
}

fn del(hand: &str, words: &str) -> String {
    format!("<w:del {hand}><w:r><w:delText xml:space='preserve'>{words}</w:delText></w:r></w:del>")
}

const ONE: &str = "The Director presented the report on the terminal.";
const TWO: &str = "The Board asked for the figures by March.";
const THREE: &str = "Members noted the \u{2018}risk\u{2019} of delay and asked for a plan.";

/// The draft with paragraph 4.2 marked up.
fn two(runs: &str) -> String {
    around(&n("4.2", runs))
}

/// The draft with something in the place of paragraph 4.2.
fn around(instead: &str) -> String {
    p("", &r("Councillor Amara Lee (Chair)"))
        + &n("4.", &r("Ferry terminal"))
        + &n("4.1", &r(ONE))
        + instead
        + &n("4.3", &r(THREE))
        + &n("4.4", &(r("Resolved:") + &r(" ") + &r("That:")))
        + &n("4.4.1", &r("the plan be approved"))
        + &n("4.4.2", &r("the cost be met from reserves"))
        + &n("4.5", &r("Councillor Lee left the meeting at 18:40."))
        + &n("5.", &r("Any other business"))
        + &n("5.1", &r("There was none."))
        + &p("", &(r("Action: ") + &r("Write to the port")))
}

/// A Word file of a body, with its comments and their threads.
fn file(body: &str, others: &[(&str, &str, &str)]) -> Vec<u8> {
    let w = "xmlns:w='urn:w' xmlns:w14='urn:w14' xmlns:w15='urn:w15' xmlns:mc='urn:mc'";
    let document =
        format!("<?xml version='1.0'?><w:document {w}><w:body>{body}</w:body></w:document>");
    let mut types = String::from(
        "<Types><Override PartName='/word/document.xml' ContentType='x.document.main+xml'/>",
    );
    let mut members = vec![("word/document.xml".to_owned(), document)];
    for (name, kind, inside) in others {
        types.extend([format!(
            "<Override PartName='/word/{name}.xml' ContentType='x.{kind}+xml'/>"
        )]);
        members.push((
            format!("word/{name}.xml"),
            format!("<?xml version='1.0'?><w:root {w}>{inside}</w:root>"),
        ));
    }
    types.push_str("</Types>");
    members.push(("[Content_Types].xml".to_owned(), types));
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    zip(&members)
}

fn read(body: &str) -> MarkedCopy {
    read_word(&file(body, &[])).unwrap()
}

fn placed(copy: &MarkedCopy) -> Vec<Placed> {
    place(copy, &draft(), &Steps::for_size(1000))
}

/// A change in one line: beside what, what is asked with which words, who, and what a key would do.
fn line(placed: &Placed) -> String {
    let lines = draft();
    let beside = placed.line.map_or("?".to_owned(), |at| {
        if lines[at].number.is_empty() {
            lines[at].words.split(' ').next().unwrap().to_owned()
        } else {
            lines[at].number.clone()
        }
    });
    let c = &placed.change;
    let mut out = format!("{beside} {}:", c.what.in_words());
    if !c.old.is_empty() {
        out.extend([format!(" [-{}-]", c.old.as_str())]);
    }
    if !c.new.is_empty() {
        out.extend([format!(" [+{}+]", c.new.as_str())]);
    }
    if !c.says.is_empty() {
        out.extend([format!(" ({})", c.says.replace('\n', " / "))]);
    }
    if !c.by.is_empty() {
        out.extend([format!(" {}", c.by)]);
    }
    out + &match &placed.target {
        Target::Nowhere => String::new(),
        Target::Beside(..) => " =".to_owned(),
        Target::Words {
            entry,
            at,
            old,
            new,
        } => {
            format!(" @{}:{at} {:?}>{:?}", entry.0, old.as_str(), new.as_str())
        }
        Target::After { entry, words } => format!(" after {} {:?}", entry.0, words.as_str()),
        Target::Strike(entry) => format!(" strike {}", entry.0),
    }
}

fn shown(body: &str) -> Vec<String> {
    placed(&read(body)).iter().map(line).collect()
}

#[track_caller]
fn is(body: &str, lines: &[&str]) {
    assert_eq!(shown(body), lines);
}

#[test]
fn an_unmarked_copy_asks_for_nothing() {
    is(&two(&r(TWO)), &[]);
    // Nor does one that went through a word processor with its own quotation marks and spaces.
    let typed = two(&r(TWO)).replace(['\u{2018}', '\u{2019}'], "'");
    is(&typed.replace("Members noted", "Members\u{A0}noted"), &[]);
}

#[test]
fn words_put_in_taken_out_and_replaced() {
    // 1: put in, in the middle of a paragraph.
    is(
        &two(&(r("The Board asked for the ") + &ins(LEE, "latest ") + &r("figures by March."))),
        &["4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \""],
    );
    // 2: taken out.
    is(
        &two(&(r("The Board asked for the figures") + &del(LEE, " by March") + &r("."))),
        &["4.2 take out: [- by March-] Cllr Lee @a:11.0:31 \" by March\">\"\""],
    );
    // 3: replaced: out, then in.
    is(
        &two(&(r("The Board asked for the figures by ")
            + &del(LEE, "March")
            + &ins(LEE, "April")
            + &r("."))),
        &["4.2 replace: [-March-] [+April+] Cllr Lee @a:11.0:35 \"March\">\"April\""],
    );
    // 4: replaced: in, then out, as Word writes it where the caret stood before the words.
    is(
        &two(&(r("The Board asked for the figures by ")
            + &ins(LEE, "April")
            + &del(LEE, "March")
            + &r("."))),
        &["4.2 replace: [-March-] [+April+] Cllr Lee @a:11.0:35 \"March\">\"April\""],
    );
    // 5: part of a word.
    is(
        &two(&(r("The Board ask")
            + &del(LEE, "ed")
            + &ins(LEE, "s")
            + &r(" for the figures by March."))),
        &["4.2 replace: [-ed-] [+s+] Cllr Lee @a:11.0:13 \"ed\">\"s\""],
    );
    // 6: at the very beginning and at the very end.
    is(
        &two(&(ins(LEE, "In closing, ") + &r(TWO) + &ins(LEE, " This was agreed."))),
        &[
            "4.2 put in: [+In closing, +] Cllr Lee @a:11.0:0 \"\">\"In closing, \"",
            "4.2 put in: [+ This was agreed.+] Cllr Lee @a:11.0:41 \"\">\" This was agreed.\"",
        ],
    );
    // 7: the whole of the words replaced.
    is(
        &two(&(del(LEE, TWO) + &ins(LEE, "The Board asked nothing."))),
        &[
            "4.2 replace: [-The Board asked for the figures by March.-] [+The Board asked nothing.+] Cllr Lee \
           @a:11.0:0 \"The Board asked for the figures by March.\">\"The Board asked nothing.\"",
        ],
    );
}

#[test]
fn one_change_over_several_runs_and_two_hands_beside_each_other() {
    // 8: a deletion over three runs, one bold, each in a w:del of its own.
    let bold = format!(
        "<w:del {LEE}><w:r><w:rPr><w:b/></w:rPr><w:delText>fig</w:delText></w:r><w:r><w:delText>ures</w:delText></w:r></w:del>"
    );
    is(
        &two(&(r("The Board asked for ")
            + &del(LEE, "the ")
            + &bold
            + &ins(LEE, "costs")
            + &r(" by March."))),
        &["4.2 replace: [-the figures-] [+costs+] Cllr Lee @a:11.0:20 \"the figures\">\"costs\""],
    );
    // 9: one takes out, another puts in at the same place: two changes.
    is(
        &two(&(r("The Board asked for the figures by ")
            + &del(LEE, "March")
            + &ins(KATZ, "May")
            + &r("."))),
        &[
            "4.2 take out: [-March-] Cllr Lee @a:11.0:35 \"March\">\"\"",
            "4.2 put in: [+May+] Dr Katz @a:11.0:40 \"\">\"May\"",
        ],
    );
    // 10: what one put in another took out in part.
    let nested = format!(
        "<w:ins {LEE}>{}<w:del {KATZ}><w:r><w:delText>urgent </w:delText></w:r></w:del></w:ins>",
        r("latest ")
    );
    is(
        &two(&(r("The Board asked for the ") + &nested + &r("figures by March."))),
        &[
            "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
            "4.2 put in by one, taken out by another: (Put in by Cllr Lee and taken out again by Dr Katz. \
             \u{201C}urgent\u{201D}) Dr Katz =",
        ],
    );
    // 11: words put in between two parts that another takes out.
    is(
        &two(&(r("The Board asked ")
            + &del(KATZ, "for ")
            + &ins(LEE, "about ")
            + &del(KATZ, "the ")
            + &r("figures by March."))),
        &[
            "4.2 take out: [-for -] Dr Katz @a:11.0:16 \"for \">\"\"",
            "4.2 put in: [+about +] Cllr Lee @a:11.0:20 \"\">\"about \"",
            "4.2 take out: [-the -] Dr Katz @a:11.0:20 \"the \">\"\"",
        ],
    );
}

fn put_in_mark(hand: &str) -> String {
    format!("<w:rPr><w:ins {hand}/></w:rPr>")
}

fn taken_out_mark(hand: &str) -> String {
    format!("<w:rPr><w:del {hand}/></w:rPr>")
}

#[test]
fn paragraphs_put_in_taken_out_joined_and_divided() {
    let start = |properties: &str, runs: &str| {
        p(
            properties,
            &format!("{}<w:r><w:tab/></w:r>{runs}", r("4.2")),
        )
    };
    let new = "The Chair thanked the team.";
    // 12: Enter at the end of 4.2 and new words: the old paragraph has the new mark.
    is(
        &around(&(start(&put_in_mark(LEE), &r(TWO)) + &p("", &ins(LEE, new)))),
        &[
            "4.2 new paragraph after: [+The Chair thanked the team.+] Cllr Lee after a:11.0 \"The Chair thanked the team.\"",
        ],
    );
    // 13: words and Enter typed before 4.2, as LibreOffice and a paste write it.
    is(
        &around(&(p(&put_in_mark(LEE), &ins(LEE, new)) + &n("4.2", &r(TWO)))),
        &[
            "4.2 new paragraph before: [+The Chair thanked the team.+] Cllr Lee after a:10.0 \"The Chair thanked the team.\"",
        ],
    );
    // 14: the same with a number that somebody typed.
    is(
        &around(
            &(start(&put_in_mark(LEE), &r(TWO))
                + &p("", &ins(LEE, "4.2a\tThe Chair agreed."))
                + "<w:p/>"),
        ),
        &[
            "4.2 new paragraph after: [+4.2a\tThe Chair agreed.+] Cllr Lee after a:11.0 \"The Chair agreed.\"",
        ],
    );
    is(
        &around(&(start(&put_in_mark(LEE), &r(TWO)) + &p("", &ins(LEE, "4.3\tThe Chair agreed.")))),
        &[
            "4.2 new paragraph after: [+4.3\tThe Chair agreed.+] Cllr Lee after a:11.0 \"The Chair agreed.\"",
        ],
    );
    // 15: two new paragraphs.
    is(
        &around(
            &(start(&put_in_mark(LEE), &r(TWO))
                + &p(&put_in_mark(LEE), &ins(LEE, "One."))
                + &p("", &ins(LEE, "Two."))),
        ),
        &[
            "4.2 new paragraph after: [+One.+] Cllr Lee after a:11.0 \"One.\"",
            "4.2 new paragraph after: [+Two.+] Cllr Lee after a:11.0 \"Two.\"",
        ],
    );
    // 16: a paragraph taken out with its mark and its number.
    is(
        &around(&p(
            &taken_out_mark(LEE),
            &(del(LEE, "4.2")
                + &format!("<w:del {LEE}><w:r><w:tab/></w:r></w:del>")
                + &del(LEE, TWO)),
        )),
        &[
            "4.2 take out the paragraph: [-4.2\tThe Board asked for the figures by March.-] Cllr Lee strike a:11.0",
        ],
    );
    // 17: its words alone, so that an empty line is left.
    is(
        &two(&del(LEE, TWO)),
        &[
            "4.2 take out: [-The Board asked for the figures by March.-] Cllr Lee \
           @a:11.0:0 \"The Board asked for the figures by March.\">\"\"",
        ],
    );
    // A new paragraph in its place: one comes, one goes, and nothing is joined.
    is(
        &around(
            &(p(&put_in_mark(LEE), &ins(LEE, new))
                + &p(
                    &taken_out_mark(LEE),
                    &(del(LEE, "4.2")
                        + &format!("<w:del {LEE}><w:r><w:tab/></w:r></w:del>")
                        + &del(LEE, TWO)),
                )),
        ),
        &[
            "4.2 take out the paragraph: [-4.2\tThe Board asked for the figures by March.-] Cllr Lee strike a:11.0",
            "4.2 new paragraph before: [+The Chair thanked the team.+] Cllr Lee after a:10.0 \"The Chair thanked the team.\"",
        ],
    );
    // 18: two paragraphs joined: the mark of the first is taken out.
    is(
        &around(&start(&taken_out_mark(LEE), &r(TWO))),
        &[&*format!(
            "4.2 join with the next: [-4.2\t{TWO}-] [+4.3\t{THREE}+] Cllr Lee ="
        )],
    );
    // 19: from the middle of one to the middle of the next.
    let body = around(&start(
        &taken_out_mark(LEE),
        &(r("The Board asked for the figures") + &del(LEE, " by March.")),
    ))
    .replace(
        &(r("4.3") + "<w:r><w:tab/></w:r>" + &r(THREE)),
        &(del(LEE, "4.3")
            + &format!("<w:del {LEE}><w:r><w:tab/></w:r></w:del>")
            + &del(LEE, "Members")
            + &r(THREE.strip_prefix("Members").unwrap())),
    );
    let found = shown(&body);
    assert_eq!(found.len(), 3, "{found:#?}");
    assert_eq!(
        found[0],
        "4.2 take out: [- by March.-] Cllr Lee @a:11.0:31 \" by March.\">\"\""
    );
    assert!(found[1].starts_with("4.2 join with the next: "));
    assert!(
        found[2].starts_with("4.3 take out: [-4.3\tMembers-] Cllr Lee"),
        "{}",
        found[2]
    );
    // 20: a paragraph divided in two.
    is(
        &around(
            &(start(&put_in_mark(LEE), &r("The Board asked for the figures"))
                + &p("", &r(" by March."))),
        ),
        &["4.2 divide in two: [-4.2\tThe Board asked for the figures-] [+ by March.+] Cllr Lee ="],
    );
    // 21: an empty line put in asks for no words.
    is(
        &around(&(p(&put_in_mark(LEE), "") + &n("4.2", &r(TWO)))),
        &[],
    );
    // 22: a mark put in by one and taken out by another parts nothing.
    let both = format!("<w:rPr><w:ins {LEE}/><w:del {KATZ}/></w:rPr>");
    is(
        &around(&(start(&both, &r("The Board asked for ")) + &p("", &r("the figures by March.")))),
        &[],
    );
}

#[test]
fn moved_words_and_paragraphs_say_where_they_went() {
    let from = |words: &str| {
        format!(
            "<w:moveFromRangeStart w:id='7' w:author='Cllr Lee' w:name='move1'/><w:moveFrom {LEE}>{}</w:moveFrom><w:moveFromRangeEnd w:id='7'/>",
            r(words)
        )
    };
    let to = |words: &str| {
        format!(
            "<w:moveToRangeStart w:id='8' w:author='Cllr Lee' w:name='move1'/><w:moveTo {LEE}>{}</w:moveTo><w:moveToRangeEnd w:id='8'/>",
            r(words)
        )
    };
    // 23: words moved within a paragraph.
    is(
        &two(&(to("By March ")
            + &r("The Board asked for the figures")
            + &from(" by March")
            + &r("."))),
        &[
            "4.2 moved to here: [+By March +] (From paragraph 4.) Cllr Lee @a:11.0:0 \"\">\"By March \"",
            "4.2 moved from here: [- by March-] (To paragraph 4.) Cllr Lee @a:11.0:31 \" by March\">\"\"",
        ],
    );
    // 24: a whole paragraph moved up.
    let mark = format!("<w:rPr><w:moveTo {LEE}/></w:rPr>");
    let gone = format!("<w:rPr><w:moveFrom {LEE}/></w:rPr>");
    let tail = "Members noted the \u{2018}risk\u{2019} of delay and asked for a plan.";
    let body = around(&(p(&mark, &to(&format!("4.3 {tail}"))) + &n("4.2", &r(TWO)))).replace(
        &n("4.3", &r(THREE)),
        &p(&gone, &from(&format!("4.3 {tail}"))),
    );
    let found = shown(&body);
    assert_eq!(found.len(), 2, "{found:#?}");
    assert!(
        found[0].starts_with("4.2 moved to here: [+4.3 Members"),
        "{}",
        found[0]
    );
    assert!(
        found[1].starts_with("4.3 moved from here: [-4.3 Members"),
        "{}",
        found[1]
    );
    assert!(found[1].ends_with("strike a:12.0"), "{}", found[1]);
}

#[test]
fn limbs_marks_of_a_resolution_and_facts() {
    // 25: a limb of a resolution: in the entry's own text, after the lines before it.
    let body = two(&r(TWO)).replace(
        &r("the cost be met from reserves"),
        &(r("the cost be met from ") + &del(LEE, "reserves") + &ins(LEE, "the budget")),
    );
    is(
        &body,
        &[
            "4.4.2 replace: [-reserves-] [+the budget+] Cllr Lee @a:13.0:48 \"reserves\">\"the budget\"",
        ],
    );
    // 26: what follows from facts can't be changed by words.
    let body = two(&r(TWO)).replace(
        &r("Councillor Lee left the meeting at 18:40."),
        &(r("Councillor Lee left the meeting at 18:")
            + &del(LEE, "40")
            + &ins(LEE, "45")
            + &r(".")),
    );
    is(&body, &["4.5 replace: [-40-] [+45+] Cllr Lee ="]);
    // 27: the word before a decision is none of its words.
    let body = two(&r(TWO)).replace(
        &r("Resolved:"),
        &(del(LEE, "Resolved:") + &ins(LEE, "Agreed:")),
    );
    is(
        &body,
        &["4.4 replace: [-Resolved:-] [+Agreed:+] Cllr Lee ="],
    );
    // 28: a heading, and a name at the head.
    let body = two(&r(TWO))
        .replace(
            &r("Ferry terminal"),
            &(r("Ferry ") + &ins(LEE, "and bus ") + &r("terminal")),
        )
        .replace(
            "Amara Lee",
            &format!("</w:t></w:r>{}<w:r><w:t>Amara Lee", ins(LEE, "Dr ")),
        );
    is(
        &body,
        &[
            "Councillor put in: [+Dr +] Cllr Lee",
            "4 put in: [+and bus +] Cllr Lee",
        ],
    );
    // 29: the words after "Action:".
    let body = two(&r(TWO)).replace(
        &r("Write to the port"),
        &(r("Write to the port") + &ins(LEE, " authority")),
    );
    is(
        &body,
        &["Action: put in: [+ authority+] Cllr Lee @a:16.0:17 \"\">\" authority\""],
    );
    // 30: beside quotation marks that a word processor turned.
    let body = two(&r(TWO)).replace(
        &r(THREE),
        &(r("Members noted the 'risk' of ")
            + &del(LEE, "delay")
            + &ins(LEE, "cost")
            + &r(" and asked for a plan.")),
    );
    is(
        &body,
        &["4.3 replace: [-delay-] [+cost+] Cllr Lee @a:12.0:32 \"delay\">\"cost\""],
    );
}

#[test]
fn tables_boxes_notes_headers_fields_links_and_controls() {
    let cell = |inside: &str| format!("<w:tc><w:tcPr/>{}</w:tc>", p("", inside));
    let row = |mark: &str, cells: &str| format!("<w:tr><w:trPr>{mark}</w:trPr>{cells}</w:tr>");
    let whole = two(&r(TWO));
    // 31: a row put in, and one taken out.
    let table = format!(
        "<w:tbl>{}{}{}</w:tbl>",
        row("", &(cell(&r("Action")) + &cell(&r("Owner")))),
        row(
            &format!("<w:ins {LEE}/>"),
            &(cell(&ins(LEE, "Write")) + &cell(&ins(LEE, "Clerk")))
        ),
        row(
            &format!("<w:del {LEE}/>"),
            &(cell(&del(LEE, "Phone")) + &cell(&del(LEE, "Chair")))
        ),
    );
    is(
        &(whole.clone() + &table),
        &[
            "? new row of the table: [+Write | Clerk+] Cllr Lee",
            "? take out the row: [-Phone | Chair-] Cllr Lee",
        ],
    );
    // 32: words of a cell.
    let table = format!(
        "<w:tbl>{}</w:tbl>",
        row(
            "",
            &cell(&(r("Write to the ") + &ins(LEE, "old ") + &r("port")))
        )
    );
    is(
        &(whole.clone() + &table),
        &["Write put in: [+old +] Cllr Lee @a:16.0:13 \"\">\"old \""],
    );
    // 33: a box of text that hangs on a paragraph, once though it is written twice.
    let boxed = format!(
        "<w:txbxContent>{}</w:txbxContent>",
        p("", &ins(LEE, "Please check!"))
    );
    let body = two(&(r(TWO)
        + &format!(
            "<w:r><mc:AlternateContent><mc:Choice>{boxed}</mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r>"
        )));
    is(
        &body,
        &["? new paragraph after: [+Please check!+] Cllr Lee"],
    );
    // 34: a footnote, a header, a footer.
    let parts = [
        (
            "footnotes",
            "footnotes",
            format!(
                "<w:footnote w:id='1'>{}</w:footnote>",
                p("", &(r("See the ") + &ins(LEE, "full ") + &r("report.")))
            ),
        ),
        (
            "header1",
            "header",
            p("", &(r("The Board") + &ins(LEE, " of Harrowmere"))),
        ),
        (
            "footer1",
            "footer",
            p("", &(r("Draft minutes") + &del(LEE, ", 19 March"))),
        ),
    ];
    let parts: Vec<(&str, &str, &str)> =
        parts.iter().map(|(a, b, c)| (*a, *b, c.as_str())).collect();
    let found = placed(&read_word(&file(&whole, &parts)).unwrap());
    let told: Vec<String> = found
        .iter()
        .map(|p| format!("{} {}", p.stands, line(p)))
        .collect();
    assert_eq!(
        told,
        [
            "a note ? put in: [+full +] Cllr Lee",
            "the header ? put in: [+ of Harrowmere+] Cllr Lee",
            "the footer ? take out: [-, 19 March-] Cllr Lee",
        ]
    );
    // 35: in a content control, in a link, in the result of a field; a field's instruction is no words.
    let control = format!(
        "<w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        ins(LEE, "latest ")
    );
    is(
        &two(&(r("The Board asked for the ") + &control + &r("figures by March."))),
        &["4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \""],
    );
    let link = format!(
        "<w:hyperlink w:anchor='x'>{}{}</w:hyperlink>",
        del(LEE, "figures"),
        ins(LEE, "facts")
    );
    is(
        &two(&(r("The Board asked for the ") + &link + &r(" by March."))),
        &["4.2 replace: [-figures-] [+facts+] Cllr Lee @a:11.0:24 \"figures\">\"facts\""],
    );
    let sign = |what: &str| format!("<w:r><w:fldChar w:fldCharType='{what}'/></w:r>");
    let field = sign("begin")
        + "<w:r><w:instrText>DATE</w:instrText></w:r>"
        + &ins(LEE, "instruction")
        + &sign("separate")
        + &del(LEE, "March")
        + &ins(LEE, "May")
        + &sign("end");
    is(
        &two(&(r("The Board asked for the figures by ") + &field + &r("."))),
        &["4.2 replace: [-March-] [+May+] Cllr Lee @a:11.0:35 \"March\">\"May\""],
    );
    // 36: a whole paragraph in a control around paragraphs.
    let control = format!(
        "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>",
        n(
            "4.2",
            &(r("The Board asked for the ") + &del(LEE, "figures ") + &r("by March."))
        )
    );
    is(
        &around(&control),
        &["4.2 take out: [-figures -] Cllr Lee @a:11.0:24 \"figures \">\"\""],
    );
}

fn comment(id: u32, hand: &str, paragraph: &str, says: &str) -> String {
    let hand = hand.replace("w:id='1'", "").replace("w:id='2'", "");
    format!(
        "<w:comment w:id='{id}' {hand}><w:p w14:paraId='{paragraph}'><w:r><w:annotationRef/></w:r>{}</w:p></w:comment>",
        r(says)
    )
}

fn commented(body: &str, comments: &str, threads: &str) -> Vec<String> {
    let bytes = file(
        body,
        &[
            ("comments", "comments", comments),
            ("commentsExtended", "commentsExtended", threads),
        ],
    );
    placed(&read_word(&bytes).unwrap())
        .iter()
        .map(line)
        .collect()
}

fn begins(id: u32) -> String {
    format!("<w:commentRangeStart w:id='{id}'/>")
}

fn ends(id: u32) -> String {
    format!("<w:commentRangeEnd w:id='{id}'/><w:r><w:commentReference w:id='{id}'/></w:r>")
}

#[test]
fn comments_on_words_on_paragraphs_on_nothing_and_their_replies() {
    // 37: on words, with a reply and the reply to that; marked as done.
    let comments = comment(5, LEE, "A1", "Was it not April?")
        + &comment(6, KATZ, "A2", "It was.")
        + &comment(7, LEE, "A3", "Thanks.");
    let threads = "<w15:commentEx w15:paraId='A1' w15:done='1'/><w15:commentEx w15:paraId='A2' w15:paraIdParent='A1' w15:done='0'/><w15:commentEx w15:paraId='A3' w15:paraIdParent='A1'/>";
    let body = two(&(r("The Board asked for the figures by ")
        + &begins(5)
        + &begins(6)
        + &begins(7)
        + &r("March")
        + &ends(5)
        + &ends(6)
        + &ends(7)
        + &r(".")));
    assert_eq!(
        commented(&body, &comments, threads),
        [
            "4.2 comment: [-March-] (Was it not April? (marked as done) / Dr Katz: It was. / Cllr Lee: Thanks.) Cllr Lee ="
        ]
    );
    // 38: over several paragraphs: beside the first of them.
    let body = around(&n(
        "4.2",
        &(r("The Board asked for the ") + &begins(5) + &r("figures by March.")),
    ))
    .replace(
        &r(THREE),
        &(r("Members") + &ends(5) + &r(THREE.strip_prefix("Members").unwrap())),
    );
    assert_eq!(
        commented(&body, &comment(5, LEE, "A1", "All of this?"), ""),
        ["4.2 comment: [-figures by March.\n4.3\tMembers-] (All of this?) Cllr Lee ="]
    );
    // 39: at a place without words, and without any place at all.
    let body = two(&(r(TWO) + "<w:r><w:commentReference w:id='5'/></w:r>"));
    let two_comments = comment(5, LEE, "A1", "Who asked?") + &comment(6, KATZ, "A2", "Looks good.");
    assert_eq!(
        commented(&body, &two_comments, ""),
        [
            "? comment: (Looks good.) Dr Katz",
            "4.2 comment: (Who asked?) Cllr Lee ="
        ]
    );
    // 40: on words that were put in, and one without words.
    let body = two(&(r("The Board asked for the ")
        + &begins(5)
        + &ins(LEE, "latest ")
        + &ends(5)
        + &r("figures by March.")));
    assert_eq!(
        commented(&body, &comment(5, KATZ, "A1", ""), ""),
        [
            "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
            "4.2 comment: [-latest-] ((no words)) Dr Katz =",
        ]
    );
    // A ring of replies is told, each by itself.
    let ring = "<w15:commentEx w15:paraId='A1' w15:paraIdParent='A2'/><w15:commentEx w15:paraId='A2' w15:paraIdParent='A1'/>";
    assert_eq!(commented(&two(&r(TWO)), &two_comments, ring).len(), 2);
}

#[test]
fn what_was_not_tracked_is_told() {
    // 41: other words.
    is(
        &two(&r("The Board asked for the figures by April.")),
        &["4.2 not tracked: [-March-] [+April+] @a:11.0:35 \"March\">\"April\""],
    );
    // 42: beside a tracked change.
    is(
        &two(&(r("The Board asked for all figures by ")
            + &del(LEE, "March")
            + &ins(LEE, "April")
            + &r("."))),
        &[
            "4.2 not tracked: [-the-] [+all+] @a:11.0:20 \"the\">\"all\"",
            "4.2 replace: [-March-] [+April+] Cllr Lee @a:11.0:35 \"March\">\"April\"",
        ],
    );
    // 43: a paragraph that the draft hasn't got, and one that the copy hasn't got.
    is(
        &around(&(n("4.2", &r(TWO)) + &p("", &r("A band played outside all evening.")))),
        &[
            "? not tracked: [+A band played outside all evening.+] (The draft has no such paragraph.)",
        ],
    );
    is(
        &around(""),
        &[
            "4.2 not tracked: [-The Board asked for the figures by March.-] (The copy has no such paragraph.) strike a:11.0",
        ],
    );
    // 44: struck through by hand; who did it is known where the look was tracked.
    let struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t xml:space='preserve'> by March</w:t></w:r>";
    is(
        &two(&(r("The Board asked for the figures") + struck + &r("."))),
        &[
            "4.2 take out: [- by March-] (Struck through, without tracking.) @a:11.0:31 \" by March\">\"\"",
        ],
    );
    let tracked = format!(
        "<w:r><w:rPr><w:strike/><w:rPrChange {KATZ}><w:rPr/></w:rPrChange></w:rPr><w:t xml:space='preserve'> by March</w:t></w:r>"
    );
    is(
        &two(&(r("The Board asked for the figures") + &tracked + &r("."))),
        &[
            "4.2 take out: [- by March-] (Struck through, without tracking.) Dr Katz @a:11.0:31 \" by March\">\"\"",
        ],
    );
    // 45: numbers counted on by hand are no other words.
    is(&two(&r(TWO)).replace(">4.2<", ">4.7<"), &[]);
}

#[test]
fn formatting_is_passed_over_and_told() {
    // 46: of a run, of a paragraph, of its number.
    let run = format!(
        "<w:r><w:rPr><w:b/><w:rPrChange {LEE}><w:rPr/></w:rPrChange></w:rPr><w:t>{TWO}</w:t></w:r>"
    );
    let properties = format!(
        "<w:numPr><w:ins {LEE}/></w:numPr><w:pPrChange {KATZ}><w:pPr><w:rPr><w:del {LEE}/></w:rPr></w:pPr></w:pPrChange>"
    );
    let body = around(&p(&properties, &(r("4.2") + "<w:r><w:tab/></w:r>" + &run)));
    let copy = read(&body);
    assert_eq!(copy.changes, []);
    let remarks: Vec<&str> = copy.remarks.iter().map(Text::as_str).collect();
    assert_eq!(
        remarks,
        [
            "2 changes of formatting by Cllr Lee were passed over.",
            "1 change of formatting by Dr Katz was passed over.",
        ]
    );
}

#[test]
fn who_asked_when_and_where_it_stands_are_known() {
    let copy = read(&two(&(r("The Board asked for the ")
        + &ins(LEE, "latest ")
        + &r("figures by March."))));
    let change = &copy.changes[0];
    assert_eq!(change.by.as_str(), "Cllr Lee");
    assert_eq!(change.when.unwrap().to_string(), "2026-03-20 14:00:00");
    let paragraph = &copy.paragraphs[change.paragraph.unwrap()];
    assert_eq!(paragraph.before, format!("4.2\t{TWO}"));
    assert_eq!(
        paragraph.after,
        "4.2\tThe Board asked for the latest figures by March."
    );
    assert_eq!(placed(&copy)[0].stands, "paragraph 4");
}

#[test]
fn hostile_copies_cost_a_sentence() {
    let refused = |body: &str| read_word(&file(body, &[])).unwrap_err().to_string();
    let many = ins(LEE, "x").repeat(10_000);
    assert!(refused(&p("", &many)).contains("more than 5,000 changes"));
    let deep = format!("{}{}", "<w:ins>".repeat(300), "</w:ins>".repeat(300));
    assert!(refused(&deep).contains("nests deeper than documents do"));
    let cut = zip(&[("word/document.xml", b"<w:document><w:body><w:p>")]);
    assert!(
        read_word(&cut)
            .unwrap_err()
            .to_string()
            .contains("is broken at byte")
    );
    assert!(read_word(b"PK\x03\x04no").is_err());
    let bomb = vec![b' '; 40 << 20];
    let bomb = zip(&[("word/document.xml", &bomb)]);
    assert!(
        read_word(&bomb)
            .unwrap_err()
            .to_string()
            .contains("unpacks to more")
    );
    // Signs of comments, and hands that formatted, without end.
    let comments: String = (0..3_000).map(|n| comment(n, LEE, "A", "x")).collect();
    let signs = begins(9_999).repeat(100_000);
    let bytes = file(&p("", &signs), &[("comments", "comments", &comments)]);
    let told = read_word(&bytes).unwrap_err().to_string();
    assert!(told.contains("asks for more work"), "{told}");
    let looks = (0..20_000)
        .map(|n| format!("<w:r><w:rPr><w:rPrChange w:author='A{n}'/></w:rPr><w:t>x</w:t></w:r>"))
        .collect::<Vec<_>>()
        .concat();
    assert_eq!(read(&p("", &looks)).remarks.len(), 21);
    // Just as many as may be: read, placed, and none lost.
    let body = around(&n(
        "4.2",
        &(r(TWO) + &(ins(LEE, "x") + &r(" ")).repeat(4_900)),
    ));
    assert_eq!(
        placed(&read(&body))
            .iter()
            .filter(|p| p.change.by.as_str() == "Cllr Lee")
            .count(),
        4_900
    );
}

fn mailed(text: &str) -> Vec<String> {
    let copy = read_word(text.as_bytes()).unwrap();
    placed(&copy).iter().map(line).collect()
}

#[test]
fn an_e_mail_is_placed_where_it_names_a_paragraph() {
    let text = "Dear Sam,\n\nThanks for the draft, a few things:\n\n\
        4.2: for 'March' read 'April'\n\
        Para 4.3 should read: Members noted the risk.\n\
        Page 3, item 4, first para: delete 'on the terminal'\n\
        - 4.4.2 - replace \"reserves\" with \"the\nbudget\"; delete 'from'\n\
        4.5: I left at 18:45, not 18:40.\n\
        4.9: for 'x' read 'y'\n\
        Item 5, last paragraph\n\
        delete this paragraph.\n\n\
        > 4.2 The Board asked for the figures\n> by March.\n\n\
        It was the Chair who asked.\n\n\
        delete 'the report on the terminal'\n\n\
        The heating was off all evening.\n\n\
        Kind regards\nAmara Lee\nCouncillor for the Harbour ward\n";
    assert_eq!(
        mailed(text),
        [
            "? message: (Thanks for the draft, a few things:)",
            "4.2 message: [-March-] [+April+] (4.2: for 'March' read 'April') @a:11.0:35 \"March\">\"April\"",
            "4.3 message: [+Members noted the risk.+] (Para 4.3 should read: Members noted the risk.) @a:12.0:0 \
             \"Members noted the \u{2018}risk\u{2019} of delay and asked for a plan.\">\"Members noted the risk.\"",
            "4.1 message: [-on the terminal-] (Page 3, item 4, first para: delete 'on the terminal') @a:10.0:33 \
             \" on the terminal\">\"\"",
            "4.4.2 message: [-reserves-] [+the budget+] (- 4.4.2 - replace \"reserves\" with \"the budget\") \
             @a:13.0:48 \"reserves\">\"the budget\"",
            "4.4.2 message: [-from-] (- 4.4.2 - delete 'from') @a:13.0:42 \" from\">\"\"",
            "4.5 message: (4.5: I left at 18:45, not 18:40.) =",
            "? message: [-x-] [+y+] (4.9: for 'x' read 'y')",
            "5.1 message: (Item 5, last paragraph delete this paragraph.) strike a:15.0",
            "4.2 message: (It was the Chair who asked.) =",
            "4.1 message: [-the report on the terminal-] (delete 'the report on the terminal') @a:10.0:22 \
             \" the report on the terminal\">\"\"",
            "? message: (The heating was off all evening.)",
        ]
    );
}

#[test]
fn thanks_above_the_first_request_end_no_e_mail_and_what_is_left_out_is_shown() {
    let text = "Hi Sam,\n\nMany thanks.\n\n4.2: for 'March' read 'April'\n\n\
        Thank you\nAmara Lee\n01632 960 001\n";
    assert_eq!(
        mailed(text),
        [
            "4.2 message: [-March-] [+April+] (4.2: for 'March' read 'April') @a:11.0:35 \"March\">\"April\""
        ]
    );
    let copy = read_word(text.as_bytes()).unwrap();
    let remarks: Vec<&str> = copy.remarks.iter().map(Text::as_str).collect();
    assert_eq!(
        remarks,
        [
            "Left out as a greeting or a signature: Hi Sam, / Many thanks. / Thank you / Amara Lee / \
             01632 960 001"
        ]
    );
}

#[test]
fn an_answer_below_an_empty_quoted_line_is_to_what_is_quoted_above_it() {
    let text = "On Fri, 20 Mar 2026 at 14:05, The Clerk to the Harbour Board\n\
        <clerk@example.org> wrote:\n\
        > 4.3 Members noted the risk of delay\n> and asked for a plan.\n>\n\
        > 4.2 The Board asked for the figures\n> by March.\n>\n\
        It was the Chair who asked.\n";
    assert_eq!(
        mailed(text),
        ["4.2 message: (It was the Chair who asked.) ="]
    );
    // A request may begin and end so too.
    let asks = "On reflection the sentence is not what\nthe officer wrote:\nit should say nothing of it.\n";
    assert!(mailed(asks)[0].contains("On reflection"));
    for asks in [
        "On item 7 I voted against, as I wrote:\nplease put it right.\n",
        "On 4.3 the figure is 12, and not what the officer wrote:\nplease put it right.\n",
        "On 20 March 2026 I left at 14:05, as I wrote:\nplease put it right.\n",
    ] {
        let whole = asks.replace('\n', " ");
        assert!(
            mailed(asks)[0].contains(whole.trim().trim_start_matches("On 4.3 ")),
            "{:?}",
            mailed(asks)
        );
    }
    // However programs write whose words they quote.
    for head in [
        "On Fri, 20 Mar 2026 at 14:05, The Clerk wrote:",
        "On 20/03/2026 14:05, The Clerk wrote:",
        "On Mar 20, 2026, at 2:05 PM, The Clerk wrote:",
        "On 14:05 Fri 20 Mar, The Clerk wrote:",
        "On 2026-03-20 14:05, The Clerk wrote:",
    ] {
        let text = format!("{head}\n> 4.3 Members noted the risk of delay\n\nIt was the Chair.\n");
        let said = mailed(&text);
        assert_eq!(said.len(), 1, "{head}: {said:?}");
        assert!(
            said[0].contains("It was the Chair") && !said[0].contains("wrote"),
            "{said:?}"
        );
    }
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for (at, chunk) in bytes.chunks(3).enumerate() {
        let of = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for n in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * n) & 63) as usize];
            out.push(if n <= chunk.len() {
                char::from(sign)
            } else {
                '='
            });
        }
        if at % 19 == 18 {
            out.push_str("\r\n");
        }
    }
    out
}

#[test]
fn saved_mail_is_read_with_its_sender_its_letters_and_its_word_file() {
    let runs = r("The Board asked for the ") + &ins(LEE, "latest ") + &r("figures by March.");
    let document = base64(&file(&two(&runs), &[]));
    let mail = format!(
        "From: =?utf-8?q?Si=C3=A2n_Price?= <sian@example.org>\r\n\
         Date: Fri, 20 Mar 2026 14:05:00 +0000\r\n\
         Subject: minutes\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed;\r\n boundary=\"xyz\"\r\n\r\n\
         --xyz\r\nContent-Type: multipart/alternative; boundary=inner\r\n\r\n\
         --inner\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n\
         4.3: for =E2=80=98delay=E2=80=99 re=\r\nad =E2=80=98cost=E2=80=99\r\n\
         --inner\r\nContent-Type: text/html\r\n\r\n<p>4.3: something else</p>\r\n--inner--\r\n\
         --xyz\r\nContent-Type: application/octet-stream; name=\"draft.docx\"\r\n\
         Content-Disposition: attachment; filename=\"draft.docx\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{document}\r\n\
         --xyz\r\nContent-Type: image/png; name=\"logo.png\"\r\n\r\nx\r\n--xyz--\r\n"
    );
    let copy = read_word(mail.as_bytes()).unwrap();
    assert_eq!(copy.from.as_str(), "Si\u{e2}n Price");
    let remarks: Vec<&str> = copy.remarks.iter().map(Text::as_str).collect();
    assert_eq!(remarks, ["The attachment logo.png was not read."]);
    let found: Vec<String> = placed(&copy).iter().map(line).collect();
    assert_eq!(
        found,
        [
            "4.3 message: [-delay-] [+cost+] (4.3: for \u{2018}delay\u{2019} read \u{2018}cost\u{2019}) \
             Si\u{e2}n Price @a:12.0:32 \"delay\">\"cost\"",
            "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
        ]
    );
    // Passed on as a mail that hangs on a mail, it is the same copy.
    let passed_on = format!(
        "From: clerk@example.org\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=outer\r\n\r\n--outer\r\n\
         Content-Type: message/rfc822\r\n\r\n{mail}\r\n--outer--\r\n"
    );
    let copy = read_word(passed_on.as_bytes()).unwrap();
    assert_eq!(copy.from.as_str(), "clerk@example.org");
    assert_eq!(placed(&copy).iter().map(line).collect::<Vec<_>>().len(), 2);
    // Letters that the mail doesn't name are told from their bytes.
    let windows = b"From: x\r\nDate: y\r\n\r\n4.3: for \x91delay\x92 read \x91cost\x92\r\n";
    let copy = read_word(windows).unwrap();
    assert!(line(&placed(&copy)[0]).contains("\u{2018}cost\u{2019}"));
    let refused = read_word(b"%PDF-1.7 x").unwrap_err().to_string();
    assert!(refused.contains("This is a PDF"));
    let nested = "Content-Type: multipart/mixed; boundary=a\n\n--a\n".repeat(1000);
    assert!(read_word(format!("From: x\nDate: y\n{nested}").as_bytes()).is_ok());
}

/// What LibreOffice 7.4 made of a text with tracked changes and a comment.
#[test]
fn a_copy_from_libreoffice_is_read_as_one_from_word() {
    let document = include_bytes!("../../../tests/corrections/libreoffice-document.xml");
    let comments = include_bytes!("../../../tests/corrections/libreoffice-comments.xml");
    let bytes = zip(&[
        ("word/document.xml", document),
        ("word/comments.xml", comments),
    ]);
    let found: Vec<String> = placed(&read_word(&bytes).unwrap())
        .iter()
        .filter(|p| p.change.what != super::What::Untracked)
        .map(line)
        .collect();
    assert_eq!(
        found,
        [
            "4.1 new paragraph after: [+The Chair thanked the team.+] Dr Katz after a:10.0 \"The Chair thanked the team.\"",
            "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
            "4.2 take out: [-March-] Cllr Lee @a:11.0:35 \"March\">\"\"",
            "4.3 comment: [-of delay-] (Which risk?) Cllr Lee =",
            "4.3 join with the next: [-4.3\tMembers noted the \u{2018}risk\u{2019} of delay and asked for a plan.-] \
             [+4.5\tCouncillor Lee left the meeting at 18:40.+] Dr Katz =",
            "5.1 take out the paragraph: [-There was none.-] Dr Katz strike a:15.0",
        ]
    );
}

proptest::proptest! {
    /// Whatever is put in and taken out of a paragraph, what is asked for, done in the entry, makes of it
    /// what the copy says.
    #[test]
    fn what_is_asked_makes_the_entry_what_the_copy_says(
        cuts in proptest::collection::vec((0_usize..9, 0_usize..4, 0_usize..6), 1..12),
    ) {
        let text = "Members noted the \u{2018}risk\u{2019} of delay \u{2013} and the cafe\u{301} \u{1F44D}\u{1F3FD} asked.";
        let news = ["", "x", " new", "a b ", "\u{2019}s ", "1.2\tz"];
        let letters: Vec<char> = text.chars().collect();
        let (mut at, mut runs, mut expected) = (0, String::new(), String::new());
        for (length, what, new) in cuts {
            let to = (at + length).min(letters.len());
            let words: String = letters[at..to].iter().collect();
            at = to;
            let new = news[new];
            let hand = if length % 2 == 0 { LEE } else { KATZ };
            match what {
                0 if !words.is_empty() => runs.push_str(&del(hand, &words)),
                1 => {
                    runs.push_str(&(ins(hand, new) + &r(&words)));
                    expected.extend([new, &words]);
                }
                2 if !words.is_empty() => {
                    runs.push_str(&(del(hand, &words) + &ins(hand, new)));
                    expected.push_str(new);
                }
                _ => {
                    runs.push_str(&r(&words));
                    expected.push_str(&words);
                }
            }
        }
        let rest: String = letters[at..].iter().collect();
        runs.push_str(&r(&rest));
        expected.push_str(&rest);
        let mut lines = draft();
        lines[3].words = text.to_owned();
        lines[3].own = Some(Own { range: 0..text.len(), from: 0, all: true });
        let copy = read(&two(&runs));
        let mut found = place(&copy, &lines, &Steps::for_size(1000));
        found.retain(|p| !matches!(&p.target, Target::Beside(_, why) if why.starts_with("Nothing is asked")));
        let mut now = text.to_owned();
        for one in found.iter().rev() {
            match &one.target {
                Target::Words { entry: of, at, old, new } => {
                    proptest::prop_assert_eq!(*of, entry(11));
                    proptest::prop_assert_eq!(&now[*at..*at + old.len()], old.as_str());
                    now.replace_range(*at..*at + old.len(), new);
                }
                Target::Strike(_) => now.clear(),
                other => proptest::prop_assert!(false, "{:?} {:?} {:?} in {}", other, one.change.old.as_str(), one.change.new.as_str(), runs),
            }
        }
        let flat = |text: &str| text.replace('\t', " ");
        proptest::prop_assert_eq!(now, flat(&expected), "{}", runs);
    }
}
