//! Kinds of tracked change and comment as LibreOffice writes them into OpenDocument texts.

use super::*;
use crate::import::formats::build::zip;

/// Whose a change is.
type By = (&'static str, &'static str);
const LEE: By = ("Cllr Lee", "2026-03-20T14:00:00");
const KATZ: By = ("Dr Katz", "2026-03-21T09:30:00.123000000");

const TEXT: &[u8] = b"application/vnd.oasis.opendocument.text";
const NAMES: &str = "xmlns:office='urn:o' xmlns:text='urn:t' xmlns:table='urn:tb' xmlns:dc='urn:dc' \
                     xmlns:draw='urn:d' xmlns:style='urn:s' xmlns:loext='urn:l' xmlns:meta='urn:m'";

/// A copy that is being marked up.
#[derive(Default)]
struct Copy {
    regions: String,
    count: usize,
}

impl Copy {
    fn region(&mut self, what: &str) -> String {
        self.count += 1;
        let id = format!("ct{}", self.count);
        self.regions.extend([format!(
            "<text:changed-region xml:id='{id}' text:id='{id}'>{what}</text:changed-region>"
        )]);
        id
    }

    /// Words, or paragraphs with what stands between them, put in.
    fn ins(&mut self, by: By, inside: &str) -> String {
        let id = self.region(&format!("<text:insertion>{}</text:insertion>", info(by)));
        format!(
            "<text:change-start text:change-id='{id}'/>{inside}<text:change-end text:change-id='{id}'/>"
        )
    }

    /// Paragraphs taken out, the first and the last in part.
    fn del(&mut self, by: By, paragraphs: &[&str]) -> String {
        let gone = paragraphs
            .iter()
            .map(|words| format!("\n<text:p>{words}</text:p>"))
            .collect::<Vec<_>>()
            .concat();
        let id = self.region(&format!(
            "<text:deletion>{}{gone}</text:deletion>",
            info(by)
        ));
        format!("<text:change text:change-id='{id}'/>")
    }

    /// What one had put in, taken out by another.
    fn both(&mut self, out: By, put_in: By, words: &str) -> String {
        let id = self.region(&format!(
            "<text:deletion>{}<text:p>{words}</text:p></text:deletion>\
             <text:insertion>{}</text:insertion>",
            info(out),
            info(put_in)
        ));
        format!("<text:change text:change-id='{id}'/>")
    }

    /// The parts of the file.
    fn content(&self, styles: &str, body: &str) -> String {
        format!(
            "<?xml version='1.0'?><office:document-content {NAMES}>\
             <office:automatic-styles>{styles}</office:automatic-styles><office:body><office:text>\
             <text:tracked-changes text:track-changes='true'>{}</text:tracked-changes>\
             <text:sequence-decls/>{body}</office:text></office:body></office:document-content>",
            self.regions
        )
    }

    #[track_caller]
    fn is(&self, body: &str, lines: &[&str]) {
        let content = self.content("", body);
        let file = zip(&[("mimetype", TEXT), ("content.xml", content.as_bytes())]);
        let found: Vec<String> = placed(&read_word(&file).unwrap())
            .iter()
            .map(line)
            .collect();
        assert_eq!(found, lines, "{content}");
    }
}

fn info((by, when): By) -> String {
    format!(
        "<office:change-info><dc:creator>{by}</dc:creator><dc:date>{when}</dc:date></office:change-info>"
    )
}

fn p(inside: &str) -> String {
    format!("<text:p text:style-name='Minute'>{inside}</text:p>\n")
}

/// A numbered paragraph as our OpenDocument files have it.
fn n(number: &str, inside: &str) -> String {
    p(&format!("{number}<text:tab/>{inside}"))
}

/// The draft with something in the place of paragraph 4.2.
fn around(instead: &str) -> String {
    p("Councillor Amara Lee (Chair)")
        + &n("4.", "Ferry terminal")
        + &n("4.1", ONE)
        + instead
        + &n("4.3", THREE)
        + &n("4.4", "Resolved: That:")
        + &n("4.4.1", "the plan be approved")
        + &n("4.4.2", "the cost be met from reserves")
        + &n("4.5", "Councillor Lee left the meeting at 18:40.")
        + &n("5.", "Any other business")
        + &n("5.1", "There was none.")
        + &p("Action: Write to the port")
}

fn two(inside: &str) -> String {
    around(&n("4.2", inside))
}

#[test]
fn an_unmarked_copy_asks_for_nothing() {
    Copy::default().is(&two(TWO), &[]);
    // White space of the file is none of the words; signs stand for blanks that count.
    let spread = TWO.replace("Board asked", "Board\n      <text:span>asked</text:span>");
    Copy::default().is(&two(&spread.replace("for the", "for<text:s/>the")), &[]);
}

#[test]
fn words_put_in_taken_out_and_replaced() {
    let mut copy = Copy::default();
    let latest = copy.ins(LEE, "latest ");
    let march = copy.del(KATZ, &["<text:s/>by March"]);
    copy.is(
        &two(&format!("The Board asked for the {latest}figures{march}.")),
        &[
            "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
            "4.2 take out: [- by March-] Dr Katz @a:11.0:31 \" by March\">\"\"",
        ],
    );
    let mut copy = Copy::default();
    let (out, new) = (copy.del(LEE, &["March"]), copy.ins(LEE, "April"));
    copy.is(
        &two(&format!("The Board asked for the figures by {out}{new}.")),
        &["4.2 replace: [-March-] [+April+] Cllr Lee @a:11.0:35 \"March\">\"April\""],
    );
    // In letters of other looks, and the whole of the words.
    let mut copy = Copy::default();
    let out = copy.del(LEE, &[TWO]);
    let new = copy.ins(
        LEE,
        "The Board <text:span text:style-name='T1'>asked</text:span> nothing.",
    );
    copy.is(
        &two(&(out + &new)),
        &[
            "4.2 replace: [-The Board asked for the figures by March.-] [+The Board asked nothing.+] Cllr Lee \
           @a:11.0:0 \"The Board asked for the figures by March.\">\"The Board asked nothing.\"",
        ],
    );
}

#[test]
fn two_hands_beside_each_other_and_one_within_the_other() {
    let mut copy = Copy::default();
    let (out, new) = (copy.del(LEE, &["March"]), copy.ins(KATZ, "May"));
    copy.is(
        &two(&format!("The Board asked for the figures by {out}{new}.")),
        &[
            "4.2 take out: [-March-] Cllr Lee @a:11.0:35 \"March\">\"\"",
            "4.2 put in: [+May+] Dr Katz @a:11.0:40 \"\">\"May\"",
        ],
    );
    // What one put in another took out in part: the list says so, or the text does.
    let told = [
        "4.2 put in: [+latest +] Cllr Lee @a:11.0:24 \"\">\"latest \"",
        "4.2 put in by one, taken out by another: (Put in by Cllr Lee and taken out again by Dr Katz. \
         \u{201C}urgent\u{201D}) Dr Katz =",
    ];
    let mut copy = Copy::default();
    let new = copy.ins(LEE, "latest ");
    let both = copy.both(KATZ, LEE, "urgent ");
    copy.is(
        &two(&format!(
            "The Board asked for the {new}{both}figures by March."
        )),
        &told,
    );
    let mut copy = Copy::default();
    let out = copy.del(KATZ, &["urgent "]);
    let new = copy.ins(LEE, &format!("latest {out}"));
    copy.is(
        &two(&format!("The Board asked for the {new}figures by March.")),
        &told,
    );
}

#[test]
fn paragraphs_put_in_taken_out_joined_and_divided() {
    let new = "The Chair thanked the team.";
    // Enter at the end of 4.2 and new words.
    let mut copy = Copy::default();
    let body = copy.ins(LEE, &format!("</text:p><text:p>{new}"));
    copy.is(
        &two(&format!("{TWO}{body}")),
        &[&*format!(
            "4.2 new paragraph after: [+{new}+] Cllr Lee after a:11.0 \"{new}\""
        )],
    );
    // Words and Enter before 4.2; as LibreOffice writes it, and around whole paragraphs.
    let before = format!("4.2 new paragraph before: [+{new}+] Cllr Lee after a:10.0 \"{new}\"");
    let mut copy = Copy::default();
    let body = copy.ins(LEE, &format!("{new}</text:p><text:p>"));
    copy.is(
        &around(&format!("<text:p>{body}4.2<text:tab/>{TWO}</text:p>")),
        &[&*before],
    );
    let mut copy = Copy::default();
    let body = copy.ins(LEE, &p(new));
    copy.is(&around(&(body + &n("4.2", TWO))), &[&*before]);
    // Two new paragraphs.
    let mut copy = Copy::default();
    let body = copy.ins(LEE, "</text:p><text:p>One.</text:p><text:p>Two.");
    copy.is(
        &two(&format!("{TWO}{body}")),
        &[
            "4.2 new paragraph after: [+One.+] Cllr Lee after a:11.0 \"One.\"",
            "4.2 new paragraph after: [+Two.+] Cllr Lee after a:11.0 \"Two.\"",
        ],
    );
    // A paragraph taken out with its mark and its number: what went stands before the next one.
    let gone = format!("4.2 take out the paragraph: [-4.2\t{TWO}-] Cllr Lee strike a:11.0");
    let words = format!("4.2<text:tab/>{TWO}");
    let mut copy = Copy::default();
    let out = copy.del(LEE, &[&words, ""]);
    copy.is(
        &around("").replace("Minute'>4.3<", &format!("Minute'>{out}4.3<")),
        &[&*gone],
    );
    // The same between the paragraphs.
    let mut copy = Copy::default();
    let out = copy.del(LEE, &[&words]);
    copy.is(&around(&out), &[&*gone]);
    // Its words alone, so that an empty line is left.
    let mut copy = Copy::default();
    let out = copy.del(LEE, &[TWO]);
    copy.is(
        &two(&out),
        &[&*format!(
            "4.2 take out: [-{TWO}-] Cllr Lee @a:11.0:0 \"{TWO}\">\"\""
        )],
    );
    // Two paragraphs joined.
    let mut copy = Copy::default();
    let out = copy.del(LEE, &["", ""]);
    let joined = around(&format!(
        "<text:p>4.2<text:tab/>{TWO}{out}4.3<text:tab/>{THREE}</text:p>"
    ));
    copy.is(
        &joined.replace(&n("4.3", THREE), ""),
        &[&*format!(
            "4.2 join with the next: [-4.2\t{TWO}-] [+4.3\t{THREE}+] Cllr Lee ="
        )],
    );
    // From the middle of one to the middle of the next but one.
    let mut copy = Copy::default();
    let out = copy.del(
        LEE,
        &[
            "<text:s/>by March.",
            &format!("4.3<text:tab/>{THREE}"),
            "4.4<text:tab/>Resolved: ",
        ],
    );
    let across = around(&n(
        "4.2",
        &format!("The Board asked for the figures{out}That:"),
    ))
    .replace(&n("4.3", THREE), "")
    .replace(&n("4.4", "Resolved: That:"), "");
    copy.is(
        &across,
        &[
            "4.2 take out: [- by March.-] Cllr Lee @a:11.0:31 \" by March.\">\"\"",
            &format!("4.3 take out the paragraph: [-4.3\t{THREE}-] Cllr Lee strike a:12.0"),
            "4.4 take out: [-4.4\tResolved: -] Cllr Lee =",
        ],
    );
    // A paragraph divided in two.
    let mut copy = Copy::default();
    let cut = copy.ins(KATZ, "</text:p><text:p>");
    copy.is(
        &two(&format!(
            "The Board asked for the figures{cut}<text:s/>by March."
        )),
        &["4.2 divide in two: [-4.2\tThe Board asked for the figures-] [+ by March.+] Dr Katz ="],
    );
}

/// A comment; one with a name has a range where its end stands too.
fn comment(attributes: &str, (by, when): By, says: &[&str]) -> String {
    let says = says
        .iter()
        .map(|s| format!("<text:p>{s}</text:p>"))
        .collect::<Vec<_>>()
        .concat();
    format!(
        "<office:annotation {attributes}><dc:creator>{by}</dc:creator><dc:date>{when}</dc:date>\
         <meta:creator-initials>XY</meta:creator-initials>{says}</office:annotation>"
    )
}

fn ends(name: &str) -> String {
    format!("<office:annotation-end office:name='{name}'/>")
}

#[test]
fn comments_are_told_with_their_words_their_replies_and_whether_they_are_done() {
    let copy = Copy::default();
    let which = comment(
        "office:name='a1'",
        KATZ,
        &["Which <text:date>risk</text:date>?", "Say."],
    );
    let reply = comment(
        "office:name='a2' loext:parent-name='a1' loext:resolved='true'",
        LEE,
        &["The first."],
    );
    let body = format!(
        "Members noted {which}{reply}the \u{2018}risk\u{2019}{}{} of delay and asked for a plan.",
        ends("a1"),
        ends("a2")
    );
    copy.is(
        &around(&n("4.2", TWO)).replace(THREE, &body),
        &[
            "4.3 comment: [-the \u{2018}risk\u{2019}-] (Which risk? / Say. / Cllr Lee: The first. (marked as done)) \
             Dr Katz =",
        ],
    );
    // Without a name, and one over two paragraphs; within words that are put in.
    let mut copy = Copy::default();
    let point = comment("", LEE, &["Here."]);
    let new = copy.ins(KATZ, &format!("latest {point}"));
    copy.is(
        &two(&format!("The Board asked for the {new}figures by March.")),
        &[
            "4.2 put in: [+latest +] Dr Katz @a:11.0:24 \"\">\"latest \"",
            "4.2 comment: (Here.) Cllr Lee =",
        ],
    );
    let copy = Copy::default();
    let long = comment("office:name='b'", LEE, &["Both."]);
    let body = around(&n("4.2", &format!("{long}{TWO}")))
        .replace("Members noted", &format!("Members{} noted", ends("b")));
    copy.is(
        &body,
        &[&*format!(
            "4.2 comment: [-{TWO}\n4.3\tMembers-] (Both.) Cllr Lee ="
        )],
    );
}

#[test]
fn tables_lists_boxes_notes_headers_and_nested_ones() {
    let mut copy = Copy::default();
    let new = copy.ins(LEE, "new ");
    let out = copy.del(KATZ, &["old "]);
    let list = copy.ins(LEE, " and more");
    let boxed = copy.ins(LEE, "In a box.");
    let noted = copy.ins(KATZ, "Noted.");
    let inner = copy.del(LEE, &["inner"]);
    let cell =
        |inside: &str| format!("<table:table-cell><text:p>{inside}</text:p></table:table-cell>");
    let nested = format!(
        "<table:table-cell><table:table><table:table-row>{}</table:table-row></table:table>\
         <text:p/></table:table-cell>",
        cell(&format!("x {inner}"))
    );
    let table = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}{}\
         </table:table-row></table:table-header-rows><table:table-row>{}{nested}</table:table-row>\
         </table:table>",
        cell("Action"),
        cell(&format!("a {new}b {out}c")),
        "<table:covered-table-cell table:number-columns-repeated='2'/>",
    );
    let body = two(TWO).replace(
        "Write to the port",
        &format!(
            "Write to the port</text:p><text:list><text:list-item><text:p>One{list}</text:p>\
             </text:list-item></text:list><text:p><draw:frame><draw:text-box><text:p>{boxed}</text:p>\
             </draw:text-box></draw:frame>Last<text:note><text:note-citation>1</text:note-citation>\
             <text:note-body><text:p>{noted}</text:p></text:note-body></text:note>"
        ),
    );
    let content = copy.content("", &(body + &table));
    let mut heads = Copy::default();
    let head = heads.ins(KATZ, "Borough");
    let styles = format!(
        "<?xml version='1.0'?><office:document-styles {NAMES}><office:master-styles>\
         <style:master-page><style:header><text:tracked-changes>{}</text:tracked-changes>\
         <text:p>{head} Board</text:p></style:header><style:footer><text:p>Page</text:p>\
         </style:footer></style:master-page></office:master-styles></office:document-styles>",
        heads.regions
    );
    let file = zip(&[
        ("mimetype", TEXT),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ]);
    let read = read_word(&file).unwrap();
    let told: Vec<(String, String, String)> = read
        .changes
        .iter()
        .map(|c| {
            let stands = c.paragraph.map(|at| read.paragraphs[at].stands.to_string());
            let words = format!("{}{}", c.old.as_str(), c.new.as_str());
            (stands.unwrap_or_default(), words, c.by.to_string())
        })
        .collect();
    let mut told: Vec<String> = told
        .into_iter()
        .map(|(s, w, b)| format!("{s}: {w}: {b}"))
        .collect();
    told.sort();
    assert_eq!(
        told,
        [
            "a box: In a box.: Cllr Lee",
            "a note: Noted.: Dr Katz",
            "table 1, row 1, column 2: new : Cllr Lee",
            "table 1, row 1, column 2: old : Dr Katz",
            "table 2, row 1, column 1: inner: Cllr Lee",
            "the header: Borough: Dr Katz",
            "the text:  and more: Cllr Lee",
        ]
    );
}

#[test]
fn what_has_no_place_is_told_and_what_is_only_looks_is_counted() {
    let mut copy = Copy::default();
    // Its sign was lost on the way; a sign without a change is passed over.
    copy.del(LEE, &["The lift was out of order."]);
    let looks = copy.region(&format!(
        "<text:format-change>{}</text:format-change>",
        info(KATZ)
    ));
    let body = two(&format!(
        "<text:change text:change-id='gone'/>The Board <text:change-start text:change-id='{looks}'/>\
         asked<text:change-end text:change-id='{looks}'/> for the figures by March."
    ));
    copy.is(
        &body,
        &["? take out the paragraph: [-The lift was out of order.-] Cllr Lee"],
    );
    let content = copy.content("", &body);
    let file = zip(&[("mimetype", TEXT), ("content.xml", content.as_bytes())]);
    let remarks: Vec<String> = read_word(&file)
        .unwrap()
        .remarks
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        remarks,
        ["1 change of formatting by Dr Katz was passed over."]
    );
    // Struck through by hand.
    let copy = Copy::default();
    let styles = "<style:style style:name='T9'><style:text-properties \
                  style:text-line-through-style='solid'/></style:style>\
                  <style:style style:name='T8'><style:text-properties \
                  style:text-line-through-style='none'/></style:style>";
    let body = two(
        "The <text:span text:style-name='T8'>Board</text:span> asked for the figures\
         <text:span text:style-name='T9'> by March</text:span>.",
    );
    let content = copy.content(styles, &body);
    let file = zip(&[("mimetype", TEXT), ("content.xml", content.as_bytes())]);
    let found: Vec<String> = placed(&read_word(&file).unwrap())
        .iter()
        .map(line)
        .collect();
    assert_eq!(
        found,
        [
            "4.2 take out: [- by March-] (Struck through, without tracking.) @a:11.0:31 \" by March\">\"\""
        ]
    );
}

#[test]
fn what_is_no_open_text_or_is_locked_or_broken_is_refused_with_what_to_do() {
    let sheet = zip(&[(
        "mimetype",
        b"application/vnd.oasis.opendocument.spreadsheet",
    )]);
    let told = read_word(&sheet).unwrap_err().to_string();
    assert!(told.contains("no text that was marked up"), "{told}");
    let locked = zip(&[
        ("mimetype", TEXT),
        ("content.xml", b"\x00\x01"),
        ("META-INF/manifest.xml", b"<m><encryption-data/></m>"),
    ]);
    let told = read_word(&locked).unwrap_err().to_string();
    assert!(told.contains("locked with a password"), "{told}");
    let hollow = zip(&[("mimetype", TEXT)]);
    let told = read_word(&hollow).unwrap_err().to_string();
    assert!(told.contains("content.xml is missing"), "{told}");
    let broken = zip(&[("mimetype", TEXT), ("content.xml", b"<a><b></a>")]);
    assert!(read_word(&broken).is_err());
}

#[test]
fn one_that_hangs_on_an_email_is_read() {
    let mut copy = Copy::default();
    let new = copy.ins(LEE, "latest ");
    let content = copy.content(
        "",
        &two(&format!("The Board asked for the {new}figures by March.")),
    );
    let file = zip(&[("mimetype", TEXT), ("content.xml", content.as_bytes())]);
    let hex: Vec<String> = file.iter().map(|b| format!("={b:02X}")).collect();
    let hex = hex.concat();
    // No line of a mail is so long that it is cut; the last doesn't go on (RFC 2045, 6.7).
    let lines: Vec<String> = hex
        .as_bytes()
        .chunks(72)
        .map(|line| String::from_utf8_lossy(line).into_owned())
        .collect();
    let mail = format!(
        "From: Amara Lee <lee@example.org>\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/mixed; boundary=\"x\"\r\n\r\n--x\r\nContent-Type: text/plain\r\n\r\n\
         Here it is.\r\n--x\r\nContent-Type: application/vnd.oasis.opendocument.text; name=\"draft.odt\"\r\n\
         Content-Disposition: attachment; filename=\"draft.odt\"\r\n\
         Content-Transfer-Encoding: quoted-printable\r\n\r\n{}\r\n--x--\r\n",
        lines.join("=\r\n")
    );
    let read = read_word(mail.as_bytes()).unwrap();
    let found: Vec<String> = placed(&read).iter().map(line).collect();
    assert!(
        found
            .iter()
            .any(|l| l.starts_with("4.2 put in: [+latest +] Cllr Lee @a:11.0:24")),
        "{found:#?}"
    );
}

proptest::proptest! {
    /// Whatever is put in and taken out of a paragraph, what is asked for, done in the entry, makes of it
    /// what the copy says.
    #[test]
    fn what_is_asked_makes_the_entry_what_the_copy_says(
        cuts in proptest::collection::vec((0_usize..9, 0_usize..4, 0_usize..5), 1..12),
    ) {
        let text = "Members noted the \u{2018}risk\u{2019} of delay \u{2013} and the cafe\u{301} \u{1F44D}\u{1F3FD} asked.";
        let news = ["", "x", "new", "a b", "\u{2019}s"];
        // Blanks at an edge of a change are written as signs, as LibreOffice does.
        let kept = |words: &str| words.replace(' ', "<text:s/>");
        let letters: Vec<char> = text.chars().collect();
        let mut copy = Copy::default();
        let (mut at, mut runs, mut expected) = (0, String::new(), String::new());
        for (length, what, new) in cuts {
            let to = (at + length).min(letters.len());
            let words: String = letters[at..to].iter().collect();
            at = to;
            let new = news[new];
            let by = if length % 2 == 0 { LEE } else { KATZ };
            match what {
                0 if !words.is_empty() => runs.push_str(&copy.del(by, &[&kept(&words)])),
                1 if !new.is_empty() => {
                    runs.push_str(&(copy.ins(by, &kept(new)) + &kept(&words)));
                    expected.extend([new, &words]);
                }
                2 if !words.is_empty() && !new.is_empty() => {
                    let out = copy.del(by, &[&kept(&words)]);
                    runs.push_str(&(out + &copy.ins(by, &kept(new))));
                    expected.push_str(new);
                }
                _ => {
                    runs.push_str(&kept(&words));
                    expected.push_str(&words);
                }
            }
        }
        let rest: String = letters[at..].iter().collect();
        runs.push_str(&kept(&rest));
        expected.push_str(&rest);
        let mut lines = draft();
        lines[3].words = text.to_owned();
        lines[3].own = Some(Own { range: 0..text.len(), from: 0, all: true });
        let content = copy.content("", &two(&runs));
        let file = zip(&[("mimetype", TEXT), ("content.xml", content.as_bytes())]);
        let found = place(&read_word(&file).unwrap(), &lines, &Steps::for_size(1000));
        let mut now = text.to_owned();
        for one in found.iter().rev() {
            match &one.target {
                Target::Words { entry: of, at, old, new } => {
                    proptest::prop_assert_eq!(*of, entry(11));
                    proptest::prop_assert_eq!(&now[*at..*at + old.len()], old.as_str());
                    now.replace_range(*at..*at + old.len(), new);
                }
                Target::Strike(_) => now.clear(),
                other => proptest::prop_assert!(false, "{:?} in {}", other, runs),
            }
        }
        proptest::prop_assert_eq!(now, expected, "{}", runs);
    }
}
