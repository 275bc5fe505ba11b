//! What is offered at each key, over 500 people and 5,000 phrases.
//!
//! Beside it stands a plain nucleo scan of the same names and phrases for the word that is being
//! typed: what a list that is searched afresh at every key would cost. `cargo bench --bench
//! completion` prints that ratio, and how much more a key costs at the end of a long paragraph than
//! at the end of a short one.

mod common;

use common::{meeting::began, ratio};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32String};
use quorate::completion::{Index, Offer, Where};
use quorate::journal::Journal;
use quorate::meeting::agenda::ItemDetails;
use quorate::meeting::entry::Stream;
use quorate::meeting::id::Writer;
use quorate::meeting::intent::{Intent, Order};
use quorate::meeting::people::PersonDetails;
use quorate::minutes::House;
use quorate::phrases::{Book, Phrase, Scene};

const PEOPLE: usize = 500;
const PHRASES: usize = 5_000;

/// What is typed, key by key: names, codes, beginnings of phrases, and words that mean nothing.
const TYPED: &str = "The Board heard from Hele, and Dr Quarles asked p17 about the figures; \
    members noted th that in respo the plan was drawn up by rutc with Director of Wate";

const FIRST: [&str; 20] = [
    "Helen", "Ruth", "Siân", "Owen", "Ines", "Priya", "Joseph", "Amina", "Thomas", "Judith",
    "Graham", "Imran", "Bridget", "Martin", "Leonard", "Zoë", "Peter", "Anil", "Grace", "Daniel",
];
const LAST: [&str; 25] = [
    "Marchbank",
    "Callender",
    "Prosser",
    "Smith",
    "Tolley",
    "Penhale",
    "Quarles",
    "Hebden",
    "Farouk",
    "Whitcombe",
    "Adeyemi",
    "Fallowfield",
    "Okafor",
    "Nair",
    "Sallis",
    "Yeo",
    "Carey",
    "Dunmore",
    "Attwell",
    "Brannigan",
    "Lyle",
    "Kinnaird",
    "Deshmukh",
    "Siddiqui",
    "Ashdown",
];
const BEGINNINGS: [&str; 10] = [
    "In response to a question on",
    "Members noted that the",
    "The Board welcomed the",
    "Attention was drawn to the",
    "It was confirmed that the",
    "Further information was asked for on the",
    "An assurance was given that the",
    "Thanks were expressed for the",
    "Concern was voiced about the",
    "The Chair invited comments on the",
];
const MIDDLES: [&str; 20] = [
    "report",
    "plan",
    "budget",
    "strategy",
    "waiting list",
    "pathway",
    "consultation",
    "grant",
    "pilot",
    "survey",
    "contract",
    "programme",
    "review",
    "review of fees",
    "staffing",
    "premises",
    "transport",
    "winter plan",
    "outreach",
    "referrals",
];
const ENDS: [&str; 25] = [
    "in the north",
    "in the south",
    "for carers",
    "for schools",
    "for the spring",
    "of partners",
    "of the district",
    "in rural wards",
    "in the towns",
    "for young people",
    "for older people",
    "under review",
    "this year",
    "next year",
    "of the trust",
    "of the forum",
    "at the hospital",
    "at the hubs",
    "across the county",
    "by ward",
    "by age",
    "by quarter",
    "in summer",
    "in autumn",
    "of volunteers",
];

struct Fixture {
    journal: Journal,
    index: Index,
    candidates: Vec<Utf32String>,
    house: House,
}

impl Fixture {
    fn new() -> Self {
        let mut journal = Journal::new(Writer::FIRST, "Eleanor Whitcombe".into());
        let mut candidates: Vec<Utf32String> = Vec::new();
        let mut act = |intent: Intent| {
            let done = journal.act(began(), &Order::from(intent));
            assert!(done.is_ok(), "the invented meeting can be set up");
        };
        for number in 0..PEOPLE {
            let name = format!(
                "{} {}",
                FIRST[number % FIRST.len()],
                LAST[number / FIRST.len() % LAST.len()]
            );
            candidates.push(name.as_str().into());
            act(Intent::AddPerson(PersonDetails {
                name: name.into(),
                honorific: if number % 3 == 0 { "Dr" } else { "" }.into(),
                role: format!("Director of {} {number}", MIDDLES[number % MIDDLES.len()]).into(),
                ..PersonDetails::default()
            }));
        }
        act(Intent::AddItem {
            item: ItemDetails {
                number: "1".into(),
                title: "Water and Sewerage in the Vale".into(),
                ..ItemDetails::default()
            },
            after: None,
        });
        let phrases: Vec<Phrase> = (0..PHRASES)
            .map(|number| {
                let text = format!(
                    "{} {} {}",
                    BEGINNINGS[number % 10],
                    MIDDLES[number / 10 % 20],
                    ENDS[number / 200 % 25]
                );
                candidates.push(text.as_str().into());
                Phrase {
                    code: format!("p{number}").into(),
                    text: text.into(),
                    ..Phrase::default()
                }
            })
            .collect();
        let book = Book {
            phrases,
            ..Book::default()
        };
        let index = Index::new(journal.meeting(), &book, &[], Stream::Public);
        Self {
            journal,
            index,
            candidates,
            house: House::default(),
        }
    }

    /// What is offered at the end of `head`.
    fn offers(&self, head: &str) -> Vec<Offer> {
        let meeting = self.journal.meeting();
        let at = Where {
            head,
            tail: "",
            scene: Scene {
                meeting,
                item: meeting.items().first().map(|i| i.id),
                readers: Stream::Public,
                now: began(),
                house: &self.house,
            },
            stands: &|_| false,
            stands_anywhere: &|_| false,
        };
        self.index.offers(&at, 5)
    }

    /// Every key of what is typed, after `before`; how much was offered.
    fn typing(&self, before: &str) -> usize {
        let mut head = String::with_capacity(before.len() + TYPED.len());
        head.push_str(before);
        TYPED
            .chars()
            .map(|key| {
                head.push(key);
                self.offers(&head).len()
            })
            .sum()
    }

    /// The same keys, each with a scan of every candidate for the word that they are in.
    fn scanning(&self, matcher: &mut Matcher) -> usize {
        let mut head = String::new();
        TYPED
            .chars()
            .map(|key| {
                head.push(key);
                let word = head.rsplit(' ').next().unwrap_or_default();
                self.scan(word, matcher)
            })
            .sum()
    }

    fn scan(&self, word: &str, matcher: &mut Matcher) -> usize {
        let pattern = Pattern::parse(word, CaseMatching::Smart, Normalization::Smart);
        let mut found: Vec<(u32, usize)> = self
            .candidates
            .iter()
            .enumerate()
            .filter_map(|(at, c)| Some((pattern.score(c.slice(..), matcher)?, at)))
            .collect();
        found.sort_unstable_by(|a, b| b.cmp(a));
        found.truncate(5);
        found.len()
    }
}

fn main() {
    let fixture = Fixture::new();
    let mut matcher = Matcher::new(Config::DEFAULT);
    // Names, roles, codes and phrases are found, so that it is no empty list that is quick.
    let first = |head: &str| fixture.offers(head).first().map(|o| o.words.clone());
    for head in ["by Hele", "Dr Quar", "p17", "in respo", "Members noted th"] {
        assert!(first(head).is_some(), "nothing is offered after {head:?}");
    }
    assert!(fixture.scan("Hele", &mut matcher) > 0);
    if !common::measuring() {
        return;
    }
    let keys = TYPED.chars().count();
    println!("{keys} keys over {PEOPLE} people and {PHRASES} phrases");
    let pairs = ratio::pairs(
        41,
        || ratio::timed(|| fixture.typing("")),
        || ratio::timed(|| fixture.scanning(&mut matcher)),
    );
    ratio::tell("offers / a nucleo scan", &pairs, 0.5);
    let (short, long) = (prose(200), prose(10_000));
    let pairs = ratio::pairs(
        201,
        || ratio::timed(|| fixture.typing(&long)),
        || ratio::timed(|| fixture.typing(&short)),
    );
    ratio::tell("after 10,000 characters / after 200", &pairs, 1.1);
}

fn prose(length: usize) -> String {
    let mut text = "members heard that the pathway would be looked at again, and asked for more. "
        .repeat(length / 70 + 1);
    text.truncate(length);
    text
}
