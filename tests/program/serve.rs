//! `quorate show --serve` as a browser asks it.
#![allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use crate::program::{NOW, Workdir};

const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

/// The pages of a session, and the process that serves them.
struct Pages {
    child: Child,
    _out: BufReader<ChildStdout>,
    links: Vec<String>,
}

impl Pages {
    fn of(workdir: &Workdir, words: &[&str]) -> Self {
        let fixed = ["--clock", NOW, "show"];
        let all = [&fixed, words, &["--serve", "--while-open"]].concat();
        let mut child = workdir
            .command(&all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        let mut links = Vec::new();
        for page in ["/chamber\n", "/chair\n", "/draft\n"] {
            let mut line = String::new();
            out.read_line(&mut line).unwrap();
            // Whoever started it is given the addresses alone.
            assert!(
                line.starts_with("http://") && line.ends_with(page),
                "{line}"
            );
            links.push(line.trim().to_owned());
        }
        Self {
            child,
            _out: out,
            links,
        }
    }

    fn get(&self, page: usize) -> String {
        let rest = self.links[page].strip_prefix("http://").unwrap();
        let (host, path) = rest.split_once('/').unwrap();
        let mut stream = TcpStream::connect(host).unwrap();
        let ask = format!("GET /{path} HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(ask.as_bytes()).unwrap();
        let mut page = String::new();
        stream.read_to_string(&mut page).unwrap();
        page
    }

    #[track_caller]
    fn comes_to_show(&self, page: usize, words: &str) {
        let since = Instant::now();
        while !self.get(page).contains(words) {
            assert!(since.elapsed() < Duration::from_secs(20), "{words}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_pages_follow_a_session_that_others_write_and_end_with_whoever_started_them() {
    let workdir = Workdir::new();
    let script = "DescribeBody(name: \"Anytown Board\")\n\
                  CallMeeting(date: \"2026-03-19\", start: \"16:00\")\n\
                  AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ann Lee\"))\n\
                  AddItem(item: (number: \"1\", title: \"Welcome\"))\n";
    workdir
        .run_with(&["record", "--create", "board.ron"], script)
        .well();
    let mut pages = Pages::of(&workdir, &["board.ron"]);
    assert!(pages.get(0).contains("The meeting begins at 4.00pm"));
    let before = workdir.read("board.ron");
    for page in 0..pages.links.len() {
        assert!(pages.get(page).starts_with("HTTP/1.1 200"));
    }
    // Whatever is asked, the session stays as it is, and nobody is kept from writing it.
    assert_eq!(workdir.read("board.ron"), before);
    workdir
        .run_with(&["record", "board.ron"], "Open()\nMarkAllPresent\n")
        .well();
    pages.comes_to_show(0, "In the chair");
    workdir
        .run_with(&["record", "board.ron"], "TakeNext\n")
        .well();
    pages.comes_to_show(0, "Welcome</h2>");
    workdir.run_with(&["record", "board.ron"], "Close\n").well();
    pages.comes_to_show(0, "The meeting ended at");
    // The other pages too, though nobody has looked at them for all that time.
    pages.comes_to_show(1, "No item is before the meeting");
    pages.comes_to_show(2, "Termination of Meeting");
    drop(pages.child.stdin.take());
    let since = Instant::now();
    while pages.child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < Duration::from_secs(20), "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_person_is_told_which_address_is_whose() {
    let workdir = Workdir::new();
    let mut child = workdir
        .command(&["show", SAMPLE, "--serve"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let out = BufReader::new(child.stdout.take().unwrap());
    let told: Vec<String> = out.lines().take(3).map(Result::unwrap).collect();
    let _ = child.kill();
    let _ = child.wait();
    for (line, (what, page)) in told.iter().zip([
        ("For the public in the room: http://127.0.0.1:", "/chamber"),
        ("For whoever presides: http://127.0.0.1:", "/chair"),
        ("The draft as it grows: http://127.0.0.1:", "/draft"),
    ]) {
        assert!(line.starts_with(what) && line.ends_with(page), "{line}");
    }
    assert_eq!(told.len(), 3);
}

#[test]
fn a_sample_is_served_and_what_is_no_meeting_is_not() {
    let workdir = Workdir::new();
    let pages = Pages::of(&workdir, &[SAMPLE]);
    assert!(
        pages
            .get(0)
            .contains("Harrowmere Health and Wellbeing Board")
    );
    assert!(pages.get(1).contains("Running sheet") || pages.get(1).contains("For the chair"));
    assert!(pages.get(2).contains("Draft minutes"));
    workdir
        .run(&["show", "no-such-meeting", "--serve"])
        .badly(3, &["There is no session no-such-meeting"]);
}

#[test]
fn what_the_server_needs_is_asked_for_in_words() {
    let workdir = Workdir::new();
    let show = |words: &[&str]| workdir.run(&[&["show", SAMPLE], words].concat());
    show(&["--serve", "--listen", "0.0.0.0:0"]).badly(2, &["Add --network"]);
    show(&[
        "--serve",
        "--listen",
        "0.0.0.0:0",
        "--network",
        "--audience",
        "full",
    ])
    .badly(2, &["exempt", "--certificate"]);
    show(&["--serve", "--listen", "nowhere"]).badly(2, &["--listen"]);
    show(&["--network"]).badly(2, &["--serve"]);
    show(&["--serve", "--certificate", "a.pem"]).badly(2, &["--key"]);
    show(&["--serve", "--vote-after", "601"]).badly(2, &["600"]);
    let tls = ["--serve", "--certificate", "a.pem", "--key", "b.pem"];
    show(&tls).badly(3, &["a.pem can\u{2019}t be read"]);
    workdir.put("a.pem", "nothing");
    workdir.put("b.pem", "nothing");
    show(&tls).badly(3, &["a.pem holds no certificate"]);
}

#[test]
fn the_page_on_the_chamber_tells_every_option() {
    let workdir = Workdir::new();
    let help = workdir.run(&["show", "--help"]).well();
    let page = include_str!("../../docs/chamber.md");
    for option in [
        "--serve",
        "--listen",
        "--network",
        "--name",
        "--certificate",
        "--key",
        "--vote-after",
    ] {
        assert!(help.contains(option), "{option}");
        assert!(page.contains(option), "{option}");
    }
    assert!(!help.contains("--while-open"));
    // What the page says is said is said.
    for words in [
        "For the public in the room: http://127.0.0.1:",
        "For whoever presides: ",
        "The draft as it grows: ",
    ] {
        assert!(page.contains(words), "{words}");
    }
}
