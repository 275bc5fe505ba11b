//! The labels of cover sheets, in the words of many houses.

use crate::import::behind::words;
use crate::import::line::Line;

/// What a label stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Label {
    /// The title.
    Title,
    /// The date of the sheet or the meeting.
    Date,
    /// Open or exempt.
    Classification,
    /// The same label serves for "for decision" in other houses.
    Status,
    /// Whose report it is.
    Of,
    /// Who answers for it, where nobody is named as the one whose report it is.
    Lead,
    /// Wards.
    Wards,
    /// Policy context.
    Policy,
    /// Financial summary.
    Finance,
    /// Who wrote it.
    Author,
    /// Whom to ask.
    Contact,
    /// For decision or information.
    Purpose,
    /// The item of the agenda.
    Item,
    /// What is recommended.
    Ask,
    /// The body that it goes to.
    To,
    /// When or where a meeting is: front sheets have it, reports hardly ever.
    Meeting,
    /// What papers that aren't reports have: versions, review dates.
    Document,
    /// Another label of a sheet.
    Other,
}

use Label as L;

/// Labels, as [`words::key`] writes them.
const LABELS: [(Label, &[&str]); 18] = [
    (
        L::Title,
        &[
            "title",
            "subject",
            "report title",
            "title of report",
            "subject of report",
            "item title",
            "subject matter",
            "paper title",
            "title of paper",
            "report subject",
            "topic",
        ],
    ),
    (
        L::Date,
        &[
            "date",
            "meeting date",
            "date of meeting",
            "meeting and date",
            "board date",
            "committee date",
            "date of board",
            "date of committee",
            "date of board meeting",
            "date of report",
            "report date",
            "meeting date and title",
            "date of decision",
        ],
    ),
    (
        L::Classification,
        &[
            "classification",
            "access",
            "access to information",
            "confidentiality",
            "exempt information",
            "exempt status",
            "public private",
            "open closed",
            "open exempt",
            "open or exempt",
            "public or private",
            "public or exempt",
            "report status",
            "publication status",
            "security classification",
            "exemption",
            "exemptions",
            "report classification",
            "is the report open or exempt",
            "restriction",
            "restrictions",
            "privacy",
            "information classification",
            "part 1 part 2",
            "part i part ii",
            "part 1 or part 2",
        ],
    ),
    (
        L::Status,
        &["status", "part", "for publication", "publication"],
    ),
    (
        L::Of,
        &[
            "report of",
            "report from",
            "from",
            "report by",
            "report of the",
            "joint report of",
            "joint report by",
            "report presented by",
        ],
    ),
    (
        L::Lead,
        &[
            "director",
            "lead officer",
            "sponsor",
            "executive sponsor",
            "responsible officer",
            "responsible director",
            "lead director",
            "sponsoring director",
            "executive lead",
            "corporate director",
            "executive director",
            "report sponsor",
            "presented by",
            "presenter",
            "lead executive",
            "senior responsible owner",
            "sro",
            "director lead",
            "accountable director",
            "strategic director",
            "executive director lead",
            "chief officer",
            "presenting officer",
            "lead executive director",
            "board sponsor",
            "responsible executive",
            "executive director sponsor",
            "head of service",
            "service director",
        ],
    ),
    (
        L::Wards,
        &[
            "wards",
            "ward",
            "wards affected",
            "wards involved",
            "ward affected",
            "electoral divisions affected",
            "electoral division affected",
            "electoral divisions",
            "electoral division",
            "areas affected",
            "area affected",
            "divisions affected",
            "electoral wards affected",
            "wards affected or involved",
            "ward interest",
        ],
    ),
    (
        L::Policy,
        &[
            "policy context",
            "corporate priorities",
            "corporate priority",
            "strategic priorities",
            "strategic priority",
            "strategic objective",
            "strategic objectives",
            "links to strategy",
            "link to strategy",
            "links to corporate priorities",
            "link to corporate priorities",
            "council priorities",
            "council priority",
            "link to strategic objectives",
            "links to strategic objectives",
            "strategic aims",
            "policy",
            "corporate objectives",
            "health and wellbeing strategy priority",
            "policy framework",
            "links to council priorities",
            "strategic fit",
            "corporate plan priority",
            "corporate plan priorities",
            "priorities",
            "trust objectives",
            "strategic goals",
        ],
    ),
    (
        L::Finance,
        &[
            "financial summary",
            "financial implications",
            "financial impact",
            "finance",
            "cost",
            "costs",
            "budget",
            "resource implications",
            "financial and resource implications",
            "financial implication",
            "cost implications",
        ],
    ),
    (
        L::Author,
        &[
            "author",
            "authors",
            "report author",
            "report authors",
            "report author and contact details",
            "author and contact details",
            "report author and contact",
            "author of report",
            "author of paper",
            "prepared by",
            "written by",
            "paper author",
            "author and title",
            "report author s",
            "report written by",
            "report prepared by",
            "author contact",
            "report author contact details",
            "paper prepared by",
            "author name and title",
        ],
    ),
    (
        L::Contact,
        &[
            "contact",
            "contact officer",
            "contact officers",
            "contact details",
            "contact name",
            "officer contact",
            "contact for enquiries",
            "contact person",
            "contact point",
            "for further information contact",
            "for further information please contact",
            "contact officer details",
            "contact for further information",
            "enquiries to",
            "further information",
            "contact no",
            "contact officer and details",
            "officer",
        ],
    ),
    (
        L::Purpose,
        &[
            "purpose",
            "purpose of report",
            "purpose of the report",
            "decision required",
            "type of report",
            "report type",
            "report for",
            "for",
            "this report is for",
            "this paper is for",
            "decision type",
            "purpose of paper",
            "purpose of the paper",
            "action required",
            "action requested",
            "type of decision",
            "report purpose",
            "this item is for",
            "paper for",
        ],
    ),
    (
        L::Item,
        &[
            "agenda item",
            "agenda item no",
            "agenda item number",
            "item",
            "item no",
            "item number",
            "agenda no",
            "agenda number",
            "agenda ref",
            "agenda reference",
            "agenda item ref",
        ],
    ),
    (
        L::Ask,
        &[
            "recommendation",
            "recommendations",
            "recommended action",
            "recommended actions",
            "the board is asked to",
            "the committee is asked to",
            "members are asked to",
            "the governing body is asked to",
            "the council is asked to",
            "the cabinet is asked to",
            "the trustees are asked to",
            "governors are asked to",
            "decision requested",
            "recommendation s",
            "the panel is asked to",
            "the forum is asked to",
        ],
    ),
    (
        L::To,
        &[
            "report to",
            "to",
            "committee",
            "body",
            "board",
            "decision maker",
            "meeting of",
            "name of meeting",
            "meeting title",
            "meeting",
            "report for meeting of",
            "decision taker",
            "name of committee",
            "committee board",
            "forum",
            "report to the",
        ],
    ),
    (
        L::Meeting,
        &[
            "time",
            "venue",
            "place",
            "location",
            "members",
            "membership",
            "quorum",
            "clerk",
        ],
    ),
    (
        L::Document,
        &[
            "version",
            "review date",
            "document owner",
            "approved by",
            "date approved",
            "date of next review",
            "version control",
            "version number",
            "document control",
            "next review date",
            "date of issue",
            "ratified by",
            "policy owner",
        ],
    ),
    (
        L::Other,
        &[
            "summary",
            "executive summary",
            "key decision",
            "portfolio holder",
            "cabinet member",
            "cabinet portfolio",
            "lead member",
            "portfolio",
            "appendices",
            "appendix",
            "background papers",
            "consultation",
            "key words",
            "keywords",
            "legal implications",
            "risk",
            "risks",
            "risk implications",
            "equality",
            "equality implications",
            "engagement",
            "conflicts of interest",
            "conflict of interest",
            "previously considered by",
            "previously presented to",
            "implications",
            "assurance",
            "governance",
            "key messages",
            "key issues",
            "background",
            "forward plan",
            "key decision no",
            "call in",
            "tel",
            "telephone",
            "email",
            "e mail",
            "phone",
            "attachments",
            "annexes",
            "enclosures",
            "report number",
            "report no",
            "reference",
            "ref",
            "directorate",
            "department",
            "service",
            "impact",
            "reason for urgency",
            "in forward plan",
            "relevant board committee",
            "freedom of information",
            "freedom of information status",
            "key considerations",
            "supporting documents",
            "next steps",
            "wards consulted",
            "cabinet member portfolio",
            "lead cabinet member",
            "relevant portfolio holder",
            "ward members consulted",
        ],
    ),
];

/// What words stand for as a label, with or without their colon.
pub(crate) fn of(text: &str) -> Option<Label> {
    if text.len() > 60 {
        return None;
    }
    let key = words::key(text);
    let known = |(label, names): &(Label, &[&str])| names.contains(&key.as_str()).then_some(*label);
    LABELS.iter().find_map(known)
}

/// A label in a line and its value, which may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    /// What the label stands for.
    pub(crate) label: Label,
    /// Its words as printed, without the colon.
    pub(crate) words: String,
    /// What stands beside it.
    pub(crate) value: String,
    /// The column that the value begins at.
    pub(crate) at: u16,
}

/// The labels of a line: in cells beside their values, or before a colon. A label that has neither
/// a colon nor a value beside it is told only where the line is bold or a heading.
pub(crate) fn read(line: &Line) -> Vec<Labelled> {
    let mut out: Vec<Labelled> = Vec::new();
    let mut cells = line.cells.iter().peekable();
    while let Some(cell) = cells.next() {
        let text = cell.text.as_str().trim();
        let colon = text.ends_with(':');
        if let Some(label) = of(text) {
            let beside = cells.peek().filter(|c| !c.text.is_blank());
            let words = text.trim_end_matches(':').to_owned();
            // Two labels in a row: the second is the value only if the first has no other.
            if let Some(value) = beside {
                let value_label =
                    of(value.text.as_str()).is_some() && value.text.as_str().contains(':');
                if !value_label {
                    out.push(Labelled {
                        label,
                        words,
                        value: value.text.as_str().trim().to_owned(),
                        at: value.at,
                    });
                    cells.next();
                    continue;
                }
            }
            let alone = line.cells.len() == 1;
            if colon || line.is_row() || (alone && (line.bold || is_title(line))) {
                out.push(Labelled {
                    label,
                    words,
                    value: String::new(),
                    at: cell.at,
                });
            }
            continue;
        }
        if let Some((before, value)) = text.split_once(':')
            && let Some(label) = of(before)
        {
            let mut value = value.trim().to_owned();
            let mut at = cell.at;
            // "Title: " and its value in the next cell, or a value that a wide gap parts.
            if value.is_empty()
                && let Some(next) = cells.next()
            {
                next.text.as_str().trim().clone_into(&mut value);
                at = next.at;
            }
            out.push(Labelled {
                label,
                words: before.trim().to_owned(),
                value,
                at,
            });
            continue;
        }
        // The rest of a value that a wide gap broke.
        if let Some(last) = out.last_mut()
            && !text.is_empty()
        {
            if !last.value.is_empty() {
                last.value.push(if line.is_row() { '\n' } else { ' ' });
            }
            last.value.push_str(text);
        }
    }
    out
}

fn is_title(line: &Line) -> bool {
    matches!(line.shape, crate::import::line::Shape::Heading(_))
}
