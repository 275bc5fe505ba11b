//! What is doubted because the sheet could be read otherwise, and what isn't because nothing else could be
//! meant.

use super::{front, told};

fn line<'t>(told: &'t str, begins: &str) -> &'t str {
    told.lines().find(|l| l.starts_with(begins)).unwrap_or("")
}

#[test]
fn a_name_that_looks_like_none_is_doubted() {
    for (title, doubted) in [
        ("Loom Committee", false),
        ("Loom Committee 2 (", true),
        ("Board of Looms Meeting #40", true),
        ("Committee", true),
        ("Board of the Loom Trust", false),
        ("Chairperson of the Loom Committee", true),
        ("TO EACH MEMBER OF LOOM COMMITTEE", true),
    ] {
        let text = format!(
            "{title}\n\nBody: {title}\nDate: 4 May 2027\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n"
        );
        let told = told(&front(&text));
        assert_eq!(line(&told, "body:").contains(" ? "), doubted, "{told}");
    }
    let said = "You are summoned to a meeting of the above Council on Monday 3 May 2027 at 7 pm\n\nAGENDA\n\n1. Apologies\n2. Minutes\n";
    let told = told(&front(said));
    assert!(
        line(&told, "body:").is_empty() || line(&told, "body:").contains(" ? "),
        "{told}"
    );
}

#[test]
fn who_gets_copies_is_no_member() {
    let told = told(&front(
        "Loom Trust\n4 May 2027\n\nTo: Members of the Trust\nCouncillors A Lee, B Oke (Chairman), C Roe\nand D Ash\n\n\
         Copies: Borough Councillor Ed Fay\nMr F Gill, Chairman of the Mill\n\nAGENDA\n\n1. Apologies\n2. Minutes\n",
    ));
    assert_eq!(told.matches("member:").count(), 4, "{told}");
}

#[test]
fn members_behind_another_label_than_theirs_are_doubted() {
    let told = told(&front(
        "Loom Trust\n4 May 2027\n\nMembers: Councillors A Lee, B Oke and C Roe\nFor the mill: Ed Fay, Flo Gill\n\nAGENDA\n\n\
         1. Apologies\n2. Minutes\n",
    ));
    let doubt = told
        .lines()
        .filter(|l| l.starts_with("member:") && l.contains(" ? "));
    assert_eq!(doubt.count(), told.matches("member:").count() - 3, "{told}");
}

#[test]
fn the_only_day_above_an_agenda_is_that_of_the_meeting() {
    let sheet = |more: &str| {
        told(&front(&format!(
            "Loom Trust\nThe Mill\n4 May 2027\n{more}\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n"
        )))
    };
    let one = sheet("");
    assert!(!line(&one, "date:").contains(" ? "), "{one}");
    let two = sheet("Printed 27 April 2027\n");
    assert!(line(&two, "date:").contains(" ? "), "{two}");
}

#[test]
fn numbers_of_four_digits_head_items_with_lists_below_them() {
    let told = told(&front(
        "LOOM TRUST\n\nMeeting on Monday 3 May 2027 at 7 pm\n\nAGENDA\n\n2579. Constable\n2580. Public forum\n\
         2581. Apologies for absence\n2582. Payments:-\nHall hire\nWool\n2583. Date of next meeting\n",
    ));
    let items: Vec<&str> = told.lines().filter(|l| l.starts_with("item")).collect();
    assert_eq!(items.len(), 5, "{told}");
    assert!(items[0].starts_with("item 2579: Constable"), "{told}");
    assert!(items[3].starts_with("item 2582: Payments"), "{told}");
    assert!(!items[3].contains("Hall"), "{told}");
}

#[test]
fn a_title_without_room_in_its_line_could_go_on() {
    let wide = "3. On the conveyance of the vacated alley that lies to the south of the mill and adjoining";
    let sheet = |below: &str| {
        told(&front(&format!(
            "Loom Trust\nMeeting on 4 May 2027 at 7 pm\n\nAGENDA\n\n1. Apologies\n\n2. Minutes\n\n{wide}\n{below}\n4. Looms\n"
        )))
    };
    let on = sheet("2815 Washington Avenue to Ann Lee for the sum of ten pounds and no more.\n");
    assert!(
        line(&on, "item 3").contains(" ? ") || line(&on, "item 3").contains("2815"),
        "{on}"
    );
    let blank = sheet("");
    assert!(line(&blank, "item 1").contains("Apologies"), "{blank}");
}

#[test]
fn a_name_that_goes_on_over_the_end_of_its_line_is_doubted() {
    for (head, doubted) in [
        (
            "You are requested to attend a Meeting of the District of Larkmoor Joint\n\nHarbour Sub-Committee to be held in the Mill on",
            true,
        ),
        (
            "A meeting of the Larkmoor District Council\n\nPlanning Committee will be held in the Mill on",
            false,
        ),
    ] {
        let told = told(&front(&format!(
            "{head} Monday 4 May 2027 at 7 pm\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n"
        )));
        let body = line(&told, "body:");
        let whole = body.contains("Larkmoor") && body.contains("Committee");
        assert!(!doubted || whole || body.contains(" ? "), "{told}");
        assert!(doubted || !body.contains("Harbour"), "{told}");
    }
    let told = told(&front(
        "Larkmoor Parish Council \u{2013} Agenda \u{2013} 4.5.27\n\nLARKMOOR PARISH COUNCIL - PLANNING COMMITTEE\n\n\
         Tuesday 4 May 2027 at 7 pm\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n",
    ));
    let body = line(&told, "body:");
    assert!(
        body.to_lowercase().contains("planning") || body.contains(" ? "),
        "{told}"
    );
}

#[test]
fn a_place_with_more_in_it_is_doubted() {
    for (place, doubted) in [
        ("Larkmoor Mill, Osk Lane", false),
        ("Larkmoor Mill 10.30", true),
        ("Larkmoor Mill, Osk Lane, Telephone: 01632 960001", true),
        ("Larkmoor Mill, Osk Lane and", true),
    ] {
        let text = format!(
            "Loom Committee\nDate: 4 May 2027\nVenue: {place}\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n"
        );
        let told = told(&front(&text));
        assert_eq!(line(&told, "venue:").contains(" ? "), doubted, "{told}");
    }
}

#[test]
fn the_line_below_that_says_of_which_meeting_the_minutes_are_makes_the_title_doubtful() {
    let told = told(&front(
        "Loom Committee\nTuesday 4 May 2027\n\nAGENDA\n\nItem 1:\n\nAdoption of the Minutes of the Looms, Mills and Ferries\n\n\
         Working Group held on 6 April 2027 (copy attached).\n\nItem 2:\n\nLooms\n\nItem 3:\n\nDues\n",
    ));
    let title = told.lines().find(|l| l.contains("Adoption")).unwrap_or("");
    assert!(
        title.contains("Working Group") || title.contains('?'),
        "{told}"
    );
}
