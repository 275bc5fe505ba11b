//! What a report asks, limb by limb.
//!
//! Where a report has a section for it, only what stands there counts: a summary may say the same
//! in other words.

use super::lead::{self, Lead};
use super::sheet::Sheet;
use super::that::{self, Turned};
use super::verbs;
use crate::import::behind::label::{self, Mark};
use crate::import::behind::labels::{self, Label};
use crate::import::behind::para::{Para, paras};
use crate::import::behind::words;
use crate::import::found::Found;
use crate::import::line::Line;
use crate::import::parts;
use crate::import::proposal::Ask;
use crate::meeting::text::Text;

/// Whether words, as a key with or without their number, head a section that asks something.
pub(super) fn heads(key: &str) -> bool {
    matches!(kind(key), Some(Section::Asks | Section::Matters))
}

/// What a section is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    /// All that stands in it is asked.
    Asks,
    /// What is asked stands among other things.
    Matters,
}

fn kind(key: &str) -> Option<Section> {
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    if bare.is_empty() || bare.len() > 80 {
        return None;
    }
    let not = [
        "reason",
        "reasons",
        "alternative",
        "progress",
        "background",
        "implementation",
        "other",
        "previous",
        "summary of consultation",
        "response",
        "responses",
    ];
    if not.iter().any(|w| bare.starts_with(w)) {
        return None;
    }
    let first = [
        "recommendation",
        "recommended",
        "decision required",
        "decisions required",
        "decision requested",
        "decisions requested",
        "action required",
        "actions required",
        "action requested",
        "proposed resolution",
        "proposed decision",
        "officer recommendation",
        "officers recommendation",
        "draft resolution",
        "resolution proposed",
        "resolutions proposed",
        "board action required",
        "asks of the",
    ];
    let asked = [
        "is asked to",
        "are asked to",
        "is recommended to",
        "are recommended to",
        "is invited to",
        "are invited to",
        "is requested to",
        "are requested to",
    ];
    let last = bare.ends_with("recommendations") && bare.split(' ').count() <= 5;
    if first.iter().any(|w| bare.starts_with(w)) || last || asked.iter().any(|w| bare.ends_with(w))
    {
        return Some(Section::Asks);
    }
    let matters = bare.starts_with("key matters")
        || bare.starts_with("matters for")
        || bare.starts_with("issues for decision")
        || bare.starts_with("key decisions")
        || bare.starts_with("what the") && bare.contains("asked");
    matters.then_some(Section::Matters)
}

/// What a report asks; `body` is who is asked, as the agenda names it.
pub(super) fn read(lines: &[Line], sheet: &Sheet, body: &str) -> Vec<Ask> {
    let all = paras(lines);
    let end = all.iter().position(|p| p.first >= sheet.end && appends(p));
    let all = all.get(..end.unwrap_or(all.len())).unwrap_or_default();
    let mut reader = Reader {
        board: board(body),
        ..Reader::default()
    };
    let mut at = 0;
    let mut seen = false;
    while let Some(para) = all.get(at) {
        let Some((section, opening)) = opens(para, sheet) else {
            at += 1;
            continue;
        };
        seen = true;
        let rest = all.get(at + 1..).unwrap_or_default();
        let length = rest
            .iter()
            .position(|p| closes(para, p))
            .unwrap_or(rest.len());
        let mut inside: Vec<Para> = opening.into_iter().collect();
        inside.extend(rest.get(..length).unwrap_or_default().iter().cloned());
        reader.section(&inside, section);
        at += 1 + length;
    }
    if reader.asks.is_empty()
        && let Some(boxed) = boxed(sheet)
    {
        reader.section(&boxed, Section::Asks);
    }
    if reader.asks.is_empty() && !seen {
        reader.body(all);
    }
    reader.asks
}

/// A heading that begins the appendices, or the lists at the end.
fn appends(para: &Para) -> bool {
    let key = words::key(&para.text);
    let first = [
        "appendix",
        "appendices",
        "annex",
        "annexes",
        "background papers",
        "background documents",
    ];
    para.could_head()
        && first.iter().any(|w| key.starts_with(w))
        && para.mark.is_none()
        && key.split(' ').count() <= 24
}

/// Whether a paragraph heads a section that asks; with what stands behind its colon.
fn opens(para: &Para, sheet: &Sheet) -> Option<(Section, Option<Para>)> {
    if para.row
        || (para.first < sheet.end && labels::of(&para.text).is_none_or(|l| l != Label::Ask))
    {
        return None;
    }
    if let Some(section) = kind(&words::key(&para.text))
        && (para.is_heading() || para.could_head())
    {
        // "The Board is asked to:" is a heading that leads into its list.
        let leads = lead::find(&para.text).is_some();
        return Some((section, leads.then(|| para.clone())));
    }
    let colon = para.text.find(':').filter(|at| *at <= 40)?;
    let (before, after) = (para.text.get(..colon)?, para.text.get(colon + 1..)?.trim());
    let plain = kind(&words::key(before)) == Some(Section::Asks) && lead::find(before).is_none();
    if !plain || after.is_empty() {
        return None;
    }
    let mut rest = para.clone();
    let label = label::label(after);
    rest.text = after
        .get(label.as_ref().map_or(0, |l| l.rest)..)?
        .to_owned();
    rest.mark = label.as_ref().map(|l| l.mark);
    rest.label = label.map(|l| l.words).unwrap_or_default();
    Some((Section::Asks, Some(rest)))
}

/// Whether a section ends before a paragraph: at a heading that isn't one of its own limbs.
fn closes(heading: &Para, para: &Para) -> bool {
    if para.row {
        return labels::of(para.text.as_str()).is_some();
    }
    if para.text.is_empty() {
        return false;
    }
    let key = words::key(&para.text);
    let number = |p: &Para| p.label.parse::<u32>().ok();
    if let Some(Mark::Number(1)) = para.mark {
        let next = number(heading).is_some_and(|n| number(para) == Some(n + 1));
        if next {
            return para.could_head() || para.is_heading();
        }
        let strong = para.titled || para.bold || words::capitals(&para.text);
        return (strong && !words::ends(&para.text)) || parts::section(&key) || ending(&key);
    }
    if para.mark.is_some() {
        return false;
    }
    if lead::find(&para.text).is_some() {
        return false;
    }
    let strong = para.titled || para.bold || words::capitals(&para.text);
    (strong && para.is_heading() && kind(&key).is_none())
        || (para.could_head() && (parts::section(&key) || ending(&key)))
        || [
            "for further information",
            "if you have any queries",
            "contact officer",
            "report author",
            "background papers",
        ]
        .iter()
        .any(|w| key.starts_with(w))
}

/// Names of the sections that follow what is asked.
fn ending(key: &str) -> bool {
    const AFTER: [&str; 22] = [
        "background",
        "introduction",
        "reason for recommendation",
        "reasons for recommendation",
        "reasons for recommendations",
        "reason for recommendations",
        "executive summary",
        "summary",
        "financial implications",
        "legal implications",
        "options",
        "options considered",
        "consultation",
        "details",
        "main report",
        "report",
        "context",
        "alternative options",
        "implications",
        "reasons for decision",
        "corporate priorities",
        "purpose of report",
    ];
    let bare = key.trim_start_matches(|c: char| c.is_ascii_digit() || c == ' ');
    AFTER.contains(&bare)
        || bare.starts_with("reasons for ")
        || bare.starts_with("alternative options")
}

/// A box of the sheet that asks: its cell as paragraphs.
fn boxed(sheet: &Sheet) -> Option<Vec<Para>> {
    let field = sheet.field(Label::Ask)?;
    let mut out = Vec::new();
    let lead = words::key(&field.words);
    let mut lines: Vec<&str> = Vec::new();
    if lead.contains("asked to") {
        lines.push(&field.words);
    }
    lines.extend(field.value.split('\n'));
    for line in lines {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let label = label::label(line);
        let text = line
            .get(label.as_ref().map_or(0, |l| l.rest)..)
            .unwrap_or_default();
        let goes_on = label.is_none() && words::begins_small(text);
        if let Some(last) = out.last_mut().filter(|_| goes_on) {
            let last: &mut Para = last;
            if !words::ends(&last.text) {
                last.text.push(' ');
                last.text.push_str(text);
                continue;
            }
        }
        out.push(Para {
            mark: label.as_ref().map(|l| l.mark),
            label: label.map(|l| l.words).unwrap_or_default(),
            text: text.to_owned(),
            place: field.place,
            ..Para::default()
        });
    }
    Some(out)
}

/// The word for who is asked: the last in its name that names a body.
fn board(body: &str) -> String {
    let found = body.split_whitespace().rev().find(|w| that::is_body(w));
    match found {
        Some(word) if words::capitals(word) && word.len() > 4 => {
            let mut small = word.to_lowercase();
            if let Some(first) = small.get_mut(0..1) {
                first.make_ascii_uppercase();
            }
            small
        }
        Some(word) => word.to_owned(),
        None => "Board".to_owned(),
    }
}

#[derive(Default)]
struct Reader {
    board: String,
    lead: Option<Lead>,
    /// The sort of mark that the limbs below the lead have.
    limbs: Option<Mark>,
    asks: Vec<Ask>,
}

impl Reader {
    fn section(&mut self, paras: &[Para], section: Section) {
        self.lead = None;
        self.limbs = None;
        let before = self.asks.len();
        for (at, para) in paras.iter().enumerate() {
            let next = paras.get(at + 1);
            self.para(para, next, section);
        }
        // A section that asks in other words than those known: its sentences are all that it has.
        if self.asks.len() == before && section == Section::Asks {
            for para in paras.iter().filter(|p| worth(p)).take(12) {
                let turned = that::clause(&para.text, &self.board);
                let why =
                    "It stands under a heading for recommendations, and doesn't read like one.";
                self.push(para, &para.text, "", turned);
                if let Some(last) = self.asks.last_mut() {
                    last.text = last.text.clone().doubting(why);
                    last.that = last.that.clone().doubting(why);
                }
            }
        }
    }

    /// What the body of a report asks that has no section for it.
    fn body(&mut self, all: &[Para]) {
        for (at, para) in all.iter().enumerate() {
            let asks = !para.row && lead::find(&para.text).is_some_and(|l| l.of_body);
            if !asks {
                continue;
            }
            let rest = all.get(at + 1..).unwrap_or_default();
            let length = rest
                .iter()
                .position(|p| closes(para, p) || p.mark.is_none());
            let mut inside = vec![para.clone()];
            inside.extend(
                rest.get(..length.unwrap_or(rest.len()))
                    .unwrap_or_default()
                    .iter()
                    .cloned(),
            );
            self.section(&inside, Section::Matters);
            if !self.asks.is_empty() {
                break;
            }
        }
        for ask in &mut self.asks {
            ask.text = ask
                .text
                .clone()
                .doubting("It doesn't stand under a heading for recommendations.");
        }
    }

    fn para(&mut self, para: &Para, next: Option<&Para>, section: Section) {
        let text = para.text.trim();
        if text.is_empty() || says_nothing(text) {
            return;
        }
        let inline = label::inline(text);
        if let Some((first, ..)) = inline.first() {
            let before = text.get(..*first).unwrap_or_default().trim();
            let lead = lead::find(before);
            if lead.is_some() || (before.is_empty() && section == Section::Asks) {
                self.inline(para, text, &inline, lead);
                return;
            }
        }
        if let Some(lead) = lead::find(text) {
            let list = next.is_some_and(|n| listed(n) && !text.ends_with('.'));
            if lead.rest.is_empty() || text.ends_with(':') || list {
                self.lead = Some(lead);
                self.limbs = None;
                return;
            }
            self.lead = None;
            let turned = self.turned_whole(&lead);
            self.push(para, text, "", turned);
            return;
        }
        if self.lead.is_some() && self.below(para) {
            return;
        }
        if section == Section::Asks || para.mark.is_some() || says_that(text) {
            self.bare(para, text, section);
        }
    }

    /// A paragraph under what leads into a list; false if it is none of its limbs.
    fn below(&mut self, para: &Para) -> bool {
        let Some(lead) = self.lead.clone() else {
            return false;
        };
        let limbs = self.limbs;
        let same = match (limbs, para.mark) {
            (None, Some(_)) => true,
            (Some(Mark::Letter), Some(Mark::Roman)) => {
                self.label_before() == "h" && para.label == "i"
            }
            (Some(Mark::Roman), Some(Mark::Letter)) => {
                matches!(
                    (self.label_before().as_str(), para.label.as_str()),
                    ("iv", "v") | ("ix", "x")
                )
            }
            (Some(one), Some(other)) => one == other,
            (None, None) => !para.is_heading() || para.text.ends_with([';', ',']),
            (Some(_), None) => false,
        };
        let unmarked = limbs.is_none() && para.mark.is_none();
        if !same {
            // Deeper marks belong to the limb above; a number ends the list.
            let deeper = matches!(para.mark, Some(Mark::Roman | Mark::Letter | Mark::Bullet));
            if let (true, Some(last)) = (deeper && limbs.is_some(), self.asks.last_mut()) {
                fold(last, para, &self.board, &lead);
                return true;
            }
            if !deeper {
                self.lead = None;
            }
            return false;
        }
        if !unmarked {
            self.limbs = para.mark;
        }
        let turned = lead::limb(&lead, &para.text, &self.board);
        let printed = lead.printed.clone();
        self.push(para, &para.text, &printed, turned);
        true
    }

    fn label_before(&self) -> String {
        let last = self.asks.last();
        last.map(|a| a.label.as_str().to_owned())
            .unwrap_or_default()
    }

    /// A paragraph that asks without saying so: "Note the report", "That the plan be approved".
    fn bare(&mut self, para: &Para, text: &str, section: Section) {
        let first = words::lower(text.split(' ').next().unwrap_or_default());
        let second = words::lower(text.split(' ').nth(1).unwrap_or_default());
        let form = |w: &str| verbs::verb(w).is_some_and(|(_, f)| f == verbs::Form::Base);
        let turned = if says_that(text) {
            that::clause(text, &self.board)
        } else if form(&first)
            || (first == "to" && form(&second))
            || (first.ends_with("ly") && form(&second))
        {
            that::phrase(text, &self.board)
        } else if section == Section::Asks && para.mark.is_some() {
            that::clause(text, &self.board)
        } else {
            return;
        };
        self.push(para, text, "", turned);
    }

    /// Limbs in one paragraph: "to (a) note the report; and (b) approve the plan."
    fn inline(
        &mut self,
        para: &Para,
        text: &str,
        marks: &[(usize, String, usize)],
        lead: Option<Lead>,
    ) {
        for (k, (_, label, from)) in marks.iter().enumerate() {
            let to = marks.get(k + 1).map_or(text.len(), |next| next.0);
            let words = text.get(*from..to).unwrap_or_default().trim();
            let turned = match &lead {
                Some(lead) => lead::limb(lead, words, &self.board),
                None if says_that(words) => that::clause(words, &self.board),
                None => that::phrase(words, &self.board),
            };
            let printed = lead.as_ref().map(|l| l.printed.clone()).unwrap_or_default();
            let limb = Para {
                label: label.clone(),
                ..para.clone()
            };
            self.push(&limb, words, &printed, turned);
        }
    }

    fn turned_whole(&self, lead: &Lead) -> Turned {
        let (sentence, cut) = words::sentence(&lead.rest);
        let turned = lead::limb(
            &Lead {
                rest: String::new(),
                ..lead.clone()
            },
            sentence,
            &self.board,
        );
        turned.doubting(cut.then_some("Only its first sentence was taken into the resolution."))
    }

    fn push(&mut self, para: &Para, text: &str, lead: &str, turned: Turned) {
        let mut that = Found::certain(Text::line(&turned.words), para.place);
        if let Some(why) = turned.doubt {
            that = that.doubting(why);
        }
        self.asks.push(Ask {
            label: Text::line(&para.label),
            text: Found::certain(Text::line(printed(text)), para.place),
            lead: Text::line(lead),
            that,
        });
    }
}

/// A deeper list belongs to the limb above it.
fn fold(limb: &mut Ask, para: &Para, board: &str, lead: &Lead) {
    let mark = if para.label.is_empty() {
        String::new()
    } else {
        format!("({}) ", para.label)
    };
    let words = format!("{} {mark}{}", limb.text.value.as_str(), para.text.trim());
    limb.text.value = Text::line(printed(&words));
    limb.text.place = limb.text.place.through(para.place);
    let turned = lead::limb(lead, &words, board);
    limb.that.value = Text::line(&turned.words);
    limb.that.place = limb.text.place;
    limb.that = limb
        .that
        .clone()
        .doubting("The limb has a list of its own.");
}

/// A limb without what joins it to the next.
fn printed(text: &str) -> &str {
    let text = text.trim();
    let text = text
        .strip_suffix("; and")
        .or(text.strip_suffix("; or"))
        .unwrap_or(text);
    let text = text
        .strip_suffix(", and")
        .or(text.strip_suffix(" and"))
        .unwrap_or(text);
    text.trim_end_matches([';', ',']).trim_end()
}

fn listed(para: &Para) -> bool {
    matches!(
        para.mark,
        Some(Mark::Letter | Mark::Roman | Mark::Bullet | Mark::Number(_))
    )
}

fn says_that(text: &str) -> bool {
    text.starts_with("That ") || text.starts_with("that ")
}

/// "None", "For information only": nothing is asked.
fn says_nothing(text: &str) -> bool {
    let key = words::key(text);
    matches!(
        key.as_str(),
        "none"
            | "n a"
            | "nil"
            | "not applicable"
            | "for information"
            | "for information only"
            | "for noting"
    ) || key.starts_with("there are no recommendations")
        || key.starts_with("no recommendation")
}

fn worth(para: &Para) -> bool {
    !para.row && para.text.split(' ').count() >= 4 && !says_nothing(&para.text)
}
