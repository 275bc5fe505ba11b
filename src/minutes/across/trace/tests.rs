//! A trace that looks up what it is led to, beside one that is led everywhere.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::convert::Infallible;
use std::rc::Rc;

use chrono::Days;

use super::super::super::facts::{Carried, ItemFact, ItemStanding, Planned, Step};
use super::*;
use crate::dice::Dice;
use crate::meeting::id::{Id, Writer};
use crate::minutes::Full;

const BODIES: [&str; 3] = ["Harbour Board", "harbour  board", "Roads Committee"];
const TITLES: [&str; 5] = ["Housing", "Roads", "roads", "Pharmacies", ""];
const WORDS: [&str; 4] = [
    "Write to the Trust",
    "write to  the trust",
    "Mend the quay",
    "",
];

struct Office {
    stops: Vec<Stop>,
    records: Vec<Rc<Record>>,
    /// It is led to everything.
    everywhere: bool,
    read: RefCell<BTreeSet<usize>>,
}

impl Meetings for Office {
    type Readers = Full;
    type Trouble = Infallible;

    fn stops(&self) -> &[Stop] {
        &self.stops
    }

    fn record(&self, at: usize) -> Result<Rc<Record>, Infallible> {
        self.read.borrow_mut().insert(at);
        Ok(Rc::clone(&self.records[at]))
    }

    fn linked(&self, link: Link) -> Result<Vec<usize>, Infallible> {
        let leads = |at: &usize| {
            let stop = &self.stops[*at];
            self.everywhere
                || self.records[*at]
                    .links(&stop.body, stop.day)
                    .contains(&link)
        };
        Ok((0..self.stops.len()).filter(leads).collect())
    }
}

impl Office {
    fn beginnings(&self, holds: &dyn Fn(&str) -> bool) -> Vec<usize> {
        let begins =
            |at: &usize| self.everywhere || self.records[*at].beginnings().any(|text| holds(&text));
        (0..self.stops.len()).filter(begins).collect()
    }

    fn trace(&self, words: &str, hits: &[Hit]) -> Trace<Full> {
        let holds = |text: &str| text.to_lowercase().contains(words);
        let beginnings = self.beginnings(&holds);
        let Ok(trace) = trace(words, self, (hits, &beginnings), &holds);
        trace
    }
}

fn entry(n: usize) -> EntryId {
    EntryId(Id {
        writer: Writer::FIRST,
        record: n as u32,
        index: 0,
    })
}

fn day(n: usize) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 1, 1).unwrap() + Days::new(n as u64 / 2)
}

fn record(dice: &mut Dice, at: usize) -> Record {
    let title = |dice: &mut Dice| TITLES[dice.below(TITLES.len())].to_owned();
    let words = |dice: &mut Dice| WORDS[dice.below(WORDS.len())].to_owned();
    let items = (0..2).map(|_| ItemFact {
        title: title(dice),
        standing: [ItemStanding::Taken, ItemStanding::Deferred][dice.below(2)],
        ..ItemFact::default()
    });
    let items: Vec<ItemFact> = items.collect();
    let carried = (0..dice.below(3)).map(|_| Carried {
        words: words(dice),
        raised: day(dice.below(at + 1)),
        origin: if dice.once_in(2) {
            format!("s{} {}", dice.below(at + 1), entry(dice.below(3)))
        } else {
            String::new()
        },
        ..Carried::default()
    });
    let carried: Vec<Carried> = carried.collect();
    let steps = (0..3).map(|n| {
        let about = dice.below(carried.len() + 1);
        Step {
            entry: Some(entry(n)),
            item: dice.below(2) as u16,
            kind: [StepKind::Action, StepKind::ReportedBack, StepKind::Resolved][dice.below(3)],
            words: words(dice),
            carried: (about < carried.len()).then_some(about as u16),
            ..Step::default()
        }
    });
    let steps = steps.collect();
    let planned = (0..dice.below(2)).map(|_| Planned {
        title: title(dice),
        ..Planned::default()
    });
    let planned = planned.collect();
    Record {
        // A copy of a session has its id.
        session: format!("s{}", if dice.once_in(9) { at / 2 } else { at }),
        items,
        steps,
        planned,
        carried,
        ..Record::default()
    }
}

#[test]
fn a_trace_is_led_to_all_that_belongs_to_it() {
    let mut told = 0;
    for seed in 0..300 {
        let mut dice = Dice(seed);
        let stops = (0..12).map(|at| Stop {
            name: format!("{at}.ron"),
            body: BODIES[dice.below(BODIES.len())].to_owned(),
            day: day(at),
        });
        let stops: Vec<Stop> = stops.collect();
        let records = (0..12).map(|at| Rc::new(record(&mut dice, at))).collect();
        let hits = [Hit {
            name: format!("{}.ron", dice.below(12)),
            item: None,
            entry: Some(entry(dice.below(4))),
            text: "said".to_owned(),
            exempt: false,
        }];
        let mut office = Office {
            stops,
            records,
            everywhere: true,
            read: RefCell::default(),
        };
        for words in ["housing", "trust", "quay", "nothing"] {
            office.everywhere = true;
            let all = office.trace(words, &hits);
            office.everywhere = false;
            assert_eq!(office.trace(words, &hits), all, "{seed} {words}");
            told += all.steps.len();
        }
    }
    assert!(told > 5_000, "{told}");
}

#[test]
fn what_a_trace_is_not_led_to_is_not_looked_up() {
    let stops = (0..50).map(|at| Stop {
        name: format!("{at}.ron"),
        body: "Harbour Board".to_owned(),
        day: day(2 * at),
    });
    let record = |at: usize| Record {
        session: format!("s{at}"),
        items: vec![ItemFact {
            title: if at % 10 == 3 { "Housing" } else { "Roads" }.to_owned(),
            ..ItemFact::default()
        }],
        ..Record::default()
    };
    let office = Office {
        stops: stops.collect(),
        records: (0..50).map(|at| Rc::new(record(at))).collect(),
        everywhere: false,
        read: RefCell::default(),
    };
    assert_eq!(office.trace("housing", &[]).steps.len(), 5);
    assert_eq!(office.read.borrow().len(), 5);
}
