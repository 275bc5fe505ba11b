//! The roll as it is put together: who was there, as what, and who sent apologies.

use super::apologies::no_reason;
use super::attending::{self, ONE_NAME};
use super::entries::{entries, took_minutes, without};
use super::headings::Heading;
use super::people::List;
use crate::import::found::{Found, Place};
use crate::import::lexicon::{
    self, AtMeeting, Attended, MemberColumn, RollColumn, RollHead, RollWord,
};
use crate::import::line::Line;
use crate::import::people;
use crate::import::proposal::Present;
use crate::import::supporting::words;
use crate::meeting::people::{Office, PersonDetails};
use crate::meeting::text::Text;

/// Where the columns of a table of people stand: names, what they are, and whence they come. What stands in
/// others tells nobody what anybody was there as.
#[derive(Clone, Copy, Debug)]
pub(super) struct Heads {
    name: usize,
    role: Option<usize>,
    body: Option<usize>,
}

impl Heads {
    /// Of the head of a table: none where it has no column for names.
    fn of(line: &Line) -> Option<Self> {
        let keyed =
            |what: RollColumn| (0..line.cells.len()).find(|k| lexicon::whole(what, line.cell(*k)));
        let body = (0..line.cells.len())
            .find(|k| lexicon::whole(MemberColumn::Organisation, line.cell(*k)));
        Some(Self {
            name: keyed(RollColumn::Name)?,
            role: keyed(RollColumn::Role),
            body,
        })
    }

    fn has(&self, column: usize) -> bool {
        column == self.name || self.role == Some(column)
    }
}

/// The lists at the head of minutes.
#[derive(Debug, Default)]
pub(super) struct Roll {
    pub(super) present: Vec<Found<Present>>,
    pub(super) apologies: Vec<Found<PersonDetails>>,
    /// Who leads a list of those in attendance, by the post beside the name.
    pub(super) led: Option<Text>,
    /// The line that it begins at.
    pub(super) begins: usize,
    /// The line after its last.
    pub(super) ends: usize,
}

const ELSEWHERE: &str =
    "They chair something, and nobody else presided; nothing says whether they did.";

const NICKNAME: &str = "What stands beside the name could be another name that they are called by.";

pub(super) const OTHERS: &str = "Others could be named in the words beside the name.";

/// What a cell says of somebody's attendance; none where it says something else.
fn attended(cell: &str) -> Option<List> {
    if matches!(cell.trim(), "\u{2713}" | "\u{2714}" | "\u{2611}") {
        return Some(List::Present);
    }
    Some(match lexicon::named(cell)? {
        Attended::Present => List::Present,
        Attended::Apologies => List::Apologies,
        Attended::Absent => List::Passed,
    })
}

impl Roll {
    /// A row of a table; one of its columns may say who was there.
    pub(super) fn row(
        &mut self,
        list: List,
        line: &Line,
        column: &mut Option<usize>,
        columns: &mut Option<Heads>,
    ) {
        let heads = (0..line.cells.len())
            .filter(|k| lexicon::is(RollWord::Column, line.cell(*k)))
            .count();
        if heads >= 2 || (heads == 1 && people::entry(&line.text()).is_none()) {
            *column =
                (0..line.cells.len()).find(|k| lexicon::is(RollWord::Attendance, line.cell(*k)));
            *columns = Heads::of(line);
            return;
        }
        let told = (1..line.cells.len()).find_map(|k| attended(line.cell(k)).map(|l| (k, l)));
        let unknown = told.is_none() && column.is_some_and(|k| !line.cell(k).trim().is_empty());
        let skip = told.map(|t| t.0).or(*column);
        let cells = line.cells.iter().enumerate();
        let words: Vec<&str> = cells
            .filter(|(k, c)| Some(*k) != skip && !c.text.is_blank())
            .filter(|(k, _)| columns.as_ref().is_none_or(|h| h.has(*k)))
            .map(|(_, c)| c.text.as_str().trim())
            .collect();
        let (before, away) = (self.present.len(), self.apologies.len());
        let mut heading = Heading {
            list: Some(told.map_or(list, |t| t.1)),
            ..Heading::default()
        };
        self.take(&mut heading, &words.join("\t"), line.place);
        // What a column says that is headed so is where one person comes from, and no other name.
        if let Some(house) = columns
            .and_then(|h| h.body)
            .map(|k| Text::line(line.cell(k)))
        {
            for person in self.taken(before, away) {
                person.organisation = house.clone();
            }
        }
        if unknown {
            for one in self.present.iter_mut().skip(before) {
                *one = one
                    .clone()
                    .doubting("What the column for attendance says was not understood.");
            }
        }
    }

    /// Those who were taken behind so many present, and so many who sent apologies.
    fn taken(&mut self, here: usize, away: usize) -> impl Iterator<Item = &mut PersonDetails> {
        let here = self.present.iter_mut().skip(here);
        let here = here.map(|p| &mut p.value.person);
        here.chain(self.apologies.iter_mut().skip(away).map(|a| &mut a.value))
    }

    /// Takes somebody of whom an entry says the name and, behind a comma, the house or the post.
    pub(super) fn take_of(&mut self, heading: &mut Heading, name: &str, house: &str, place: Place) {
        let (before, away) = (self.present.len(), self.apologies.len());
        // "Loom Works (Chair)": the office is that of the person.
        let house = without(house);
        let office = house
            .rsplit_once('(')
            .filter(|(_, said)| people::office(said).is_some());
        let (house, name) = match office {
            Some((house, said)) => (house.trim_end().to_owned(), format!("{name} ({said}")),
            None => (house, name.to_owned()),
        };
        self.take(heading, &name, place);
        for person in self.taken(before, away) {
            let field = if people::is_organisation(&house) {
                &mut person.organisation
            } else {
                &mut person.role
            };
            if field.is_blank() {
                *field = Text::line(&house);
            }
        }
    }

    /// Whether nobody was found.
    pub(super) fn is_empty(&self) -> bool {
        self.present.is_empty() && self.apologies.is_empty()
    }

    /// Takes the people that words under a heading name.
    pub(super) fn take(&mut self, heading: &mut Heading, text: &str, place: Place) {
        // "Apologies were received from …" is read with the sentences of the items.
        if words::lower(text).contains("apolog") {
            return;
        }
        // "Ann Lee and Bo Oke were in attendance" below a heading.
        let ends = |at: &std::ops::Range<usize>| {
            let behind = text.get(at.end..).unwrap_or_default();
            !behind.contains(char::is_alphabetic)
        };
        let tail = lexicon::spans(RollHead::TailsMembers, text).find(ends);
        let text = tail.and_then(|at| text.get(..at.start)).unwrap_or(text);
        // No meeting has so many people.
        if self.present.len() + self.apologies.len() >= 1_000 {
            return;
        }
        let mut found = entries(text);
        // Some bodies write nothing but first names, one a line.
        if let [(entry, ..)] = found.as_mut_slice()
            && entry.person.name.is_blank()
            && !text.trim().contains(' ')
            && let Some(first) = attending::first_name(text)
        {
            *entry = first;
        }
        for (entry, deputy, mut chair) in found {
            chair |= std::mem::take(&mut heading.presides);
            chair |= matches!(entry.office, Some((Office::Chair, _)));
            let why = match (entry.doubt, entry.person.name.is_blank()) {
                (Some(why), _) => Some(why),
                (None, true) => Some("No name could be told in these words.".to_owned()),
                (None, false) => None,
            };
            match heading.list {
                None | Some(List::Passed) => {}
                Some(List::Apologies) => {
                    let other = "Another label stands before the name than that of the apologies.";
                    let why = why.or_else(|| heading.unknown.then(|| other.to_owned()));
                    let one = Found::certain(no_reason(entry.person), place);
                    if self.apologies.iter().any(|a| a.value == one.value) {
                        continue;
                    }
                    self.apologies.push(match why {
                        Some(why) => one.doubting(&why),
                        None => one,
                    });
                }
                Some(list) => {
                    let mut person = entry.person;
                    // Of a company's directors the secretary is none; of a club's committee one.
                    let secretary = words::key(person.role.as_str()) == "secretary";
                    let group = "Nothing says whether those under this heading are members.";
                    let why = why
                        .clone()
                        .or_else(|| heading.unknown.then(|| group.to_owned()));
                    let why = why.or_else(|| {
                        let told = secretary && heading.of_members && text.contains(':');
                        told.then(|| "The secretary may be no member.".to_owned())
                    });
                    // Who takes the minutes among those present is one of them, as far as the list says.
                    let took = took_minutes(&mut person);
                    let attending = took && !heading.of_members && !text.contains(',')
                        || list == List::Attending
                        || !heading.of_members && is_clerk(&person);
                    if attending && chair {
                        self.led = Some(person.name.clone());
                    }
                    let one = Present {
                        person,
                        deputy,
                        chair: chair && !attending,
                        in_attendance: attending,
                    };
                    self.add(one, place, why);
                }
            }
        }
    }

    /// Adds somebody; who is named twice, "Chair: Ann Lee" below the list, is one.
    pub(super) fn add(&mut self, mut one: Present, place: Place, why: Option<String>) {
        one.chair |= took_chair(&mut one.person) && !one.in_attendance;
        attending::tidy(&mut one.person);
        let known = self.present.iter_mut().find(|p| {
            let (known, new) = (&p.value.person, &one.person);
            !new.name.is_blank()
                && known.name == new.name
                && (known.honorific == new.honorific || new.honorific.is_blank())
        });
        if let Some(known) = known {
            known.value.chair |= one.chair && !known.value.in_attendance;
            // Who took the minutes, and stands among those present as well, was one of them.
            if known.value.in_attendance && !one.in_attendance && known.value.person.role.is_blank()
            {
                known.value.in_attendance = false;
            }
            return;
        }
        // "A Lee Bo Oke": an initial and three words, or four words, could be two people.
        let name = one.person.name.as_str().to_owned();
        let long = name.split_whitespace().filter(|w| {
            let letters = w.chars().filter(|c| c.is_alphabetic()).count();
            letters > 1 && w.starts_with(char::is_uppercase)
        });
        let initial = name.chars().nth(1).is_some_and(|c| c == ' ' || c == '.');
        // "Detective Sergeant M. Lee" has a rank in front, or is two.
        let letters = |w: &str| w.chars().filter(|c| c.is_alphabetic()).count();
        let mut words = name.split_whitespace();
        let late = words.by_ref().take(2).all(|w| letters(w) > 1) && words.any(|w| letters(w) == 1);
        let two = long.count() + usize::from(initial) >= 4 || late;
        let why = why.or_else(|| two.then(|| "Two names could have run together.".to_owned()));
        let found = Found::certain(one, place);
        self.present.push(match why {
            Some(why) => found.doubting(&why),
            None => found,
        });
    }

    /// Tells members from others by what the whole roll shows.
    pub(super) fn settle(&mut self) {
        let present = self.present.iter_mut().map(|p| &mut p.value.person);
        attending::houses(present.chain(self.apologies.iter_mut().map(|a| &mut a.value)));
        for one in &mut self.present {
            if one.is_certain() && attending::names_more(&one.value.person) {
                *one = one.clone().doubting(OTHERS);
            }
        }
        // Where all are called by one name, nobody has another.
        let lone = |p: &Found<Present>| p.doubt.as_ref().is_some_and(|d| d.as_str() == ONE_NAME);
        let count = self.present.iter().filter(|p| lone(p)).count();
        if count > 3 && count * 3 >= self.present.len() * 2 {
            for one in self.present.iter_mut().filter(|p| lone(p)) {
                one.doubt = None;
            }
        }
        // One list of all who came: their posts tell the members.
        if self.present.iter().all(|p| p.value.in_attendance) {
            for one in &mut self.present {
                if lexicon::whole(AtMeeting::Member, one.value.person.role.as_str()) {
                    one.value.in_attendance = false;
                }
            }
        }
        // Who came stands in one list, whatever it is called: then it is the list of those present.
        if self.present.len() > 1 && self.present.iter().all(|p| p.value.in_attendance) {
            let led = self.led.clone();
            for one in &mut self.present {
                one.value.in_attendance = false;
                one.value.chair |= led.as_ref() == Some(&one.value.person.name);
            }
        }
        // "Mrs Oke (Chairman of the Parish Council)" at an assembly may have presided there as well.
        if !self.present.iter().any(|p| p.value.chair) {
            let heads = |p: &Found<Present>| {
                let role = p.value.person.role.as_str();
                let first = role.split_once(" of ").map_or("", |(first, _)| first);
                matches!(people::office(first), Some((Office::Chair, _)))
            };
            for one in self.present.iter_mut().filter(|p| heads(p)) {
                *one = one.clone().doubting(ELSEWHERE);
            }
        }
        // "Alan Roe (Sandy)" among people with nothing beside their names.
        let beside = |p: &&mut Found<Present>| !p.value.person.role.is_blank();
        let count = self.present.len();
        let mut some: Vec<_> = self.present.iter_mut().filter(beside).collect();
        if let [one] = some.as_mut_slice()
            && count > 4
            && attending::could_be_nickname(one.value.person.role.as_str())
        {
            **one = one.clone().doubting(NICKNAME);
        }
        // A board with a "member" beside each name has its clerk among them.
        let role = |p: &Found<Present>| words::key(p.value.person.role.as_str());
        if self.present.iter().any(|p| role(p) == "member") {
            for one in self.present.iter_mut().filter(|p| role(p) == "clerk") {
                one.value.in_attendance = false;
            }
        }
        // "Borough Councillor C Ash" among councillors of the parish is of another council.
        let of = |p: &Found<Present>| p.value.person.honorific.as_str().to_owned();
        let plain = self.present.iter().any(|p| of(p).starts_with("Councillor"));
        for one in &mut self.present {
            let honorific = of(one);
            let other = honorific.contains(" Councillor") && !honorific.starts_with("Councillor");
            if plain && other && !one.value.in_attendance && !one.value.chair {
                one.value.in_attendance = true;
                *one = one.clone().doubting(
                    "A councillor of another council stands in the list of those present.",
                );
            }
        }
    }
}

/// Takes off that somebody was in the chair, "ESRF (Chair)", "(in the Chair)"; whether the words said so.
fn took_chair(person: &mut PersonDetails) -> bool {
    for field in [&mut person.role, &mut person.organisation] {
        let words = field.as_str().to_owned();
        let (before, inside) = match words.rsplit_once('(') {
            Some((before, inside)) => (before.trim_end(), inside.trim_end_matches([')', ' '])),
            None => ("", words.as_str()),
        };
        let says = lexicon::is(RollHead::Presides, inside)
            || !before.is_empty() && matches!(people::office(inside), Some((Office::Chair, _)));
        if says {
            *field = Text::line(before.trim_end_matches([',', ' ']));
            return true;
        }
    }
    false
}

/// Whether somebody is the clerk, who is there and is no member.
fn is_clerk(person: &PersonDetails) -> bool {
    let role = words::key(person.role.as_str());
    role.split(' ').any(|w| w == "clerk") && !role.contains("member")
}
