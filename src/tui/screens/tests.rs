//! What holds for every screen.

use crate::tui::input::{Button, Input, Mouse, MouseKind};
use crate::tui::testing::Bench;
use crate::tui::theme::Looks;

const SCREENS: [&str; 9] = [
    "<F2>", "<F3>", "<F4>", "<S-F5>", "<F6>", "<F7>", "<F8>", "<F10>", "",
];

fn opened(at: usize, size: (u16, u16)) -> Bench {
    if at + 1 == SCREENS.len() {
        Bench::library(size)
    } else {
        Bench::running(size).keys(SCREENS[at])
    }
}

#[test]
fn no_window_is_too_small_and_no_mouse_goes_astray() {
    let sizes: Vec<(u16, u16)> = (0..60)
        .step_by(11)
        .flat_map(|w| (0..25).step_by(4).map(move |h| (w, h)))
        .chain([(40, 10), (41, 11), (59, 24)])
        .collect();
    for at in 0..SCREENS.len() {
        for size in &sizes {
            let mut bench = opened(at, *size);
            bench.press("<Down><End><PageUp><Home>");
            for row in [0, size.1 / 2, size.1] {
                bench.input(Input::Mouse(Mouse {
                    kind: MouseKind::Down(Button::Left),
                    column: size.0 / 2,
                    row,
                    ctrl: false,
                    alt: false,
                    shift: false,
                }));
            }
            bench.press("<Esc>");
            bench.resize(size.0 + 1, size.1 + 1);
        }
    }
}

#[test]
fn without_better_symbols_every_screen_is_in_ascii() {
    for at in 0..SCREENS.len() {
        let mut bench = opened(at, (80, 24));
        bench.looks = Looks {
            colour: false,
            dark: false,
            unicode: false,
            ..Looks::default()
        };
        bench.resize(80, 24);
        bench.press("<Down>");
        let screen = bench.screen();
        assert!(screen.is_ascii(), "{screen}");
    }
}

#[test]
fn every_screen_is_left_by_esc_and_tells_its_keys_in_the_foot() {
    for at in 0..SCREENS.len() - 1 {
        for size in [(80, 24), (120, 30), (160, 50)] {
            let mut bench = opened(at, size);
            let foot = bench.row(usize::from(size.1) - 1);
            assert!(foot.contains('?') || foot.contains("Space"), "{foot}");
            let context = bench.model.top().page().context();
            bench.press("<Esc>");
            assert_ne!(bench.model.top().page().context(), context);
        }
    }
}
