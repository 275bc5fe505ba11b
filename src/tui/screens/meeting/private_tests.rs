//! The private session by keys: how few they are, what they record, and what the screen says.

use crate::meeting::entry::{Kind, Stream};
use crate::meeting::exclusion::{Basis, Paragraph};
use crate::tui::testing::Bench;

const USUAL: (u16, u16) = (80, 24);

/// Item 5 is before the body, with nothing in it.
fn begun() -> Bench {
    let mut bench = Bench::running(USUAL);
    bench.press("<C-Space>]");
    bench
}

fn exclusion(bench: &Bench) -> Kind {
    let entries = bench.meeting().all_entries().iter().rev();
    entries
        .map(|e| e.kind.clone())
        .find(|k| matches!(k, Kind::Exclusion { .. }))
        .unwrap()
}

fn paragraphs(kind: &Kind) -> (Vec<u8>, bool, bool) {
    match kind {
        Kind::Exclusion {
            basis:
                Basis::Resolution {
                    paragraphs,
                    interest,
                    carried,
                },
            ..
        } => (
            paragraphs.iter().map(|p| p.number()).collect(),
            *interest,
            *carried,
        ),
        other => panic!("{other:?}"),
    }
}

fn stream_of(bench: &Bench, words: &str) -> Stream {
    let mut entries = bench.meeting().all_entries().iter();
    entries.find(|e| e.text.contains(words)).unwrap().stream
}

#[test]
fn the_private_session_takes_few_keys() {
    let mut bench = begun();
    assert!(bench.press("<C-Space>S<Enter>3<Enter>") <= 6, "exclusion");
    bench.sees("PUBLIC OUT");
    let kind = exclusion(&bench);
    assert_eq!(paragraphs(&kind), (vec![3], true, true));
    // The pen is where it was: what is written now is exempt.
    bench.press("The offer was too low.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "too low"), Stream::Exempt);
    assert_eq!(bench.press("<C-Space>Y"), 2);
    bench.sees_no("PUBLIC OUT");
    bench.sees("stays private; V takes the rest of it in public");
    assert_eq!(bench.press("<C-Space>U"), 2);
    bench.press("An offer was considered.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "was considered"), Stream::Public);
    bench.sees("Public summary: ");
}

#[test]
fn the_summary_that_stands_is_gone_on_with() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3<Enter><C-Space>UAn offer came.");
    bench.press("<C-Space>U It was refused.");
    bench.pass(5);
    let summaries = bench.meeting().all_entries().iter();
    let texts: Vec<&str> = summaries
        .filter(|e| e.kind == Kind::PublicSummary)
        .map(|e| e.text.as_str())
        .collect();
    assert_eq!(texts, ["An offer came. It was refused."]);
}

#[test]
fn what_is_begun_below_a_summary_is_exempt_again() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3<Enter>");
    bench.press("<C-Space>UAn offer came.<Enter>It was nine pounds.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "An offer came."), Stream::Public);
    assert_eq!(stream_of(&bench, "nine pounds"), Stream::Exempt);
}

#[test]
fn what_was_said_before_the_public_left_is_asked_about() {
    let mut bench = begun();
    bench.press("Members saw the map.<C-Space>S<Enter>3<Enter>");
    bench.sees("Was the public in the room when it was said?");
    bench.press("p");
    assert_eq!(stream_of(&bench, "saw the map"), Stream::Public);
    bench.press("<C-z>");
    assert!(bench.meeting().excluded().is_none());
    bench.press("<C-Space>S<Enter>3<Enter>e");
    assert_eq!(stream_of(&bench, "saw the map"), Stream::Exempt);
}

#[test]
fn a_resolution_without_a_description_stops_and_asks_why() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter><Enter>");
    bench.sees("must say which description");
    bench.press("The chair read it from the agenda<Enter>");
    assert_eq!(paragraphs(&exclusion(&bench)).0, Vec::<u8>::new());
}

#[test]
fn mover_seconder_and_who_stays_are_asked_where_they_are_wanted() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>51ms<Enter>23the Director of Law<Enter>");
    let kind = exclusion(&bench);
    assert_eq!(paragraphs(&kind), (vec![1, 5], true, true));
    let Kind::Exclusion { moved, stay, .. } = kind else {
        panic!("an exclusion")
    };
    assert_eq!(bench.meeting().name(moved.by.unwrap()), "Dr Owen Bell");
    assert!(moved.seconded.is_some());
    assert_eq!(stay.as_str(), "the Director of Law");
}

#[test]
fn a_resolution_that_is_refused_leaves_the_item_public() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3n<Enter>");
    bench.sees("Not excluded");
    bench.sees_no("PUBLIC OUT");
    bench.press("The report was read out.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "read out"), Stream::Public);
}

#[test]
fn details_put_the_ground_of_an_exclusion_right() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3p<Enter>");
    assert_eq!(paragraphs(&exclusion(&bench)), (vec![3], false, true));
    bench.press("<Esc><Up>D");
    bench.press("34p<Enter>");
    let kind = exclusion(&bench);
    assert_eq!(paragraphs(&kind), (vec![4], true, true));
    let item = bench.meeting().before_body().unwrap();
    let ground = item.details.exempt.as_ref().unwrap();
    assert_eq!(
        Paragraph::cited_in(&ground.reason),
        [Paragraph::ALL[3]],
        "{}",
        ground.reason
    );
}

#[test]
fn the_next_public_item_says_that_the_public_is_still_out() {
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3<Enter><C-Space>]");
    bench.sees("The public is still excluded");
}

#[test]
fn the_item_that_the_agenda_has_as_private_is_offered_with_its_ground() {
    let mut bench = begun();
    // The next item is to be taken in private, says the agenda.
    bench.press("<C-Space>j6");
    bench.press("<C-Space>V5<Enter><C-Space>.");
    bench.press("<C-Space>S");
    bench.sees("r: the rest of the meeting 6");
    bench.press("<Enter>");
    bench.sees("[x] legal professional privilege");
}

#[test]
fn the_vote_on_an_exclusion_is_asked_where_it_is_ticked() {
    let vote = |bench: &Bench| match exclusion(bench) {
        Kind::Exclusion { vote, .. } => vote,
        other => panic!("{other:?}"),
    };
    let mut bench = begun();
    bench.press("<C-Space>S<Enter>3v<Enter>");
    bench.sees("The vote on it: for, against, abstained?");
    // Six vote; three against three is a tie, and whoever presides settles it.
    bench.press("33");
    bench.sees("The votes are equal. The casting vote was:");
    bench.press("f");
    bench.sees("PUBLIC OUT");
    let told = vote(&bench).unwrap();
    assert!(told.casting.is_some());
    bench.press("<C-Space>Dv<Enter>u");
    bench.sees("The exclusion is put right.");
    let told = vote(&bench).unwrap();
    assert_eq!(told.tally, crate::meeting::motion::Tally::Unanimous);
    assert_eq!(paragraphs(&exclusion(&bench)).0, [3]);
}

#[test]
fn a_body_that_gives_a_reason_is_asked_for_one_and_for_no_paragraph() {
    use crate::meeting::exclusion::ExclusionBy;
    use crate::meeting::rules::RulesTold;
    let mut bench = begun();
    let rules = RulesTold {
        exclusion_by: ExclusionBy::PublicBodies1960,
        ..RulesTold::default()
    };
    let mut out = Vec::new();
    let set = crate::meeting::Intent::SetRules(rules);
    bench.model.ui.act(set, &mut out).unwrap();
    bench.press("<C-Space>S<Enter>");
    bench.sees("For what reason? Everybody may read it:");
    bench.press("a lease is being negotiated<Enter>");
    bench.sees_no("Schedule 12A").sees("And what else holds?");
    bench.press("<Enter>");
    let Kind::Exclusion { basis, .. } = exclusion(&bench) else {
        panic!("an exclusion")
    };
    assert_eq!(
        basis.reason().unwrap().as_str(),
        "a lease is being negotiated"
    );
    assert!(basis.excludes());
    // It is put right by its details.
    bench.press("<Esc><Up>D");
    bench.press("<C-u>a tender is open<Enter><Enter>");
    let Kind::Exclusion { basis, .. } = exclusion(&bench) else {
        panic!("an exclusion")
    };
    assert_eq!(basis.reason().unwrap().as_str(), "a tender is open");
}

fn place_of(bench: &Bench, words: &str) -> usize {
    let meeting = bench.meeting();
    let item = meeting.before_body().unwrap();
    let mut entries = meeting.entries_of(item);
    entries.position(|e| e.text.contains(words)).unwrap()
}

fn place_of_exclusion(bench: &Bench) -> usize {
    let meeting = bench.meeting();
    let mut entries = meeting.entries_of(meeting.before_body().unwrap());
    let excludes = |e: &&crate::meeting::entry::Entry| matches!(e.kind, Kind::Exclusion { .. });
    entries.position(|e| excludes(&e)).unwrap()
}

#[test]
fn what_is_typed_on_after_the_public_left_is_a_new_exempt_paragraph_below_the_resolution() {
    let mut bench = begun();
    bench.press("Members discussed it openly<C-Space>S<Enter>3<Enter>p");
    bench.sees("what is written is exempt");
    bench.press(". One applicant is bankrupt");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "openly"), Stream::Public);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
    let openly = place_of(&bench, "openly");
    assert!(
        !bench
            .meeting()
            .all_entries()
            .iter()
            .any(|e| { e.stream == Stream::Public && e.text.contains("bankrupt") })
    );
    assert!(openly < place_of_exclusion(&bench));
    assert!(place_of_exclusion(&bench) < place_of(&bench, "bankrupt"));
}

#[test]
fn where_what_stands_becomes_exempt_the_words_go_on_below_the_resolution_too() {
    let mut bench = begun();
    bench.press("Members saw the map.<C-Space>S<Enter>3<Enter>eOne is bankrupt.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
    assert!(place_of_exclusion(&bench) < place_of(&bench, "bankrupt"));
}

#[test]
fn an_action_that_was_being_worded_takes_no_words_after_the_public_left() {
    let mut bench = begun();
    bench.press("Tell the traders<A-a><C-Space>S<Enter>3<Enter>p and the bankrupt one");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
    assert_eq!(stream_of(&bench, "Tell the traders"), Stream::Public);
}

#[test]
fn an_item_taken_in_private_has_its_next_words_in_a_paragraph_of_their_own() {
    let mut bench = begun();
    bench.press("Members discussed it openly<C-Space>V3<Enter>p");
    bench.sees("what is recorded from now on is exempt.");
    bench.press(". One applicant is bankrupt");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "openly"), Stream::Public);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
    // And back: what is said in public is not kept from them by where the caret was.
    bench.press("<C-Space>VpIt was agreed to wait.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "agreed to wait"), Stream::Public);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
}

#[test]
fn the_caret_does_not_come_back_to_a_public_paragraph_of_a_private_item() {
    let mut bench = begun();
    bench.press("Members discussed it openly<C-Space>]");
    bench.press("<C-Space>S<C-u>5 6<Enter>3<Enter>p");
    bench.press("<C-Space>[One applicant is bankrupt");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "bankrupt"), Stream::Exempt);
}

#[test]
fn of_an_exclusion_for_another_item_it_is_told_that_this_one_stays_public() {
    let mut bench = begun();
    bench.press("<C-Space>S<C-u>6<Enter>3<Enter>");
    bench.sees("Item 5 is none of those and stays public");
    bench
        .sees("PUBLIC OUT")
        .sees_no("what is written is exempt");
    bench.press("The chair thanked them.");
    bench.pass(5);
    assert_eq!(stream_of(&bench, "thanked them"), Stream::Public);
    let findings = bench.meeting().findings();
    let written = |f: &&crate::meeting::check::Finding| {
        f.what
            .contains("Words in item 5, which is public, were written after the public had left")
    };
    assert_eq!(findings.iter().filter(written).count(), 1);
}
