//! What is told of a machine: nothing of a meeting or an account, and what to see to.

use std::sync::Arc;

use super::*;
use crate::app::testing::Folder;
use crate::storage::disk::FailingDisk;
use crate::storage::disk::failing::{Fault, Verb};

fn terminal(vars: &[(&str, &str)], size: Option<(u16, u16)>) -> Terminal {
    let get = |name: &str| {
        let found = vars.iter().find(|(var, _)| *var == name);
        found.map(|(_, value)| (*value).to_owned())
    };
    Terminal::of(get, size)
}

fn told(health: &Health, part: &str, name: &str) -> String {
    let lines = health.parts.iter().find(|(title, _)| *title == part);
    let line = lines.and_then(|(_, lines)| lines.iter().find(|(what, _)| what == name));
    line.map(|(_, told)| told.clone()).unwrap_or_default()
}

#[test]
fn a_good_terminal_and_a_good_disk_leave_nothing_to_see_to_but_a_light_window() {
    let folder = Folder::new("doctor-good");
    let vars = [
        ("TERM", "xterm-256color"),
        ("COLORTERM", "truecolor"),
        ("LANG", "en_GB.UTF-8"),
        ("SSH_TTY", "/dev/pts/1"),
        ("TMUX", "/tmp/tmux-1000/default,1,0"),
    ];
    let health = look(&folder.env(), &terminal(&vars, Some((80, 24))));
    assert_eq!(told(&health, "Terminal", "kind"), "xterm-256color");
    assert_eq!(told(&health, "Terminal", "by way of"), "tmux and SSH");
    assert_eq!(told(&health, "Terminal", "colours"), "16 million");
    assert_eq!(told(&health, "Terminal", "window"), "80 columns, 24 rows");
    assert_eq!(
        told(&health, "Clock", "now"),
        "19 March 2026, 16:00:00, UTC+00:00"
    );
    let advice: Vec<&String> = health.advice.iter().collect();
    assert!(
        advice.iter().any(|a| a.contains("--theme light")),
        "{advice:?}"
    );
    assert!(!advice.iter().any(|a| a.contains("LANG")), "{advice:?}");
    // What was tried with is gone.
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_poor_terminal_is_told_with_what_to_do() {
    let folder = Folder::new("doctor-poor");
    let vars = [
        ("TERM", "vt220"),
        ("LANG", "C"),
        ("NO_COLOR", "1"),
        ("COLORFGBG", "0;15"),
    ];
    let health = look(&folder.env(), &terminal(&vars, Some((60, 20))));
    assert_eq!(
        told(&health, "Terminal", "colours"),
        "none: NO_COLOR is set"
    );
    assert_eq!(
        told(&health, "Terminal", "background"),
        "light, as the terminal tells"
    );
    let advice = health.advice.join("\n");
    for words in ["smaller than 80 by 24", "UTF-8 locale", "no paste marks"] {
        assert!(advice.contains(words), "{words}: {advice}");
    }
    assert!(!advice.contains("--theme light"), "{advice}");
    let elsewhere = look(&folder.env(), &terminal(&vars, None));
    assert!(told(&elsewhere, "Terminal", "window").starts_with("none"));
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_the_way_out() {
    let folder = Folder::new("doctor-file");
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let env = folder.env_in(&file.join("sessions"));
    let in_the_way = look(&env, &terminal(&[], None));

    let mut env = folder.env();
    let disk = FailingDisk::over(env.disk.clone());
    disk.fail(Some(Verb::Sync), 1, true, Fault::Errno(5));
    env.disk = Arc::new(disk);
    let unsynced = look(&env, &terminal(&[], None));
    for health in [in_the_way, unsynced] {
        let advice = health.advice.join("\n");
        assert!(
            advice.contains("folder of sessions can't be written"),
            "{advice}"
        );
        assert!(advice.contains("--sessions"), "{advice}");
    }
    // What couldn't be synced is taken away all the same.
    let left: Vec<_> = std::fs::read_dir(folder.path()).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

#[test]
fn nothing_of_a_meeting_and_no_account_is_told() {
    let folder = Folder::new("doctor-private");
    std::fs::write(
        folder.path().join("2026-03-19-secret-panel.ron"),
        "secret words",
    )
    .unwrap();
    let health = look(&folder.env(), &terminal(&[("TERM", "xterm")], None));
    let all = format!("{health:?}");
    assert!(!all.contains("secret"), "{all}");
    let home = Path::new("/home/j.smith");
    let shown = shortened(&home.join("meetings"), Some(home));
    assert_eq!(shown, "~/meetings");
    assert_eq!(shortened(Path::new("/mnt/share"), Some(home)), "/mnt/share");
}

#[test]
fn times_and_sizes_are_told_as_people_say_them() {
    assert_eq!(milliseconds(Duration::from_micros(340)), "0.3 ms");
    assert_eq!(milliseconds(Duration::from_millis(250)), "250 ms");
    assert_eq!(size(51_000_000_000), "51 GB");
    assert_eq!(size(120_000_000), "120 MB");
    assert_eq!(span(90), "90 seconds");
    assert_eq!(span(600), "10 minutes");
    assert_eq!(span(7200), "2 hours");
}
