//! What a report asks, limb by limb.
//!
//! Where a report has a section for it, only what stands there counts: a summary may say the same
//! in other words.

use super::clause;
use super::cover_sheet::CoverSheet;
use super::lead::{self, Lead};
use super::sections::{Section, appends, boxed, closes, opens};
use super::that::{self, Turned};
use super::verbs;
use crate::import::found::Found;
use crate::import::lexicon::{self, ReportSection};
use crate::import::line::Line;
use crate::import::proposal::Ask;
use crate::import::supporting::label::{self, Mark};
use crate::import::supporting::para::{Para, paras};
use crate::import::supporting::words;
use crate::meeting::text::Text;

/// Places at which a report without a section for it is looked at, and paragraphs there.
const MOST: usize = 100;

/// What a report asks; `body` is who is asked, as the agenda names it.
pub(super) fn read(lines: &[Line], sheet: &CoverSheet, body: &str) -> Vec<Ask> {
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

/// The word for who is asked: the last in its name that names a body.
fn board(body: &str) -> String {
    let found = body.split_whitespace().rev().find(|w| clause::is_body(w));
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
    /// The list that a limb with a list of its own stands in.
    outer: Option<(Lead, Option<Mark>)>,
    /// The label of that limb.
    above: String,
    asks: Vec<Ask>,
}

impl Reader {
    fn section(&mut self, paras: &[Para], section: Section) {
        self.lead = None;
        self.limbs = None;
        self.outer = None;
        self.above.clear();
        let before = self.asks.len();
        for (at, para) in paras.iter().enumerate() {
            let next = paras.get(at + 1);
            self.para(para, next, section);
        }
        // A section that asks in other words than those known: its sentences are all that it has.
        if self.asks.len() == before && section == Section::Asks {
            for para in paras.iter().filter(|p| worth(p)).take(12) {
                let turned = clause::clause(&para.text, &self.board);
                let why =
                    "It stands under a heading for recommendations, and doesn't read like one.";
                self.push(para, &para.text, "", &turned);
                if let Some(last) = self.asks.last_mut() {
                    last.text = last.text.clone().doubting(why);
                    last.that = last.that.clone().doubting(why);
                }
            }
        }
    }

    /// What the body of a report asks that has no section for it.
    fn body(&mut self, all: &[Para]) {
        let asks = |p: &&Para| !p.row && lead::find(&p.text).is_some_and(|l| l.of_body);
        let places = all.iter().enumerate().filter(|(_, p)| asks(p));
        for (at, para) in places.take(MOST) {
            let rest = all.get(at + 1..).unwrap_or_default();
            let rest = rest.get(..MOST).unwrap_or(rest);
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
                self.inline(para, text, &inline, lead.as_ref());
                return;
            }
        }
        if let Some(lead) = lead::find(text) {
            let list = next.is_some_and(|n| listed(n) && !text.ends_with('.'));
            if lead.rest.is_empty() || text.ends_with(':') || list {
                self.lead = Some(lead);
                self.limbs = None;
                self.outer = None;
                self.above.clear();
                return;
            }
            self.lead = None;
            let turned = self.turned_whole(&lead);
            self.push(para, text, "", &turned);
            return;
        }
        if self.lead.is_some() && self.below(para, next) {
            return;
        }
        if section == Section::Asks || para.mark.is_some() || says_that(text) {
            self.bare(para, text, section);
        }
    }

    /// A paragraph under what leads into a list; false if it is none of its limbs.
    fn below(&mut self, para: &Para, next: Option<&Para>) -> bool {
        if !self.same(para)
            && let Some((lead, limbs)) = self.outer.take_if(|(_, limbs)| *limbs == para.mark)
        {
            (self.lead, self.limbs) = (Some(lead), limbs);
            self.above.clear();
        }
        let Some(lead) = self.lead.clone() else {
            return false;
        };
        if !self.same(para) {
            // Deeper marks belong to the limb above; a number ends the list.
            let deeper = matches!(para.mark, Some(Mark::Roman | Mark::Letter | Mark::Bullet));
            if let (true, Some(last)) = (deeper && self.limbs.is_some(), self.asks.last_mut()) {
                fold(last, para, &self.board, &lead);
                return true;
            }
            if !deeper {
                self.lead = None;
            }
            return false;
        }
        if para.mark.is_some() {
            self.limbs = para.mark;
        }
        let list = next.is_some_and(|n| n.mark.is_some() && n.mark != para.mark);
        if para.text.ends_with(':')
            && list
            && self.outer.is_none()
            && let Some(inner) = lead::nested(&lead, &para.text)
        {
            self.outer = Some((lead, self.limbs));
            self.above.clone_from(&para.label);
            (self.lead, self.limbs) = (Some(inner), None);
            return true;
        }
        let turned = lead::limb(&lead, &para.text, &self.board);
        let mut limb = para.clone();
        if !self.above.is_empty() && !limb.label.is_empty() {
            limb.label = format!("{}({})", self.above, para.label);
        }
        self.push(&limb, &para.text, &lead.printed, &turned);
        true
    }

    /// Whether a paragraph has the mark that the limbs of the list have.
    fn same(&self, para: &Para) -> bool {
        match (self.limbs, para.mark) {
            (None, Some(_)) => true,
            (Some(Mark::Letter), Some(Mark::Roman)) => {
                self.label_before() == "h" && para.label == "i"
            }
            (Some(Mark::Roman), Some(Mark::Letter)) => {
                let pair = (self.label_before(), para.label.as_str());
                matches!((pair.0.as_str(), pair.1), ("iv", "v") | ("ix", "x"))
            }
            (Some(one), Some(other)) => one == other,
            (None, None) => !para.is_heading() || para.text.ends_with([';', ',']),
            (Some(_), None) => false,
        }
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
            clause::clause(text, &self.board)
        } else if form(&first)
            || (first == "to" && form(&second))
            || (first.ends_with("ly") && form(&second))
        {
            that::phrase(text, &self.board)
        } else if section == Section::Asks && para.mark.is_some() {
            clause::clause(text, &self.board)
        } else {
            return;
        };
        self.push(para, text, "", &turned);
    }

    /// Limbs in one paragraph: "to (a) note the report; and (b) approve the plan."
    fn inline(
        &mut self,
        para: &Para,
        text: &str,
        marks: &[(usize, String, usize)],
        lead: Option<&Lead>,
    ) {
        for (k, (_, label, from)) in marks.iter().enumerate() {
            let to = marks.get(k + 1).map_or(text.len(), |next| next.0);
            let words = text.get(*from..to).unwrap_or_default().trim();
            let turned = match lead {
                Some(lead) => lead::limb(lead, words, &self.board),
                None if says_that(words) => clause::clause(words, &self.board),
                None => that::phrase(words, &self.board),
            };
            let printed = lead.map(|l| l.printed.clone()).unwrap_or_default();
            let limb = Para {
                label: label.clone(),
                ..para.clone()
            };
            self.push(&limb, words, &printed, &turned);
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

    fn push(&mut self, para: &Para, text: &str, lead: &str, turned: &Turned) {
        let mut that = Found::certain(Text::line(&turned.words), para.place);
        if let Some(why) = turned.doubt {
            that = that.doubting(why);
        }
        self.asks.push(Ask {
            label: Text::line(&para.label),
            text: Found::certain(Text::line(text.trim()), para.place),
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
    limb.text.value = Text::line(words.trim());
    limb.text.place = limb.text.place.through(para.place);
    let turned = lead::limb(lead, &words, board);
    limb.that.value = Text::line(&turned.words);
    limb.that.place = limb.text.place;
    limb.that = limb
        .that
        .clone()
        .doubting("The limb has a list of its own.");
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
    lexicon::is(ReportSection::Nothing, text)
}

fn worth(para: &Para) -> bool {
    !para.row && para.text.split(' ').count() >= 4 && !says_nothing(&para.text)
}
