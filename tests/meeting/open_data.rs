//! A meeting as open data: who is in which seat, what was moved, how each vote went.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests stop where a test would"
)]

use quorate::export::popolo_json;
use quorate::minutes::Public;
use quorate::minutes::papers::popolo_of;
use serde_json::Value;

use super::papers::EVENING;
use super::procedure::play;

fn popolo(script: &str) -> Value {
    let journal = play(script);
    let told = popolo_of(&journal.meeting().read_by::<Public>(), "s1");
    serde_json::from_slice(&popolo_json(&told)).unwrap()
}

fn find<'v>(list: &'v Value, name: &str, wanted: &str) -> &'v Value {
    let mut all = list.as_array().unwrap().iter();
    all.find(|v| v[name] == wanted)
        .unwrap_or_else(|| panic!("{name} {wanted}: {list}"))
}

#[test]
fn seats_are_posts_and_whoever_sits_in_them_has_a_membership() {
    let told = popolo(EVENING);
    let body = find(&told["organizations"], "name", "Larkspur Town Council");
    assert_eq!(body["id"], "organization/larkspur-town-council");
    let vale = find(&told["persons"], "name", "Ada Vale");
    assert_eq!(vale["honorific_prefix"], "Councillor");
    let post = find(&told["posts"], "label", "Mayor");
    assert_eq!(
        (&post["role"], &post["organization_id"]),
        (&"Chair".into(), &body["id"])
    );
    let membership = find(
        &told["memberships"],
        "person_id",
        vale["id"].as_str().unwrap(),
    );
    assert_eq!(membership["post_id"], post["id"]);
    let reed = find(&told["persons"], "name", "Gil Reed");
    let deputy = find(
        &told["memberships"],
        "person_id",
        reed["id"].as_str().unwrap(),
    );
    assert_eq!(deputy["role"], "Deputy");
    assert_eq!(
        told["posts"].as_array().unwrap().len(),
        6,
        "the vacant one too"
    );
    let event = &told["events"][0];
    assert_eq!(event["start_date"], "2026-03-19T18:00:00Z");
    assert_eq!(event["end_date"], "2026-03-19T19:00:00Z");
    assert_eq!(event["status"], "closed");
    assert_eq!(event["attendees"].as_array().unwrap().len(), 5);
}

#[test]
fn a_recorded_vote_has_its_counts_and_each_members_vote() {
    let told = popolo(EVENING);
    let motion = find(
        &told["motions"],
        "text",
        "That the market be moved to Fridays",
    );
    assert_eq!(
        (&motion["classification"], &motion["result"]),
        (&"motion".into(), &"pass".into())
    );
    let orchard = find(&told["persons"], "name", "Ben Orchard");
    assert_eq!(motion["creator_id"], orchard["id"]);
    let event = find(
        &told["vote_events"],
        "motion_id",
        motion["id"].as_str().unwrap(),
    );
    assert_eq!(event["identifier"], "3.3");
    assert_eq!(event["start_date"], "2026-03-19T18:20:00Z");
    let counts: Vec<(&str, u64)> = event["counts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|c| (c["option"].as_str().unwrap(), c["value"].as_u64().unwrap()))
        .collect();
    assert_eq!(
        counts,
        [("yes", 2), ("no", 1), ("abstain", 1), ("not voting", 0)]
    );
    let own = find(&event["votes"], "voter_id", orchard["id"].as_str().unwrap());
    assert_eq!(own["option"], "yes");
    let tie = find(&told["motions"], "text", "That the tolls be halved");
    let event = find(
        &told["vote_events"],
        "motion_id",
        tie["id"].as_str().unwrap(),
    );
    assert_eq!(event["result"], "fail");
    assert_eq!(event["votes"][0]["role"], "casting vote");
    assert_eq!(event["votes"][0]["option"], "no");
}

#[test]
fn every_id_is_once_and_each_that_is_named_is_there_and_they_stay() {
    let told = popolo(EVENING);
    let mut ids: Vec<&str> = Vec::new();
    for list in told.as_object().unwrap().values() {
        ids.extend(
            list.as_array()
                .unwrap()
                .iter()
                .map(|v| v["id"].as_str().unwrap()),
        );
    }
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    let mut named = 0;
    for list in told.as_object().unwrap().values() {
        for thing in list.as_array().unwrap() {
            for (name, value) in thing.as_object().unwrap() {
                if name.ends_with("_id") {
                    named += 1;
                    assert!(ids.contains(&value.as_str().unwrap()), "{name}: {value}");
                }
            }
        }
    }
    assert!(named > 20, "{named}");
    // More was recorded since: what was there has its id still.
    let later = popolo(&EVENING.replace(
        "18:24 AddAction(text: \"Tell",
        "18:23 Resolve(text: \"That it be so\", stage: Agreed)\n18:24 AddAction(text: \"Tell",
    ));
    let of = |told: &Value| find(&told["persons"], "name", "Cy Marsh")["id"].clone();
    assert_eq!(of(&told), of(&later));
}

#[test]
fn open_data_is_of_the_public_reading() {
    let told = popolo(EVENING).to_string();
    assert!(!told.contains("canary"), "{told}");
    assert!(told.contains("That the pool be repaired"), "{told}");
}
