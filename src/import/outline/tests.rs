//! Chains of headings: what is chosen among lines that could head items.

use super::coded::coded;
use super::number::readings;
use super::{Candidate, Look, best};

/// Candidates of lines, of which some have words of agendas: "! " before one says that it stands out, "    " that it is set in.
fn candidates(paper: &str) -> Vec<(String, Candidate)> {
    let mut out = Vec::new();
    for (at, line) in paper.lines().enumerate() {
        let loud = line.starts_with("! ");
        let words = line.trim_start_matches("! ").trim();
        let look = Look {
            bold: loud,
            indent: if line.starts_with("    ") { 4 } else { 0 },
            stop: words.chars().find(|c| ".)".contains(*c)),
            ..Look::default()
        };
        let known = ["Apologies", "Minutes"].iter().any(|k| words.contains(k));
        for (number, _) in readings(words) {
            let candidate = Candidate {
                at,
                number: Some(number),
                look,
                worth: 2 + 2 * i32::from(loud) + 4 * i32::from(known),
                ..Candidate::default()
            };
            out.push((words.to_owned(), candidate));
        }
    }
    out
}

fn chosen(paper: &str) -> Vec<String> {
    let all = candidates(paper);
    let only: Vec<Candidate> = all.iter().map(|(_, c)| c.clone()).collect();
    let best = best(&only);
    best.iter().map(|c| all[c.candidate].0.clone()).collect()
}

#[test]
fn a_list_inside_an_item_does_not_take_the_numbering_over() {
    let paper = "1. Apologies\n2. Interests\n    1 Details of paid work\n    2 Details of gifts\n    3 \
                 Details of land\n    4 Details of shares\n3. Minutes\n4. Towpaths";
    assert_eq!(
        chosen(paper),
        ["1. Apologies", "2. Interests", "3. Minutes", "4. Towpaths"]
    );
}

#[test]
fn a_longer_list_inside_an_item_does_not_take_the_place_of_the_items() {
    let paper = "1. Apologies\n2. Interests\n1 Paid work\n2 Gifts\n3 Land\n4 Shares\n3. Minutes";
    assert_eq!(
        chosen(paper),
        ["1. Apologies", "2. Interests", "3. Minutes"]
    );
}

#[test]
fn last_years_order_loses_against_this_years() {
    let paper =
        "1. Welcome\n2. Gates\nsomething\n61. Apologies\n62. Minutes\n63. Gutters\n64. Roofs";
    assert_eq!(chosen(paper).first().unwrap(), "61. Apologies");
}

#[test]
fn roman_numbers_go_on_where_letters_would_not() {
    let paper = "! I. Opening\n    1. One\n    2. Two\n! II. Minutes\n    1. Three\n! III. Gates\n! IV. Roofs\n! \
                 V. Other business";
    assert_eq!(chosen(paper).len(), 5);
    assert!(chosen(paper).iter().all(|l| l.starts_with(['I', 'V'])));
}

#[test]
fn what_could_as_well_be_left_out_is_told_by_its_margin() {
    let all: Vec<Candidate> =
        candidates("1. Apologies\n2. Minutes\n3. Gates\n    4 Figs\n4. Roofs")
            .into_iter()
            .map(|(_, c)| c)
            .collect();
    let chosen = best(&all);
    assert_eq!(chosen.len(), 4);
    // The last but one could be "4 Figs"; the first is beyond doubt.
    assert!(chosen[3].margin < chosen[0].margin);
    assert!(chosen.iter().all(|c| c.margin >= 0 && c.gap == 0));
}

#[test]
fn numbers_of_houses_count_by_what_counts_in_them() {
    let number = |words: &str| coded(words).map(|(n, rest)| (n.printed, rest.to_owned()));
    let some = |n: &str, rest: &str| Some((n.to_owned(), rest.to_owned()));
    assert_eq!(number("60/18 APOLOGIES"), some("60/18", "APOLOGIES"));
    assert_eq!(number("HWB12. Minutes"), some("HWB12", "Minutes"));
    assert_eq!(
        number("FGB 38/2027 Minutes"),
        some("FGB 38/2027", "Minutes")
    );
    assert_eq!(number("22/01/2027 Minutes"), None);
    assert_eq!(number("COVID 19 Update"), None);
    let chain = "FGB 38/2027 Minutes\nFGB 39/2027 Finance\nGov 3/2026 Other\nFGB 40/2027 Staff";
    assert_eq!(chosen(chain).len(), 3);
}

#[test]
fn thousands_of_candidates_cost_no_more_each() {
    let lines: Vec<String> = (0..4_000)
        .map(|n| format!("{}. Line", n % 90 + 1))
        .collect();
    let paper = lines.join(
        "
",
    );
    assert!(!chosen(&paper).is_empty());
}

#[test]
fn a_list_that_stands_whole_between_two_items_is_none_of_them() {
    let costs: Vec<String> = (1..=12).map(|n| format!("{n} Cost of post {n}")).collect();
    let paper = format!(
        "! 1. Apologies\n! 2. Ferries\n! 3. Budget\n{}\n! 4. Next meeting",
        costs.join("\n")
    );
    assert_eq!(
        chosen(&paper),
        [
            "! 1. Apologies",
            "! 2. Ferries",
            "! 3. Budget",
            "! 4. Next meeting"
        ]
        .map(|l| l.trim_start_matches("! "))
    );
}

#[test]
fn letters_received_below_the_items_do_not_go_on_from_them() {
    let items = "1. Apologies\n2. Minutes\n3. Ferries\n4. Looms\n5. Towpaths\n6. Any other";
    let letters: Vec<String> = (1..=7)
        .map(|n| format!("    {n}. Letter of day {n}"))
        .collect();
    let paper = format!("{items}\n{}", letters.join("\n"));
    assert_eq!(chosen(&paper), items.lines().collect::<Vec<_>>());
}

#[test]
fn letters_before_year_and_number_are_the_same_throughout() {
    let paper =
        "OSK27/01 Minutes of the last meeting\nOSK27/02 Looms\nOSK/27/03 Ferries\nOSK27/10 Dues";
    let counted = paper.lines().map(|l| coded(l).unwrap().0.count);
    let all: Vec<_> = counted.collect();
    assert_eq!(all[1].follows(all[0]), Some(0));
    assert!(all[3].follows(all[1]).is_none());
    assert_eq!(
        chosen("OSK27/01 Apologies\nOSK27/02 Looms\nOSK27/03 Dues").len(),
        3
    );
}

#[test]
fn items_of_a_second_list_are_doubted_where_the_first_was_passed_over() {
    let paper = "1. Apologies\n2. Looms\n3. Ferries\n4. Dues\n1. Mills\n2. Minutes\n3. Locks\n4. Weirs\n5. Dams\n6. Minutes";
    let all = candidates(paper);
    let only: Vec<Candidate> = all.iter().map(|(_, c)| c.clone()).collect();
    for one in best(&only) {
        let second = all[one.candidate].1.at > 3;
        let (words, candidate) = &all[one.candidate];
        let rival = candidate
            .number
            .as_ref()
            .is_some_and(|n| ["3", "4"].contains(&n.printed.as_str()));
        assert!(!(second && rival) || one.is_unclear(), "{words}");
    }
}
