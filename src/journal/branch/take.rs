//! Taking a part of a branch over: the orders that record in the meeting what it recorded there.

use super::names::Names;
use super::said::Said;
use super::{Branch, Did, Known, Part, in_words_as_made, keeps_readers, place_there};
use crate::journal::{Act, Journal, Record};
use crate::meeting::agenda::Stamp;
use crate::meeting::decide::{Position, decide};
use crate::meeting::event::{Event, Fact};
use crate::meeting::id::{EntryId, Id, ItemId, PersonId};
use crate::meeting::intent::{Intent, Order};
use crate::meeting::text::Text;
use crate::meeting::{Meeting, Refusal};

/// What taking a part over would do in the meeting as it stands.
#[derive(Clone, Debug)]
pub struct Takeover {
    /// The orders, to be given one after the other.
    pub orders: Vec<Order>,
    /// What they would record, in words.
    pub words: String,
}

impl Branch {
    /// What taking over the part at a place would do in the meeting as it stands at `now`; nothing is
    /// recorded.
    ///
    /// # Errors
    /// When it can't hold in the meeting any more, or there is no order that says it.
    pub fn offer(
        &self,
        at: usize,
        meeting: &Journal,
        known: &Known,
        now: Stamp,
    ) -> Result<Takeover, Refusal> {
        let Some(part) = self.parts.get(at) else {
            return Err(Refusal::new("There is no such part of the branch.", ""));
        };
        if known.records(at).is_some() {
            return Err(Refusal::new(
                "The meeting has that already.",
                "Nothing needs to be done.",
            ));
        }
        match part.did {
            Did::Recorded => self.record(part, meeting, known, now),
            Did::Undid => undo(part, meeting),
            Did::Redid => redo(part, meeting),
        }
    }

    fn record(
        &self,
        part: &Part,
        meeting: &Journal,
        known: &Known,
        now: Stamp,
    ) -> Result<Takeover, Refusal> {
        let first = part.records.first().copied().unwrap_or(u64::MAX);
        let earlier = self.journal.records.iter();
        let earlier = earlier.take_while(|r| r.seq < first).cloned().collect();
        let by = self.journal.by().clone();
        let mut branch = Journal::replay(self.journal.writer(), by, earlier)
            .map_err(|bad| Refusal::new(bad.to_string(), ""))?;
        let mut taking = Taking {
            branch: self,
            there: meeting.clone(),
            known: known.clone(),
            now,
            orders: Vec::new(),
        };
        let last = meeting.last();
        for (n, seq) in part.records.iter().enumerate() {
            let Some(record) = self.journal.record(*seq) else {
                continue;
            };
            taking.record(record, branch.meeting(), n > 0)?;
            branch.take_up(record.clone());
        }
        let recorded = taking.there.records.iter().filter(|r| r.seq > last);
        let seqs: Vec<u64> = recorded
            .filter(|r| matches!(r.act, Act::Did(_)))
            .map(|r| r.seq)
            .collect();
        Ok(Takeover {
            orders: taking.orders,
            words: in_words_as_made(&taking.there, &seqs),
        })
    }
}

/// What was undone on the branch is undone in the meeting, if it is the same there.
fn undo(part: &Part, meeting: &Journal) -> Result<Takeover, Refusal> {
    let record = part.records.last().copied();
    let offer = meeting.offer_undo(record)?;
    if offer.records != part.records {
        return Err(Refusal::new(
            format!("More would be undone in the meeting: {}.", offer.words),
            "Look at it there, and change it by hand.",
        ));
    }
    Ok(Takeover {
        orders: vec![Intent::Undo { record }.into()],
        words: format!("undo: {}", offer.words),
    })
}

/// What was done again on the branch is done again, if it is what the meeting would do again next.
fn redo(part: &Part, meeting: &Journal) -> Result<Takeover, Refusal> {
    let offer = meeting.offer_redo()?;
    if offer.records != part.records {
        return Err(Refusal::new(
            "It was undone before both parted, and other things were undone or recorded since.",
            "Record it again by hand.",
        ));
    }
    Ok(Takeover {
        orders: vec![Intent::Redo.into()],
        words: format!("do again: {}", offer.words),
    })
}

/// A part on its way into a copy of the meeting.
struct Taking<'b> {
    branch: &'b Branch,
    there: Journal,
    known: Known,
    now: Stamp,
    orders: Vec<Order>,
}

impl Taking<'_> {
    /// Takes a record over; `before` is the branch before it, and it `goes_on` with typing.
    fn record(&mut self, record: &Record, before: &Meeting, goes_on: bool) -> Result<(), Refusal> {
        let Act::Did(facts) = &record.act else {
            return Ok(());
        };
        let branch = self.branch;
        branch.rests(record.seq, facts, &self.known)?;
        if !goes_on {
            for fact in facts {
                branch.stands(fact, before, self.there.meeting(), &self.known)?;
            }
        }
        let last = self.there.last();
        let overridden: Vec<(&Text, &Text)> = facts
            .iter()
            .filter_map(|fact| match &fact.1 {
                Event::RuleOverridden { rule, reason } => Some((rule, reason)),
                _ => None,
            })
            .collect();
        let number = Journal::number(record.seq)?;
        let position = Position {
            writer: branch.journal.writer(),
            record: number,
        };
        let ids: Vec<(Id, &Fact)> = branch.journal.with_ids(record.seq, facts);
        let whole = self.said(facts, position, 0, before, record.at, &overridden);
        if let Some(mut order) = whole {
            if let Intent::Type { joins, .. } = &mut order.intent {
                *joins = goes_on;
            }
            self.give(order, &overridden)?;
            self.pair(last, &ids);
        } else {
            self.one_by_one(&ids, position, before.clone(), record.at, &overridden)?;
        }
        let made: Vec<Fact> = self
            .made_since(last)
            .map(|(_, fact)| fact.clone())
            .collect();
        if !keeps_readers(facts, &made) {
            return Err(Refusal::new(
                "In the meeting more people would read it than on the branch.",
                "Record it by hand, for those who may read it.",
            ));
        }
        if !self.changes_the_same(facts, &made) {
            return Err(Refusal::new(
                "In the meeting it would change the words of another entry than on the branch.",
                "Look at it there, and change them by hand.",
            ));
        }
        Ok(())
    }

    /// Whether the words that facts change are those that the facts made of them change: what is joined with the
    /// entry before it can have another before it here.
    fn changes_the_same(&self, facts: &[Fact], made: &[Fact]) -> bool {
        let changed = |facts: &[Fact], name: &dyn Fn(Id) -> Id| -> Vec<Id> {
            let entries = facts.iter().filter_map(|fact| match &fact.1 {
                Event::TextSpliced { entry, .. } => Some(name(entry.0)),
                _ => None,
            });
            entries.collect()
        };
        let name = |id: Id| self.branch.name_or_nothing(id, &self.known);
        changed(facts, &name) == changed(made, &|id| id)
    }

    /// A record that no one order says, by an order for each fact.
    fn one_by_one(
        &mut self,
        facts: &[(Id, &Fact)],
        position: Position,
        mut before: Meeting,
        at: Stamp,
        overridden: &[(&Text, &Text)],
    ) -> Result<(), Refusal> {
        for (id, fact) in facts {
            let passes = matches!(fact.1, Event::RuleOverridden { .. }) || self.is_here(&fact.1);
            if !passes {
                let one = std::slice::from_ref(*fact);
                let order = self.said(one, position, id.index, &before, at, overridden);
                let order = order.ok_or_else(no_order)?;
                let last = self.there.last();
                self.give(order, overridden)?;
                self.pair(last, &[(*id, *fact)]);
            }
            before.apply(*id, at, fact);
        }
        Ok(())
    }

    /// Somebody who is marked present already needs no order.
    fn is_here(&self, event: &Event) -> bool {
        let Event::MarkedPresent { person, .. } = event else {
            return false;
        };
        let there = self.branch.name(person.0, &self.known).map(PersonId);
        let roll = self.there.meeting().roll();
        there.is_some_and(|person| roll.iter().any(|(one, _)| *one == person))
    }

    /// The order that makes those facts on the branch, as it is given in the meeting.
    fn said(
        &self,
        facts: &[Fact],
        position: Position,
        index: u16,
        before: &Meeting,
        at: Stamp,
        overridden: &[(&Text, &Text)],
    ) -> Option<Order> {
        let first = Id {
            writer: position.writer,
            record: position.record,
            index,
        };
        let despite = overridden.first().map(|(_, reason)| (*reason).clone());
        let said = |names| Said {
            facts,
            first,
            before,
            despite: despite.clone().unwrap_or_default(),
            names,
        };
        let orders = said(Names::SAME).orders();
        let makes = |order: &Order| {
            decide(before, position, at, order)
                .is_ok_and(|made| made == facts || alike(&made, facts))
        };
        let which = orders.iter().position(makes)?;
        let name = |id: Id| self.branch.name_or_nothing(id, &self.known);
        let there = |entry: EntryId| self.branch.name(entry.0, &self.known).map(EntryId);
        let meeting = self.there.meeting();
        let names = Names {
            id: &name,
            place: &|place| place_there(place, before, meeting, there),
            after: &|item| {
                let there = self.branch.name(item.0, &self.known).map(ItemId);
                there.filter(|there| meeting.item(*there).is_some())
            },
        };
        said(names).orders().into_iter().nth(which)
    }

    /// Gives an order to the copy of the meeting. A rule that stands in the way is overridden for the reason
    /// that was given on the branch, where it stood in the way there too.
    fn give(&mut self, order: Order, overridden: &[(&Text, &Text)]) -> Result<(), Refusal> {
        let mut order = Order {
            despite: Text::default(),
            ..order
        };
        // A number that somebody gave to another item since is no part of what was added.
        if let Intent::AddItem { item, .. } = &mut order.intent {
            let mut items = self.there.meeting().items().iter();
            if items.any(|other| other.details.number == item.number) {
                item.number = Text::default();
            }
        }
        let done = self.there.act(self.now, &order);
        let done = match done {
            Err(refusal) if refusal.may_be_overridden => {
                let known = overridden
                    .iter()
                    .find(|(rule, _)| rule.as_str() == refusal.reason);
                let Some((_, reason)) = known else {
                    return Err(refusal);
                };
                order.despite = (*reason).clone();
                self.there.act(self.now, &order)
            }
            // Whoever is passed over is named by the order itself.
            done => done,
        }?;
        if let Act::Did(facts) = &done.act {
            for fact in facts {
                if let Event::RuleOverridden { rule, .. } = &fact.1
                    && !overridden.iter().any(|(known, _)| *known == rule)
                {
                    return Err(Refusal::new(
                        rule.to_string(),
                        "That did not stand in its way on the branch: record it by hand.",
                    ));
                }
            }
        }
        self.orders.push(order);
        Ok(())
    }

    fn made_since(&self, last: u64) -> impl Iterator<Item = (Id, &Fact)> {
        let new = self.there.records.iter().filter(move |r| r.seq > last);
        new.filter_map(|r| Some((r.seq, self.there.facts(r.seq)?)))
            .flat_map(|(seq, facts)| self.there.with_ids(seq, facts))
    }

    fn pair(&mut self, last: u64, facts: &[(Id, &Fact)]) {
        let made: Vec<(Id, Fact)> = self
            .made_since(last)
            .map(|(id, fact)| (id, fact.clone()))
            .collect();
        let made: Vec<(Id, &Fact)> = made.iter().map(|(id, fact)| (*id, fact)).collect();
        self.known.paired(facts, &made);
    }
}

/// Whether one fact is the same but for the group that typing belongs to, and for the rule that stood in the
/// way of its record.
fn alike(made: &[Fact], facts: &[Fact]) -> bool {
    let [fact] = facts else {
        return false;
    };
    let ungrouped = |fact: &Fact| {
        let mut fact = fact.clone();
        if let Event::TextSpliced { group, .. } = &mut fact.1 {
            *group = 0;
        }
        fact
    };
    let mut made = made
        .iter()
        .filter(|f| !matches!(f.1, Event::RuleOverridden { .. }));
    let one = made.next().map(ungrouped);
    made.next().is_none() && one == Some(ungrouped(fact))
}

fn no_order() -> Refusal {
    Refusal::new(
        "No order in a meeting says that by itself.",
        "Its words can be copied, to be recorded by hand.",
    )
}
