//! The roll by keys, with the counts that the keys must keep to.

use crate::meeting::{Mark, Phase};
use crate::tui::input::{Button, Input, Mouse, MouseKind};
use crate::tui::testing::{Bench, at, prepared};

fn mark(bench: &Bench, surname: &str) -> Mark {
    let meeting = bench.meeting();
    let seat = meeting
        .seats()
        .iter()
        .find(|s| s.holder.is_some_and(|p| meeting.name(p).ends_with(surname)));
    meeting.mark(seat.unwrap().id)
}

#[test]
fn one_key_marks_all_the_rest_present_and_names_them() {
    let mut bench = Bench::prepared((80, 24)).keys("<F2>3o");
    let keys = bench.press("A");
    assert_eq!(keys, 1);
    assert!(
        bench.notice().starts_with("6 marked present: "),
        "{}",
        bench.notice()
    );
    assert!(
        bench.notice().contains("Ashby, Bell, Dempsey"),
        "{}",
        bench.notice()
    );
    assert_eq!(mark(&bench, "Castle"), Mark::Apologies);
    assert_eq!(mark(&bench, "Okoro"), Mark::Present);
    bench.press("<Esc><F2>");
    bench.sees("6 of 7 here").sees("everybody accounted for");
}

#[test]
fn an_exception_takes_three_keys_at_most_wherever_the_mark_is() {
    for (keys, surname, expected) in [
        ("7x", "Okoro", Mark::Absent),
        ("5o", "Iyer", Mark::Apologies),
        ("2p", "Bell", Mark::Present),
    ] {
        let mut bench = Bench::prepared((80, 24)).keys("<F2>");
        assert!(bench.press(keys) <= 3);
        assert_eq!(mark(&bench, surname), expected);
    }
}

#[test]
fn the_usual_deputy_takes_six_keys_at_most_and_is_one_fact_with_the_apology() {
    let mut bench = Bench::prepared((120, 30)).keys("<F2>");
    let keys = bench.press("2d<Enter>");
    assert!(keys <= 6, "{keys}");
    assert_eq!(mark(&bench, "Bell"), Mark::Apologies);
    bench.sees("apologies; deputy Ines Marr expected");
    bench.press("A");
    bench.sees("deputy Ines Marr").sees("7 of 7 here");
    bench.sees_no("expected");
}

#[test]
fn a_new_deputy_takes_six_keys_and_the_name_and_is_shown_before() {
    let mut bench = Bench::prepared((80, 24)).keys("<F2>A");
    let name = "Dr Jo Lund";
    let before = bench.press("3d") + bench.press(name) - name.len() + bench.press("<Enter>");
    bench.sees("new to this meeting");
    let keys = before + bench.press("<Enter>");
    assert!(keys <= 6, "{keys}");
    // The roll is being taken, so they are there.
    bench.sees("deputy Dr Jo Lund").sees("7 of 7 here");
    assert_eq!(mark(&bench, "Castle"), Mark::Apologies);
}

#[test]
fn a_deputy_whose_name_was_missed_is_put_down_with_a_cue() {
    let bench = Bench::prepared((80, 24)).keys("<F2>A3dgrey jacket<Enter><Tab><Enter>");
    bench.sees("deputy [grey jacket]");
}

#[test]
fn somebody_in_the_room_sits_in_for_a_member_who_left() {
    let mut bench = Bench::prepared((80, 24)).keys("<F2>A3dDr Jo Lund<Enter><Enter>");
    bench.press("O16:00<Enter><Enter>");
    // The member comes and takes the seat back; then they leave, and the deputy sits in again.
    bench.press("<F12><C-Space><gt>castle<Enter>");
    bench.press("<C-Space><lt>castle<Enter>");
    let voters = bench.meeting().voters().len();
    bench.press("<F2>3dLund<Enter>");
    bench.sees("Dr Jo Lund sits in for Councillor Tom Castle from now on.");
    bench.sees("deputy Dr Jo Lund");
    assert_eq!(bench.meeting().voters().len(), voters + 1);
}

#[test]
fn what_is_said_beforehand_stands_in_the_row_until_the_roll() {
    let mut bench = Bench::prepared((120, 30)).keys("<F2>4l");
    bench.press("16:30<Enter>her office<Enter>4 March 2026<Enter>");
    bench.sees("not yet; late, about 16:30");
    bench.press("4");
    bench.sees("said by her office on 4 March");
    bench.press("5o");
    bench.press("5sthe PA<Enter>3 March 2026<Enter>5");
    bench.sees("Apologies received (said by the PA on 3 March).");
}

#[test]
fn the_meeting_is_opened_with_its_time_and_whoever_presides() {
    let bench = Bench::prepared((80, 24)).keys("<F2>AO16:03<Enter><Enter>");
    assert_eq!(bench.meeting().opened(), Some(at(16, 3)));
    assert_eq!(bench.meeting().phase(), &Phase::Open);
    bench
        .sees("Councillor Marion Ashby presides")
        .sees("opened 16:03");
}

#[test]
fn a_member_who_comes_later_is_an_arrival() {
    let mut bench = Bench::running((80, 24)).keys("<F2>7");
    bench.sees("1 not accounted for");
    bench.press(">");
    bench
        .sees("Nell Okoro arrived at 16:12")
        .sees_no("not accounted for");
    bench.press("7");
    bench.sees("present; from 16:12");
}

#[test]
fn somebody_in_attendance_stands_below_the_seats() {
    let mut bench = Bench::running((120, 30)).keys("<F2>");
    bench.press("+Ada Penn, Solicitor, Harbour Council<Enter><Enter>");
    bench
        .sees("In attendance")
        .sees("Ada Penn")
        .sees("Solicitor, Harbour Council");
}

#[test]
fn the_mouse_chooses_a_row_and_the_wheel_moves() {
    let mut bench = Bench::prepared((80, 24)).keys("<F2>");
    let mouse = |kind, row| {
        Input::Mouse(Mouse {
            kind,
            column: 10,
            row,
            ctrl: false,
            alt: false,
            shift: false,
        })
    };
    bench.input(mouse(MouseKind::Down(Button::Left), 7));
    bench.press("x");
    assert_eq!(mark(&bench, "Dempsey"), Mark::Absent);
    bench.input(mouse(MouseKind::ScrollDown, 7));
    bench.press("x");
    assert_eq!(mark(&bench, "Marsh"), Mark::Absent);
}

#[test]
fn no_window_is_too_small_for_the_roll() {
    for (width, height) in (0..60)
        .step_by(7)
        .flat_map(|w| (0..25).step_by(3).map(move |h| (w, h)))
    {
        let mut bench = Bench::with(prepared(), (width, height)).keys("<F2>A<Down><Down>");
        bench.resize(width + 1, height);
        bench.press("d");
    }
}
