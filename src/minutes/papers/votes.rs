//! The votes: each with the words that were voted on, who moved and seconded them, how it was taken, the
//! figures or the names, the casting vote, and what came of it.

use std::marker::PhantomData;

use crate::meeting::Reading as ReadBy;
use crate::meeting::agenda::Item;
use crate::meeting::audience::Reader;
use crate::meeting::entry::Kind;
use crate::meeting::id::EntryId;
use crate::meeting::motion::{Ballot, Method, Tally, Voice, VoteResult};

use super::super::audience::Audience;
use super::super::document::{Block, Limb, Row, Run};
use super::super::draft::note;
use super::super::frame::{file_stem, opening};
use super::super::house::House;
use super::super::motions::is_resolved_later;
use super::super::numbering::limb_number;
use super::super::reading::{Readable, Reading};
use super::super::record::{Blanks, lines};
use super::super::when_there::at;
use super::super::words::{in_a_row, list, stop};
use super::vote_row::{CastingVote, VoteRow, Voted, Votes};
use super::vote_taken::taken;
use super::{Made, PaperKind, item_heading, not_begun, paragraph, upper_first};

/// The votes of what was read for an audience.
pub fn votes_of<A: Audience>(read: &ReadBy<'_, A>, house: &House) -> Votes<A> {
    let reading = Reading::<A>::new(read, house);
    let items = reading.printed(house);
    let rows = items
        .into_iter()
        .flat_map(|item| of_item(&reading, house, item))
        .map(|vote| vote.row)
        .collect();
    Votes {
        body: reading.body().name.to_string(),
        date: reading.calling().date.to_string(),
        rows,
        file_stem: file_stem(&reading, PaperKind::Votes.word()),
        audience: PhantomData,
    }
}

/// The votes of an item, each with the entry that tells it.
pub(in crate::minutes) fn votes_in<'m, R: Reader>(
    reading: &Reading<'m, R>,
    house: &House,
    item: &'m Item,
) -> Vec<(EntryId, VoteRow)> {
    let votes = of_item(reading, house, item).into_iter();
    votes.map(|vote| (vote.entry, vote.row)).collect()
}

/// A vote, and what the document says of it beside its row.
struct Told {
    /// The entry that tells it.
    entry: EntryId,
    row: VoteRow,
    /// The time, and the day where the meeting had several.
    when: String,
    /// The body whose members alone voted, where several meet.
    of: Option<String>,
    /// What was voted on: the number, the word before it, its lines.
    motions: Vec<(String, &'static str, String)>,
    ballots: Vec<(String, Voice)>,
}

fn of_item<'m, R: Reader>(reading: &Reading<'m, R>, house: &House, item: &'m Item) -> Vec<Told> {
    let entries: Vec<Readable<'m, R>> = reading.entries(item).collect();
    let record = lines(reading, house, item, Blanks::Drop);
    let number = |id: EntryId| {
        let line = record.iter().find(|l| l.entry == Some(id));
        line.and_then(|l| l.number.clone()).unwrap_or_default()
    };
    let mut found = Vec::new();
    for entry in &entries {
        let Some(taken) = taken(reading, &entries, *entry) else {
            continue;
        };
        let named = |ballots: &[Ballot]| -> Vec<(String, Voice)> {
            let named = ballots.iter().map(|b| (reading.name(b.0), b.1));
            named.collect()
        };
        let ballots = match &taken.tally {
            Tally::Named(ballots) => named(ballots),
            _ => Vec::new(),
        };
        let own: Vec<Ballot> = entries
            .iter()
            .filter_map(|e| match e.kind() {
                Kind::OwnVote {
                    person,
                    voice,
                    vote,
                } if *vote == entry.id() => Some(Ballot(*person, *voice)),
                _ => None,
            })
            .collect();
        let people = |who: fn(&crate::meeting::motion::Moved) -> Option<_>| {
            let mut known: Vec<String> = Vec::new();
            for person in taken.moved.iter().filter_map(who) {
                let name = reading.name(person);
                if !known.contains(&name) {
                    known.push(name);
                }
            }
            list(&known)
        };
        let counts = taken.tally.counts();
        let not_voting = ballots.iter().filter(|b| b.1 == Voice::DidNotVote).count();
        let row = VoteRow {
            item: reading.number(item).to_owned(),
            title: item.details.title.to_string(),
            minute: number(entry.id()),
            time: taken.when.to_rfc3339(),
            body: taken
                .of
                .map(|which| reading.body_of(which).name.to_string()),
            on: taken.on,
            words: taken
                .motions
                .iter()
                .map(|(_, _, words)| one_line(&in_a_row(words)))
                .collect::<Vec<_>>()
                .join(" / "),
            mover: people(|m| m.by),
            seconder: people(|m| m.seconded),
            method: match taken.method {
                None => "",
                Some(Method::Assent) => "assent",
                Some(Method::Hands) => "hands",
                Some(Method::Recorded) => "recorded",
                Some(Method::Ballot) => "ballot",
            },
            told: match taken.tally {
                Tally::Declared => "declared",
                Tally::Unanimous => "unanimous",
                Tally::NemCon => "nem-con",
                Tally::Counted(_) => "counted",
                Tally::Named(_) => "named",
            },
            in_favour: counts.map(|c| c.in_favour),
            against: counts.map(|c| c.against),
            abstained: counts.map(|c| c.abstained),
            did_not_vote: (!ballots.is_empty()).then_some(not_voting as u16),
            ballots: ballots.iter().map(voted).collect(),
            casting: taken.casting.map(|c| CastingVote {
                person: reading.name(c.by),
                vote: c.voice.map_or("declined", voice),
            }),
            recorded_on_request: named(&own).iter().map(voted).collect(),
            result: match taken.result {
                VoteResult::Carried => "carried",
                VoteResult::Lost => "lost",
                VoteResult::Tied => "tied",
            },
        };
        let motions = taken.motions.into_iter();
        let motions = motions.map(|(id, word, text)| {
            // A motion that was amended stands with the vote in its new words, and its limbs are numbered
            // there.
            let motion = entries.iter().find(|e| e.id() == id);
            let anew = motion.is_some_and(|m| {
                reading.as_moved(*m).is_some() && is_resolved_later(reading, item, *m)
            });
            (number(if anew { entry.id() } else { id }), word, text)
        });
        found.push(Told {
            entry: entry.id(),
            row,
            when: at(reading, house, taken.when),
            of: taken.of.map(|which| reading.body_in_words(which)),
            motions: motions.collect(),
            ballots,
        });
    }
    found
}

fn voted((person, how): &(String, Voice)) -> Voted {
    Voted {
        person: person.clone(),
        vote: voice(*how),
    }
}

fn voice(voice: Voice) -> &'static str {
    match voice {
        Voice::For => "for",
        Voice::Against => "against",
        Voice::Abstained => "abstained",
        Voice::DidNotVote => "did-not-vote",
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn blocks<A: Audience>(reading: &Reading<'_, A>, house: &House) -> Made {
    let mut blocks = vec![paragraph(opening(reading, house, "Votes taken at"))];
    blocks.extend(not_begun(reading));
    let before = blocks.len();
    for item in reading.printed(house) {
        let votes = of_item(reading, house, item);
        if !votes.is_empty() {
            blocks.push(item_heading(reading, item, house));
        }
        for vote in votes {
            blocks.extend(vote_blocks(house, vote));
        }
    }
    if blocks.len() == before && before == 1 {
        blocks.push(note(if reading.withholds() {
            "There are no votes that everybody may read of."
        } else {
            "No votes were taken."
        }));
    }
    (blocks, Vec::new())
}

fn vote_blocks(house: &House, vote: Told) -> Vec<Block> {
    let Told {
        entry: _,
        row,
        when,
        of,
        motions,
        ballots,
    } = vote;
    let what = match row.on {
        "amendment" => "the amendment",
        "substantive-motion" => "the substantive motion",
        "motions" => "the motions, taken together",
        "election" => "the election",
        "exclusion" => "the exclusion of the public",
        _ => "the motion",
    };
    let mut blocks = vec![Block::Heading {
        level: 3,
        number: row.minute.clone(),
        text: format!(
            "Vote{} on {what} at {when}",
            of.map_or_else(String::new, |body| format!(" of the members of {body}")),
        ),
        capitals: false,
    }];
    for (number, word, text) in motions {
        blocks.push(words_of(house, number, word, &text));
    }
    let mut rows: Vec<Row> = Vec::new();
    let mut say = |label: &str, text: String| {
        if !text.is_empty() {
            rows.push(Row {
                label: label.to_owned(),
                text,
            });
        }
    };
    say("Moved by", row.mover);
    say("Seconded by", row.seconder);
    let told = match row.told {
        "unanimous" => ", unanimous",
        "nem-con" => ", nobody against",
        _ => "",
    };
    let method = match row.method {
        "" => "",
        "assent" => "General assent",
        "recorded" => "Recorded vote",
        "ballot" => "Ballot",
        _ => "Show of hands",
    };
    say("Method", format!("{method}{told}"));
    for (label, which, count) in [
        ("For", Voice::For, row.in_favour),
        ("Against", Voice::Against, row.against),
        ("Abstained", Voice::Abstained, row.abstained),
        ("Did not vote", Voice::DidNotVote, row.did_not_vote),
    ] {
        let Some(count) = count else { continue };
        if count == 0 && matches!(which, Voice::Abstained | Voice::DidNotVote) {
            continue;
        }
        let names: Vec<String> = ballots
            .iter()
            .filter(|b| b.1 == which)
            .map(|b| b.0.clone())
            .collect();
        if names.is_empty() {
            say(label, count.to_string());
        } else {
            say(label, format!("{count} ({})", list(&names)));
        }
    }
    if let Some(casting) = row.casting {
        let vote = match casting.vote {
            "declined" => "not given",
            vote => vote,
        };
        say("Casting vote", format!("{}: {vote}", casting.person));
    }
    let own: Vec<String> = row
        .recorded_on_request
        .iter()
        .map(|v| format!("{}: {}", v.person, v.vote.replace('-', " ")))
        .collect();
    say("Recorded on request", own.join("; "));
    say("Result", upper_first(row.result));
    blocks.push(Block::Names(rows));
    blocks
}

/// The words that were voted on, with their limbs.
fn words_of(house: &House, number: String, word: &str, text: &str) -> Block {
    let mut lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|l| !l.is_empty())
        .collect();
    let lead = match lines.as_slice() {
        [_] => Some(lines.remove(0)),
        [first, ..] if first.ends_with(':') => Some(lines.remove(0)),
        _ => None,
    };
    let under = (!number.is_empty()).then(|| number.clone());
    let limbs = lines.into_iter().enumerate();
    Block::Resolution {
        word: word.to_owned(),
        lead: lead
            .map(|words| Run::plain(format!("{words}{}", stop(words))))
            .into_iter()
            .collect(),
        limbs: limbs
            .map(|(at, text)| Limb {
                number: limb_number(house, under.as_deref(), at),
                runs: vec![Run::plain(text)],
            })
            .collect(),
        number,
    }
}
