//! Deciding what the meeting decided: resolutions and outcomes.

use super::words::{noted_sentence, resolved_line};
use super::{Decided, Decision};
use crate::meeting::agenda::Limb;
use crate::meeting::entry::{Answer, Entry, Kind, Place, Stage, Verb};
use crate::meeting::event::Event;
use crate::meeting::id::ItemId;
use crate::meeting::intent::Ref;
use crate::meeting::motion::Moved;
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn resolve_in_words(
        &mut self,
        item: Option<&Ref>,
        text: &Text,
        stage: Stage,
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        if stage == Stage::Agreed && text.is_blank() {
            return Err(no_words());
        }
        self.resolve(item, place, Vec::new(), text.clone(), stage)
    }

    pub(super) fn adopt_report(
        &mut self,
        item: Option<&Ref>,
        limbs: &[Text],
        amended: &[Limb],
        stage: Stage,
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        self.adopt(item, limbs, amended, stage, place)
    }

    pub(super) fn conclude(
        &mut self,
        item: Option<&Ref>,
        verb: Verb,
        text: &Text,
        limbs: &[Text],
        place: Place,
    ) -> Decided {
        let item = self.item_or_current(item)?;
        self.check_place(item, place)?;
        let asked = self.asks(item);
        let mut answers = Vec::with_capacity(limbs.len());
        for label in limbs {
            find_limb(asked, label)?;
            answers.push(Answer {
                limb: label.clone(),
                amended: false,
            });
        }
        if limbs.is_empty() {
            answers.extend(self.open_limbs(item).map(|l| Answer {
                limb: l.label.clone(),
                amended: false,
            }));
        }
        let text = if text.is_blank() {
            Text::new(&noted_sentence(self.meeting.called(), verb))
        } else {
            text.clone()
        };
        self.add(item, place, Kind::Outcome { verb, answers }, text);
        Ok(())
    }

    fn resolve(
        &mut self,
        item: ItemId,
        place: Place,
        answers: Vec<Answer>,
        text: Text,
        stage: Stage,
    ) -> Decided {
        let kind = Kind::Resolution {
            stage: Stage::Worded,
            answers,
            moved: Moved::default(),
        };
        let entry = super::super::id::EntryId(self.push(Event::Recorded {
            item,
            place,
            kind,
            text,
        }));
        if stage == Stage::Agreed {
            self.is_quorate(None)?;
        }
        if stage != Stage::Worded {
            let when = self.when_in_meeting()?;
            self.push(Event::ResolutionStaged { entry, stage, when });
        }
        Ok(())
    }

    fn adopt(
        &mut self,
        item: ItemId,
        limbs: &[Text],
        amended: &[Limb],
        stage: Stage,
        place: Place,
    ) -> Decided {
        let asked = self.asks(item);
        if asked.is_empty() {
            return Err(Refusal::new(
                "No recommendation is known for this item.",
                "Write the resolution in words of its own.",
            ));
        }
        for named in limbs.iter().chain(amended.iter().map(|l| &l.label)) {
            find_limb(asked, named)?;
        }
        let taken: Vec<&Limb> = if limbs.is_empty() && amended.is_empty() {
            self.open_limbs(item).collect()
        } else if limbs.is_empty() {
            asked.iter().collect()
        } else {
            let named =
                |l: &&Limb| limbs.contains(&l.label) || amended.iter().any(|a| a.label == l.label);
            asked.iter().filter(named).collect()
        };
        if taken.is_empty() {
            return Err(Refusal::new(
                "Every limb of the recommendation is answered.",
                "Reword or strike the resolution that stands.",
            ));
        }
        let mut lines = Vec::with_capacity(taken.len());
        let mut answers = Vec::with_capacity(taken.len());
        for limb in taken {
            let other = amended
                .iter()
                .find(|a| a.label == limb.label && a.text != limb.text);
            lines.push(resolved_line(other.unwrap_or(limb)));
            answers.push(Answer {
                limb: limb.label.clone(),
                amended: other.is_some(),
            });
        }
        self.resolve(item, place, answers, Text::new(&lines.join("\n")), stage)
    }

    pub(super) fn reword(&mut self, entry: &Ref, text: &Text) -> Decided {
        let entry = self.resolution_named(entry)?;
        let (id, stream, old) = (entry.id, entry.stream, Text::new(&entry.text));
        if *text == old {
            return Err(Refusal::new(
                "Those are its words already.",
                "Give other words.",
            ));
        }
        self.push_in(stream, Event::ResolutionReworded { entry: id });
        if !text.is_blank() {
            self.push_in(
                stream,
                Event::TextSpliced {
                    entry: id,
                    at: 0,
                    went: old,
                    came: text.clone(),
                    group: 0,
                },
            );
        }
        Ok(())
    }

    pub(super) fn stage(&mut self, entry: &Ref, stage: Stage) -> Decided {
        let entry = self.resolution_named(entry)?;
        if entry.text.trim().is_empty() {
            return Err(no_words());
        }
        let held = match entry.kind {
            Kind::Resolution { stage, .. } => stage,
            _ => Stage::Worded,
        };
        if held == stage {
            return Err(Refusal::new(
                match stage {
                    Stage::Agreed => "That resolution is agreed already.",
                    _ => "That resolution has been put already.",
                },
                "Reword it if it is to be changed.",
            ));
        }
        if held == Stage::Agreed {
            return Err(Refusal::new(
                "That resolution is agreed.",
                "Reword it first if it is to be put again.",
            ));
        }
        let (entry, stream) = (entry.id, entry.stream);
        let when = self.when_in_meeting()?;
        if stage == Stage::Agreed {
            let held = self.meeting.entry(entry).cloned();
            self.stream = stream;
            if let Some(held) = held {
                self.settled_first(entry)?;
                self.is_worded_as_amended(&held)?;
                self.is_moved(&held)?;
            }
            self.is_quorate(None)?;
        }
        self.push_in(stream, Event::ResolutionStaged { entry, stage, when });
        Ok(())
    }

    fn resolution_named(&self, name: &Ref) -> Result<&Entry, Refusal> {
        let entry = self.entry(name)?;
        if matches!(entry.kind, Kind::Resolution { .. }) {
            return Ok(entry);
        }
        Err(Refusal::new(
            "That entry is not a resolution.",
            "Turn it into a resolution first.",
        ))
    }

    fn asks(&self, item: ItemId) -> &[Limb] {
        self.meeting
            .item(item)
            .and_then(|i| i.report.as_ref())
            .map_or(&[], |r| &r.asks)
    }

    /// The limbs of an item's report that nothing answers yet.
    fn open_limbs(&self, item: ItemId) -> impl Iterator<Item = &Limb> {
        let answered = self.meeting.answered(item);
        self.asks(item)
            .iter()
            .filter(move |l| !answered.iter().any(|a| a.limb == l.label))
    }
}

impl super::Meeting {
    /// Which limbs of an item's report are answered, by resolutions and outcomes that stand.
    pub fn answered(&self, item: ItemId) -> Vec<Answer> {
        let Some(item) = self.item(item) else {
            return Vec::new();
        };
        self.entries_of(item)
            .flat_map(|e| match &e.kind {
                Kind::Resolution { answers, .. } | Kind::Outcome { answers, .. } => {
                    answers.as_slice()
                }
                _ => &[],
            })
            .cloned()
            .collect()
    }
}

fn find_limb<'a>(asked: &'a [Limb], label: &str) -> Result<&'a Limb, Refusal> {
    asked
        .iter()
        .find(|l| l.label.as_str() == label)
        .ok_or_else(|| {
            let labels: Vec<&str> = asked.iter().map(|l| l.label.as_str()).collect();
            Refusal::new(
                format!("The recommendation has no limb \"{label}\"."),
                if labels.is_empty() {
                    "No recommendation is known for this item.".to_owned()
                } else {
                    format!("Its limbs are {}.", labels.join(", "))
                },
            )
        })
}

fn no_words() -> Refusal {
    Refusal::new(
        "A resolution without words can't be agreed.",
        "Write its words first.",
    )
}
