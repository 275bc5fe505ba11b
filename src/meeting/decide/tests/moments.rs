//! Times of day past midnight, and clocks that are set back.

use super::*;

fn given(time: &str) -> Order {
    Order {
        at: Some(When::Clock(format!("{time}:00").parse().unwrap())),
        ..Order::from(I::TakeNext)
    }
}

fn taken(room: &Room) -> String {
    let item = room.meeting.before_body().unwrap();
    let from = item.takings.last().unwrap().from;
    from.format("%Y-%m-%d %H:%M").to_string()
}

#[test]
fn a_time_past_midnight_is_one_of_the_next_day() {
    let mut room = board();
    room.at("23:50").act(I::Open { presiding: None });
    room.now += chrono::TimeDelta::minutes(30);
    room.try_order(&given("00:15")).unwrap();
    assert_eq!(taken(&room), "2026-03-06 00:15");
    room.try_order(&given("00:20")).unwrap();
    assert_eq!(taken(&room), "2026-03-06 00:20");
    let refused = room.try_order(&given("00:10")).unwrap_err().to_string();
    assert!(refused.contains("was only taken at 00:20"), "{refused}");
}

#[test]
fn a_time_shortly_before_the_opening_is_still_a_slip() {
    let mut room = opened();
    room.at("14:05");
    let refused = room.try_order(&given("13:53")).unwrap_err().to_string();
    assert!(refused.contains("before the meeting began"), "{refused}");
    let refused = room.try_order(&given("01:30")).unwrap_err().to_string();
    assert!(refused.contains("before the meeting began"), "{refused}");
}

#[test]
fn a_clock_set_back_refuses_no_fact_and_the_order_stands() {
    let mut room = opened();
    room.at("14:20").act(I::TakeNext);
    room.at("13:20").act(I::TakeNext);
    assert_eq!(taken(&room), "2026-03-05 14:20");
    room.act(arrive("Marsh".into(), None));
    room.act(I::Close);
    let closed = room.meeting.closed().unwrap();
    assert!(closed >= room.meeting.opened().unwrap());
}
