//! Deciding what the meeting decided: resolutions, outcomes, actions, earlier minutes and actions.

use super::text::stricter;
use super::words::{noted_sentence, resolved_line};
use super::{Decided, Decision};
use crate::meeting::agenda::{Business, Limb};
use crate::meeting::entry::{Answer, Entry, Kind, Place, Stage};
use crate::meeting::event::Event;
use crate::meeting::id::ItemId;
use crate::meeting::intent::{Intent, Ref};
use crate::meeting::refusal::Refusal;
use crate::meeting::text::Text;

impl Decision<'_> {
    pub(super) fn resolution(&mut self, intent: &Intent) -> Decided {
        match intent {
            Intent::Resolve {
                item,
                text,
                stage,
                place,
            } => {
                let item = self.item_or_current(item.as_ref())?;
                self.check_place(item, *place)?;
                if *stage == Stage::Agreed && text.is_blank() {
                    return Err(no_words());
                }
                self.resolve(item, *place, Vec::new(), text.clone(), *stage)
            }
            Intent::Adopt {
                item,
                limbs,
                amended,
                stage,
                place,
            } => {
                let item = self.item_or_current(item.as_ref())?;
                self.check_place(item, *place)?;
                self.adopt(item, limbs, amended, *stage, *place)
            }
            Intent::Reword { entry, text } => self.reword(entry, text),
            Intent::Put { entry } => self.stage(entry, Stage::Put),
            Intent::Agree { entry } => self.stage(entry, Stage::Agreed),
            Intent::Conclude {
                item,
                verb,
                text,
                limbs,
                place,
            } => {
                let item = self.item_or_current(item.as_ref())?;
                self.check_place(item, *place)?;
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
                    Text::new(&noted_sentence(self.meeting.body(), *verb))
                } else {
                    text.clone()
                };
                self.add(
                    item,
                    *place,
                    Kind::Outcome {
                        verb: *verb,
                        answers,
                    },
                    text,
                );
                Ok(())
            }
            Intent::AddAction {
                item,
                text,
                owners,
                due,
                from,
                place,
            } => {
                let from = from.as_ref().map(|f| self.comes_from(f)).transpose()?;
                let item = match (item, from) {
                    (None, Some((_, item))) => item,
                    _ => self.item_or_current(item.as_ref())?,
                };
                self.check_place(item, *place)?;
                if text.is_blank() {
                    return Err(Refusal::new(
                        "An action needs words.",
                        "Say what is to be done.",
                    ));
                }
                let owners = self.owners(owners)?;
                let kind = Kind::Action {
                    owners,
                    due: due.clone(),
                    from: from.map(|(entry, _)| entry),
                };
                self.add(item, *place, kind, text.clone());
                Ok(())
            }
            Intent::ChangeAction { entry, owners, due } => {
                let entry = self.entry(entry)?;
                let Kind::Action { from, .. } = &entry.kind else {
                    return Err(Refusal::new(
                        "That entry is not an action.",
                        "Turn it into an action first.",
                    ));
                };
                let (entry, from, stream) = (entry.id, *from, stricter(self.stream, entry));
                let owners = self.owners(owners)?;
                let kind = Kind::Action {
                    owners,
                    due: due.clone(),
                    from,
                };
                self.push_in(stream, Event::EntryChanged { entry, kind });
                Ok(())
            }
            Intent::Review {
                action,
                progress,
                comment,
                item,
            } => {
                let action = self.prior(action)?;
                let item = self.minutes_item(item.as_ref())?;
                let kind = Kind::Progress {
                    action,
                    progress: progress.clone(),
                };
                self.add(item, Place::End, kind, comment.clone());
                Ok(())
            }
            Intent::AgreeMinutes {
                of,
                corrections,
                approval,
                item,
            } => {
                let of = of.or_else(|| self.meeting.earlier_minutes().first().copied());
                let Some(of) = of else {
                    return Err(Refusal::new(
                        "No earlier minutes are listed.",
                        "Say of which meeting they are.",
                    ));
                };
                if of >= self.meeting.calling().date {
                    return Err(Refusal::new(
                        "Only minutes of an earlier meeting can be agreed here.",
                        "Check the date.",
                    ));
                }
                let done = self.meeting.all_entries().iter().any(|e| {
                    !e.struck && matches!(e.kind, Kind::Minutes { of: held, .. } if held == of)
                });
                if done {
                    return Err(Refusal::new(
                        format!("The minutes of {} are dealt with.", of.format("%-d %B %Y")),
                        "Change or strike that entry instead.",
                    ));
                }
                let item = self.minutes_item(item.as_ref())?;
                let kind = Kind::Minutes {
                    of,
                    approval: *approval,
                    corrections: corrections.clone(),
                };
                self.add(item, Place::End, kind, Text::default());
                Ok(())
            }
            _ => Ok(()),
        }
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
        };
        let entry = super::super::id::EntryId(self.push(Event::Recorded {
            item,
            place,
            kind,
            text,
        }));
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

    fn reword(&mut self, entry: &Ref, text: &Text) -> Decided {
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

    fn stage(&mut self, entry: &Ref, stage: Stage) -> Decided {
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
                    Stage::Put | Stage::Worded => "That resolution has been put already.",
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

    /// The item under which earlier minutes and actions stand.
    fn minutes_item(&self, named: Option<&Ref>) -> Result<ItemId, Refusal> {
        let standing = || {
            self.meeting
                .items()
                .iter()
                .find(|i| i.details.business == Business::Minutes)
                .map(|i| i.id)
        };
        match named {
            Some(named) => self.item(named),
            None => standing().map_or_else(|| self.item_or_current(None), Ok),
        }
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
