//! The server, asked over loopback: what it lets in, what it refuses, and when a result is shown.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can't go on should stop where it stands"
)]

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::follow::Follower;
use super::{Ready, Serving, ready};
use crate::app::environment::Readers;
use crate::app::testing::{Folder, stored};
use crate::journal::Journal;
use crate::meeting::agenda::Stamp;
use crate::meeting::id::Writer;
use crate::meeting::{Intent, Order};
use crate::pages::PageKind;

const SAMPLE: &str = "2026-03-19-harrowmere-hwb";

/// A meeting in the making, and the server's look at its file.
struct Board {
    folder: Folder,
    journal: Journal,
    now: Stamp,
    follower: Option<Follower>,
    time: Instant,
}

impl Board {
    fn new(readers: Readers) -> Self {
        let folder = Folder::new("serve");
        let now = Stamp::parse_from_rfc3339("2026-03-19T16:00:00+00:00").unwrap();
        let mut board = Self {
            journal: Journal::new(Writer::FIRST, "A. Clerk".into()),
            folder,
            now,
            follower: None,
            time: Instant::now(),
        };
        for line in [
            r#"DescribeBody(name: "Anytown Board", host: "Anytown Council")"#,
            r#"CallMeeting(date: "2026-03-19", start: "16:00", venue: "Room 3")"#,
            r"SetRules(needs_mover: true, needs_seconder: true)",
            r#"AddSeat(seat: (title: "Chair", office: Chair), holder: New(name: "Ann Lee", honorific: "Councillor"))"#,
            r#"AddSeat(seat: (title: "Member"), holder: New(name: "Bob Ray"))"#,
            r#"AddSeat(seat: (title: "Other member"), holder: New(name: "Cy Dow"))"#,
            r#"AddItem(item: (number: "1", title: "Traffic in the High Street", purpose: Decision, planned_minutes: 10))"#,
            r#"AttachReport(item: "1", report: (title: "Traffic", of: "Director of Roads", classification: "Open", asks: [(label: "a", text: "the street be closed on Sundays")]))"#,
            r#"AddItem(item: (number: "2", title: "Sale of the depot", description: "To sell it to Quillfeather.", exempt: (reason: "Paragraph 3")))"#,
            r#"AddItem(item: (number: "3", title: "Any other business"))"#,
        ] {
            board.act(line);
        }
        let mut env = board.folder.env();
        env.audience = readers;
        let file = board.file();
        let follower = Follower::new(&env, &file, Duration::from_secs(10)).unwrap();
        board.follower = Some(follower);
        board
    }

    /// The same, opened with everybody present, and what was recorded then.
    fn running(readers: Readers, lines: &[&str]) -> Self {
        let mut board = Self::new(readers);
        board.acts(&["Open()", "MarkAllPresent"]);
        board.acts(lines);
        board
    }

    /// The same with a motion before the meeting in the first item, and what was recorded then.
    fn with_motion(lines: &[&str]) -> Self {
        let mut board = Self::running(
            Readers::Public,
            &[
                "TakeNext",
                r#"Resolve(text: "That the street be closed")"#,
                r#"Move(mover: "Bob Ray", seconder: "Cy Dow")"#,
            ],
        );
        board.acts(lines);
        board
    }

    fn acts(&mut self, lines: &[&str]) {
        for line in lines {
            self.act(line);
        }
    }

    fn file(&self) -> PathBuf {
        self.folder.path().join("board.ron")
    }

    /// Records something and has it in the file.
    fn act(&mut self, line: &str) {
        let options = ron::Options::default()
            .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
            .with_default_extension(ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES);
        let order: Order = if line.starts_with('(') {
            options.from_str(line).unwrap()
        } else {
            let bare = line.trim_end_matches("()");
            let tried =
                [line, bare, &format!("{bare}()")].map(|line| options.from_str::<Intent>(line));
            tried.into_iter().find_map(Result::ok).unwrap().into()
        };
        self.now += chrono::Duration::seconds(20);
        self.journal
            .act(self.now, &order)
            .unwrap_or_else(|e| panic!("{line}: {}", e.reason));
        std::fs::write(self.file(), stored(&self.journal)).unwrap();
        self.look();
    }

    fn look(&mut self) {
        if let Some(follower) = &mut self.follower {
            assert!(follower.step(self.time));
        }
    }

    fn wait(&mut self, seconds: u64) {
        self.time += Duration::from_secs(seconds);
        self.look();
    }

    /// The words on a page.
    fn page(&self, kind: PageKind) -> String {
        words(self.follower.as_ref().unwrap().page(kind).main())
    }

    fn chamber(&self) -> String {
        self.page(PageKind::Chamber)
    }

    #[track_caller]
    fn shows(&self, all: &[&str]) {
        let page = self.chamber();
        for one in all {
            assert!(page.contains(one), "{one:?} is not in {page:?}");
        }
    }

    #[track_caller]
    fn chair_shows(&self, all: &[&str]) {
        let page = self.page(PageKind::Chair);
        for one in all {
            assert!(page.contains(one), "{one:?} is not in {page:?}");
        }
    }

    #[track_caller]
    fn hides(&self, all: &[&str]) {
        let page = self.chamber();
        for one in all {
            assert!(!page.contains(one), "{one:?} is in {page:?}");
        }
    }
}

/// What stands between the tags.
fn words(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => {
                inside = true;
                out.push(' ');
            }
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_chamber_sees_each_step_of_a_meeting() {
    let mut board = Board::new(Readers::Public);
    board.shows(&[
        "Anytown Council",
        "Anytown Board",
        "Thursday 19 March 2026",
        "The meeting begins at 4.00pm",
        "Room 3",
        "Agenda 1. Traffic in the High Street 2. Sale of the depot (to be taken in private)",
    ]);
    board.act("Open()");
    board.act("MarkAllPresent");
    board.shows(&[
        "The meeting is sitting",
        "In the chair Councillor Ann Lee",
        "Next 1. Traffic",
    ]);
    board.act("TakeNext");
    board.shows(&[
        "1. Traffic in the High Street",
        "That the street be closed on Sundays",
        "Next 2. Sale of the depot (to be taken in private)",
    ]);
    board.act(r#"Resolve(text: "That the High Street be closed on Sundays")"#);
    // The officer is writing; nobody has moved it.
    board.hides(&["That the High Street be closed"]);
    board.act(r#"Move(mover: "Bob Ray", seconder: "Cy Dow")"#);
    board.shows(&[
        "Motion That the High Street be closed on Sundays Moved by Bob Ray, seconded by Cy Dow",
    ]);
    board.hides(&["That the street be closed on Sundays"]);
    board.act(r#"Amend(mover: "Cy Dow", seconder: "Ann Lee", text: "That “Sundays” be replaced by “Mondays”")"#);
    board.shows(&["Amendment That “Sundays” be replaced by “Mondays” Moved by Cy Dow, seconded by Councillor Ann Lee"]);
    board.act(r"Vote(told: (counts: (for: 2, against: 1)))");
    board.act(
        r#"Reword(entry: "newest resolution", text: "That the High Street be closed on Mondays")"#,
    );
    board.shows(&[
        "Motion as amended That the High Street be closed on Mondays",
        "Vote on the amendment Carried For 2 Against 1",
    ]);
    board
        .act(r#"Vote(told: (ballots: [("Ann Lee", For), ("Bob Ray", Against), ("Cy Dow", For)]))"#);
    board.wait(10);
    board.shows(&[
        "Vote on the motion as amended Carried",
        "For 2 Councillor Ann Lee, Cy Dow Against 1 Bob Ray That the High Street be closed on Mondays",
    ]);
    board.act(r#"Adjourn(until: "5.00pm", reason: "a fire alarm")"#);
    board.shows(&["The meeting stands adjourned Until 5.00pm"]);
    board.hides(&["Carried"]);
    board.act("Resume");
    board.act("Take(item: \"3\")");
    board.shows(&["3. Any other business", "Next 2. Sale of the depot"]);
    board.hides(&["Carried", "Mondays"]);
    board.act(r#"SetNextMeeting(date: "2026-05-21", start: "16:00")"#);
    board.act("Close()");
    board.shows(&[
        "The meeting ended at",
        "Next meeting Thursday 21 May 2026, 4.00pm",
    ]);
}

#[test]
fn a_result_is_held_back_until_the_officer_has_had_time_to_look() {
    let mut board = Board::with_motion(&[r"Vote(told: (counts: (for: 1, against: 2)))"]);
    board.shows(&[
        "Motion – put to the vote That the street be closed",
        "The result is being recorded",
    ]);
    board.hides(&["Lost", "Against"]);
    board.wait(9);
    board.hides(&["Lost"]);
    board.wait(1);
    board.shows(&["Vote on the motion Lost For 1 Against 2 That the street be closed"]);
    board.hides(&["being recorded", "put to the vote"]);
    // Put right: as good as a new one.
    board.act("Undo");
    board.hides(&["Lost", "being recorded"]);
    board.shows(&["Motion That the street be closed"]);
    board.act(r"Vote(told: (counts: (for: 2, against: 1)))");
    board.hides(&["Carried"]);
    // Whatever is recorded next says that the officer has gone on.
    board.act(r#"Write(text: "Members were thanked.")"#);
    board.shows(&["Carried For 2 Against 1"]);
}

#[test]
fn the_result_of_another_version_with_as_many_records_is_held_back_as_well() {
    let mut board = Board::with_motion(&[r"Vote(told: (counts: (for: 1, against: 2)))"]);
    board.wait(10);
    board.shows(&["Vote on the motion Lost"]);
    let records = board.journal.records();
    let earlier = records[..records.len() - 1].to_vec();
    let writer = board.journal.writer();
    board.journal = Journal::replay(writer, "A. Clerk".into(), earlier).unwrap();
    board.act(r"Vote(told: (counts: (for: 2, against: 1)))");
    board.hides(&["Lost", "Carried"]);
    board.wait(10);
    board.shows(&["Vote on the motion Carried For 2 Against 1"]);
}

#[test]
fn who_opens_the_pages_right_after_a_vote_waits_as_well() {
    let board = Board::with_motion(&[r"Vote(told: (counts: (for: 1, against: 2)))"]);
    let env = board.folder.env();
    let mut late = Follower::new(&env, &board.file(), Duration::from_secs(10)).unwrap();
    let page = |f: &Follower| words(f.page(PageKind::Chamber).main());
    assert!(!page(&late).contains("Lost"), "{}", page(&late));
    late.step(Instant::now() + Duration::from_secs(11));
    assert!(page(&late).contains("Lost"), "{}", page(&late));
}

#[test]
fn in_private_session_the_chamber_is_told_that_and_nothing_else() {
    let mut board = Board::running(
        Readers::Full,
        &[
            "TakeNext",
            r#"Exclude(items: ["2"], item: "1", paragraphs: [3], mover: "Bob Ray", seconder: "Cy Dow", vote: (unanimous: true))"#,
        ],
    );
    let private = "Anytown Council Anytown Board The time is 4.00pm Thursday 19 March 2026 \
                   The meeting is in private session";
    assert_eq!(board.chamber(), private);
    for line in [
        r#"Take(item: "2")"#,
        r#"Write(text: "Quillfeather had offered £910,000.")"#,
        r#"Resolve(text: "That it be sold to Quillfeather")"#,
        r#"Move(mover: "Bob Ray", seconder: "Cy Dow")"#,
        r"Vote(told: (unanimous: true))",
    ] {
        board.act(line);
        assert_eq!(board.chamber(), private, "{line}");
    }
    // Those who are entitled see it on theirs.
    assert!(
        board
            .page(PageKind::Draft)
            .contains("Quillfeather had offered")
    );
    board.act(r#"Readmit(item: "2")"#);
    board.shows(&["2. Sale of the depot", "Next 3. Any other business"]);
    board.hides(&["Quillfeather", "private", "sold"]);
    board.act(r#"Take(item: "3")"#);
    board.shows(&["3. Any other business"]);
    board.hides(&["Quillfeather", "private"]);
}

#[test]
fn an_item_that_the_agenda_has_in_private_is_private_though_nobody_was_sent_out_yet() {
    let board = Board::running(Readers::Public, &[r#"Take(item: "2")"#]);
    board.shows(&["The meeting is in private session"]);
    board.hides(&["depot"]);
}

#[test]
fn the_pages_of_colleagues_are_as_public_as_they_were_asked_to_be() {
    for (readers, told) in [(Readers::Public, false), (Readers::Full, true)] {
        let lines = [
            r#"Take(item: "2")"#,
            r#"Write(text: "Quillfeather had offered £910,000.")"#,
        ];
        let board = Board::running(readers, &lines);
        let draft = board.page(PageKind::Draft);
        assert_eq!(draft.contains("Quillfeather had offered"), told, "{draft}");
        let chair = board.page(PageKind::Chair);
        assert!(!chair.contains("To sell it to Quillfeather"), "{chair}");
        board.hides(&["Quillfeather"]);
    }
}

#[test]
fn whoever_presides_sees_time_quorum_who_must_leave_and_what_is_open() {
    let lines = [
        r"SetRules(needs_mover: true, needs_seconder: true, quorum: Number(3))",
        r#"Declare(person: Known("Cy Dow"), interest: Pecuniary, items: ["1"], leaves: true)"#,
    ];
    let mut board = Board::running(Readers::Public, &lines);
    board.chair_shows(&[
        "Quorum 3 here, 3 needed",
        "Next 1. Traffic in the High Street",
        "Must leave or stand aside for it Cy Dow",
    ]);
    board.act("TakeNext");
    board.act(r#"Resolve(text: "That the street be closed")"#);
    board.act(r#"Move(mover: "Bob Ray", seconder: "Ann Lee")"#);
    board.chair_shows(&[
        "1. Traffic in the High Street",
        "of 10 min",
        "Must leave or stand aside Cy Dow",
        "Motion That the street be closed",
    ]);
    board.act(r#"StandAside(person: "Cy Dow", how: Left)"#);
    board.chair_shows(&[
        "2 here, 3 needed – NOT QUORATE",
        "Out of the room for an interest Cy Dow",
    ]);
}

#[test]
fn whoever_presides_sees_who_waits_to_speak_and_nobody_else_does() {
    for readers in [Readers::Public, Readers::Full] {
        let lines = [
            "TakeNext",
            r#"AskToSpeak(person: "Bob Ray")"#,
            r#"AskToSpeak(name: "Jo Reed")"#,
            "AskToSpeak()",
        ];
        let mut board = Board::running(readers, &lines);
        board.chair_shows(&["Wait to speak Bob Ray Jo Reed a member of the public"]);
        board.act("CallSpeaker()");
        board.act(r#"MoveSpeaker(speaker: "a member of the public")"#);
        board.chair_shows(&["Speaks now Bob Ray Wait to speak a member of the public Jo Reed"]);
        for page in [board.chamber(), board.page(PageKind::Draft)] {
            for name in ["Jo Reed", "member of the public", "to speak"] {
                assert!(!page.contains(name), "{name} is in {page}");
            }
        }
        // A break is no end of the item; the next one is.
        board.acts(&["Adjourn()", "Resume"]);
        board.chair_shows(&["Speaks now Bob Ray"]);
        board.act(r#"Take(item: "3")"#);
        let chair = board.page(PageKind::Chair);
        assert!(!chair.contains("peak"), "{chair}");
    }
}

#[test]
fn who_speaks_in_private_is_on_the_page_of_those_alone_who_are_entitled() {
    for (readers, told) in [(Readers::Public, false), (Readers::Full, true)] {
        let mut board = Board::running(readers, &[r#"Take(item: "2")"#, "AskToSpeak()"]);
        board.act(r#"AskToSpeak(person: "Bob Ray")"#);
        let chair = board.page(PageKind::Chair);
        assert_eq!(chair.contains("Wait to speak"), told, "{chair}");
        board.hides(&["Bob Ray"]);
    }
}

#[test]
fn words_are_escaped_on_every_page() {
    let mut board = Board::new(Readers::Public);
    board.act(r#"AddItem(item: (number: "4", title: "<script>alert(1)</script> & \"more\""))"#);
    for kind in PageKind::ALL {
        let page = board.follower.as_ref().unwrap().page(kind);
        assert!(!page.whole().contains("<script>alert"), "{kind:?}");
        assert!(page.main().contains("&lt;script&gt;alert(1)"), "{kind:?}");
        assert!(!page.main().contains('\n'), "{kind:?}");
    }
}

#[test]
fn a_file_that_goes_away_is_noticed_and_what_comes_back_is_read() {
    let mut board = Board::new(Readers::Public);
    let bytes = std::fs::read(board.file()).unwrap();
    std::fs::remove_file(board.file()).unwrap();
    let time = board.time;
    let follower = board.follower.as_mut().unwrap();
    assert!(!follower.step(time));
    std::fs::write(board.folder.path().join("board.ron"), b"nothing of ours").unwrap();
    assert!(!board.follower.as_mut().unwrap().step(time));
    std::fs::write(board.file(), bytes).unwrap();
    board.act("Open()");
    board.shows(&["The meeting is sitting"]);
}

// What is asked over a connection.

struct Served {
    address: SocketAddr,
    /// The paths of the pages.
    paths: [String; 3],
    token: String,
}

/// A server that all tests ask.
fn served() -> &'static Served {
    static SERVED: OnceLock<Served> = OnceLock::new();
    SERVED.get_or_init(|| sample_served(&Folder::new("served")))
}

/// A server of its own.
fn sample_served(folder: &Folder) -> Served {
    begin(ready(&folder.env(), Path::new(SAMPLE), &Serving::default()).unwrap())
}

fn begin(ready: Ready) -> Served {
    let paths = PageKind::ALL.map(|kind| {
        let link = ready.link(kind);
        link.splitn(4, '/').nth(3).map(|p| format!("/{p}")).unwrap()
    });
    let token = paths[0].split('/').nth(1).unwrap().to_owned();
    let address = ready.address;
    std::thread::spawn(move || ready.run().unwrap());
    Served {
        address,
        paths,
        token,
    }
}

impl Served {
    /// Sends bytes and reads what comes back until the server closes.
    fn ask(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(self.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        // It may be refused while it is sent.
        let _ = stream.write_all(bytes);
        // What is whole is answered; of the rest it is told that no more will come.
        if !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
            let _ = stream.shutdown(Shutdown::Write);
        }
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Begins to follow the page for the public.
    fn follow(&self) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let (path, host) = (&self.paths[0], self.address);
        let request = format!("GET {path}/events HTTP/1.1\r\nHost: {host}\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream
    }

    /// Begins to follow it; the status of the answer.
    fn follow_status(&self) -> (TcpStream, u16) {
        let mut stream = self.follow();
        let mut first = [0; 12];
        stream.read_exact(&mut first).unwrap();
        let status = status(&String::from_utf8_lossy(&first));
        (stream, status)
    }

    fn get(&self, path: &str) -> String {
        let host = self.address;
        self.ask(format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n").as_bytes())
    }
}

/// The status of an answer; 0 where there was none.
fn status(answer: &str) -> u16 {
    let status = answer.strip_prefix("HTTP/1.").and_then(|a| a.get(2..5));
    status.and_then(|s| s.parse().ok()).unwrap_or(0)
}

#[test]
fn the_pages_are_given_with_a_strict_policy() {
    let served = served();
    for path in &served.paths {
        let page = served.get(path);
        assert_eq!(status(&page), 200, "{page}");
        let low = page.to_lowercase();
        for line in [
            "content-security-policy: default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "cache-control: no-store",
            "referrer-policy: no-referrer",
            "x-content-type-options: nosniff",
            "connection: close",
        ] {
            assert!(low.contains(line), "{line} is not in {page}");
        }
        assert!(page.contains("Harrowmere Health and Wellbeing Board"));
        assert!(page.contains("<noscript><meta http-equiv=\"refresh\""));
        // Nothing of it stands in the page itself, where the policy would forbid it.
        assert!(!page.contains("<style") && !page.contains(" style=") && !page.contains(" onload"));
        assert!(!page.contains(&served.token), "the page tells its token");
        let base = path.rsplit_once('/').unwrap().0;
        assert!(
            served
                .get(&format!("{base}/page.css"))
                .contains("prefers-color-scheme")
        );
        assert!(
            served
                .get(&format!("{base}/page.js"))
                .contains("EventSource")
        );
    }
}

#[test]
fn the_head_of_a_page_is_given_alone() {
    let served = served();
    for end in ["", "/events"] {
        let path = format!("{}{end}", served.paths[0]);
        let request = format!("HEAD {path} HTTP/1.1\r\nHost: {}\r\n\r\n", served.address);
        let answer = served.ask(request.as_bytes());
        assert_eq!(status(&answer), 200, "{answer}");
        assert!(answer.ends_with("\r\n\r\n"), "{answer}");
    }
}

#[test]
fn whoever_follows_is_given_the_page_at_once() {
    let served = served();
    let mut stream = served.follow();
    let mut got = String::new();
    let mut buffer = [0; 4096];
    // The page, and a sign of life while nothing changes.
    while !(got.contains("event: page") && got.contains("event: alive")) {
        let n = stream.read(&mut buffer).unwrap();
        assert!(n > 0, "{got}");
        got.push_str(&String::from_utf8_lossy(&buffer[..n]));
    }
    assert!(got.contains("text/event-stream"), "{got}");
    assert!(got.contains("The meeting begins at"), "{got}");
}

/// Requests that no page makes, each with the statuses with which it may be refused; 0 = closed unheard.
fn hostile(served: &Served) -> Vec<(String, Vec<u8>, Vec<u16>)> {
    let (path, host, token) = (&served.paths[0], served.address, &served.token);
    let port = host.port();
    let mut all: Vec<(String, Vec<u8>, Vec<u16>)> = Vec::new();
    let mut add = |name: String, request: String, refused: &[u16]| {
        all.push((name, request.into_bytes(), refused.to_vec()));
    };
    for method in [
        "POST",
        "PUT",
        "DELETE",
        "PATCH",
        "OPTIONS",
        "TRACE",
        "LINK",
        "PROPFIND",
        "PROPPATCH",
        "MKCOL",
        "COPY",
        "MOVE",
        "LOCK",
        "UNLOCK",
        "SEARCH",
        "REPORT",
        "PURGE",
        "BREW",
        "get",
        "Get",
        "GETT",
        "QUERY",
        "VIEW",
        "NOTIFY",
        "SUBSCRIBE",
        "M-SEARCH",
        "ACL",
        "BIND",
        "CHECKOUT",
        "MERGE",
    ] {
        for tail in [path.clone(), format!("{path}/events")] {
            let name = format!("{method} {tail}");
            add(
                name,
                format!("{method} {tail} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
                &[405],
            );
        }
    }
    add(
        "CONNECT".to_owned(),
        format!("CONNECT {host} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        &[405],
    );
    let wrong = "0".repeat(32);
    let short = &token[..31];
    let upper = token.to_uppercase();
    let other = served.paths[1].split('/').nth(1).unwrap();
    for tail in [
        "/",
        "//",
        "/chamber",
        "/chair",
        "/draft",
        "/index.html",
        "/favicon.ico",
        "/robots.txt",
        "/.git/config",
        "/.env",
        "/etc/passwd",
        "/../../etc/passwd",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc/passwd",
        "/wp-login.php",
        "/cgi-bin/test",
        "/events",
        "/page.css",
        "/page.js",
        "/*",
        "/%00",
        "/%",
        "/%zz",
        "/.well-known/security.txt",
        "/api",
        "/record",
        "/session.ron",
        "/chamber/events",
    ] {
        add(
            tail.to_owned(),
            format!("GET {tail} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            &[404, 400],
        );
    }
    for tail in [
        format!("/{wrong}/chamber"),
        format!("/{wrong}/page.css"),
        format!("/{wrong}/chamber/events"),
        format!("/{short}/chamber"),
        format!("/{short}"),
        format!("/{token}"),
        format!("/{token}/"),
        format!("/{token}a/chamber"),
        format!("/{token}/chair"),
        format!("/{token}/draft"),
        format!("/{token}/draft/events"),
        format!("/{other}/chamber"),
        format!("/{token}/chamber/"),
        format!("/{token}//chamber"),
        format!("//{token}/chamber"),
        format!("/{token}/chamber/events/"),
        format!("/{token}/chamber/other"),
        format!("/{token}/chamber.html"),
        format!("/{token}/Chamber"),
        format!("/{token}/../{token}/chamber"),
        format!("/./{token}/chamber"),
        format!("/{token}/%63hamber"),
        format!("/%{:02x}{}/chamber", token.as_bytes()[0], &token[1..]),
        format!("/{token}/chamber%00"),
        format!("/{token}/chamber;a=b"),
        format!("/{token}/page.css/"),
        format!("/{token}/page.css.map"),
        format!("/{token}/page.mjs"),
        format!("{path}?"),
        format!("{path}?a=b"),
        format!("{path}/events?last=1"),
        format!("/{token}/page.js?v=2"),
        format!("{path}\\events"),
        format!("/{}", "a/".repeat(1000)),
        format!("/{}", "a".repeat(4000)),
    ]
    .into_iter()
    .chain((upper != *token).then(|| format!("/{upper}/chamber")))
    {
        let name: String = tail.chars().take(60).collect();
        add(
            name,
            format!("GET {tail} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            &[404, 400],
        );
    }
    for name in [
        "evil.example".to_owned(),
        format!("evil.example:{port}"),
        "127.0.0.1".to_owned(),
        "localhost".to_owned(),
        format!("127.0.0.1:{}", port ^ 1),
        format!("127.0.0.2:{port}"),
        format!("0.0.0.0:{port}"),
        format!("[::1]:{port}"),
        format!("[127.0.0.1]:{port}"),
        format!("127.1:{port}"),
        format!("2130706433:{port}"),
        format!("localhost.evil.example:{port}"),
        format!("evil.localhost:{port}"),
        format!("localhost.:{port}"),
        format!("127.0.0.1:{port}@evil.example"),
        format!("evil.example@127.0.0.1:{port}"),
        format!("127.0.0.1:{port}.evil.example"),
        format!("127.0.0.1:{port}:80"),
        format!("127.0.0.1: {port}"),
        format!("127.0.0.1:{port},evil.example"),
        String::new(),
        ":".to_owned(),
        "[".to_owned(),
        "]".to_owned(),
        format!("[]:{port}"),
        format!(":{port}"),
        "null".to_owned(),
        format!("127.0.0.1:+{port}"),
        format!("127.0.0.1:{port}/"),
        "\u{430}.example".to_owned(),
    ] {
        add(
            format!("Host: {name}"),
            format!("GET {path} HTTP/1.1\r\nHost: {name}\r\n\r\n"),
            &[421, 400],
        );
    }
    add(
        "no host".to_owned(),
        format!("GET {path} HTTP/1.1\r\n\r\n"),
        &[421],
    );
    add(
        "HTTP/1.0".to_owned(),
        format!("GET {path} HTTP/1.0\r\n\r\n"),
        &[421],
    );
    add(
        "two hosts".to_owned(),
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nHost: evil.example\r\n\r\n"),
        &[421, 400],
    );
    add(
        "the same host twice".to_owned(),
        format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nHost: {host}\r\n\r\n"),
        &[421, 400],
    );
    for target in [
        format!("http://evil.example{path}"),
        format!("http://{host}{path}"),
        format!("https://{host}{path}"),
        format!("ftp://{host}{path}"),
    ] {
        add(
            target.clone(),
            format!("GET {target} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
            &[421, 400],
        );
    }
    for origin in [
        "null".to_owned(),
        "http://evil.example".to_owned(),
        format!("http://evil.example:{port}"),
        format!("https://{host}"),
        format!("http://localhost:{port}"),
        "http://127.0.0.1".to_owned(),
        format!("http://127.0.0.1:{}", port ^ 1),
        format!("http://{host}/"),
        "file://".to_owned(),
        String::new(),
    ] {
        for tail in ["", "/events"] {
            add(
                format!("Origin: {origin}"),
                format!("GET {path}{tail} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\n\r\n"),
                &[403],
            );
        }
    }
    for line in [
        "Content-Length: 5\r\n\r\nhello".to_owned(),
        "Content-Length: 99999999999\r\n\r\n".to_owned(),
        "Content-Length: -1\r\n\r\n".to_owned(),
        "Content-Length: 1\r\nContent-Length: 2\r\n\r\nab".to_owned(),
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n".to_owned(),
        "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n".to_owned(),
        "Transfer-Encoding: gzip, chunked\r\n\r\n".to_owned(),
        "Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc".to_owned(),
        "Expect: 100-continue\r\nContent-Length: 10\r\n\r\n".to_owned(),
    ] {
        add(
            line.chars().take(40).collect(),
            format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{line}"),
            &[413, 400],
        );
    }
    let many: String = (0..200)
        .map(|n| format!("X-{n}: a\r\n"))
        .collect::<Vec<_>>()
        .concat();
    let long = "a".repeat(100_000);
    for line in [
        many,
        format!("X: {long}\r\n"),
        format!("{long}: x\r\n"),
        format!("Cookie: {long}\r\n"),
        "X: a\0b\r\n".to_owned(),
        "X\u{0}: b\r\n".to_owned(),
        "no colon\r\n".to_owned(),
        ": nothing before\r\n".to_owned(),
        "X : a\r\n".to_owned(),
        " folded: a\r\n".to_owned(),
        "X: a\r\n folded\r\n".to_owned(),
        "X: a\rb\r\n".to_owned(),
    ] {
        add(
            line.chars().take(40).collect(),
            format!("GET {path} HTTP/1.1\r\n{line}Host: {host}\r\n\r\n"),
            &[431, 400, 0],
        );
    }
    for raw in [
        format!("GET {path}\r\n\r\n"),
        format!("GET {path} HTTP/9.9\r\nHost: {host}\r\n\r\n"),
        format!("GET {path} HTTP/2.0\r\nHost: {host}\r\n\r\n"),
        format!("GET {path} HTTP/1.1 x\r\nHost: {host}\r\n\r\n"),
        format!("GET  {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!(" GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET {path} http/1.1\r\nHost: {host}\r\n\r\n"),
        format!("GET {}", "a".repeat(100_000)),
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".to_owned(),
        "GET * HTTP/1.1\r\n\r\n".to_owned(),
        "\r\n\r\n\r\n".to_owned(),
        "\0\0\0\0".to_owned(),
        "\u{16}\u{3}\u{1}\u{2}\0\u{1}\0\u{1}".to_owned(),
        "SSH-2.0-OpenSSH_9.9\r\n".to_owned(),
        "*1\r\n$4\r\nPING\r\n".to_owned(),
        "EHLO evil\r\n".to_owned(),
        "{\"jsonrpc\":\"2.0\"}".to_owned(),
        format!("GET {path} HTTP/1.1\r\nHost: {host}"),
        String::new(),
    ] {
        add(
            raw.chars().take(40).collect(),
            raw,
            &[400, 414, 421, 431, 0],
        );
    }
    all
}

#[test]
fn what_no_page_asks_is_refused() {
    let served = served();
    let hostile = hostile(served);
    assert!(hostile.len() >= 200, "{}", hostile.len());
    let mut wrong = Vec::new();
    for (name, request, refused) in &hostile {
        let answer = served.ask(request);
        let status = status(&answer);
        if !refused.contains(&status) {
            wrong.push(format!("{name:?}: {status}, and not one of {refused:?}"));
        }
        // Whatever it was, nothing of the meeting and no token is in the answer.
        assert!(!answer.contains("Harrowmere"), "{name:?}: {answer}");
        assert!(!answer.contains(&served.token), "{name:?}: {answer}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(status(&served.get(&served.paths[0])), 200);
}

#[test]
fn a_second_request_on_the_same_connection_is_not_heard() {
    let served = served();
    let one = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\n\r\n",
        served.paths[0], served.address
    );
    let answer = served.ask(one.repeat(3).as_bytes());
    assert_eq!(answer.matches("HTTP/1.1 ").count(), 1, "{answer}");
}

#[test]
fn half_a_request_is_not_waited_for() {
    let served = served();
    for sent in [
        String::new(),
        "GET / HT".to_owned(),
        format!(
            "GET {} HTTP/1.1\r\nHost: {}\r\n",
            served.paths[0], served.address
        ),
    ] {
        let mut stream = TcpStream::connect(served.address).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(20)))
            .unwrap();
        stream.write_all(sent.as_bytes()).unwrap();
        let since = Instant::now();
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let took = since.elapsed();
        assert!(took < Duration::from_secs(9), "{sent:?}: {took:?}");
        let answer = String::from_utf8_lossy(&answer);
        assert_ne!(status(&answer), 200, "{sent:?}: {answer}");
    }
}

#[test]
fn those_who_say_nothing_keep_nobody_out() {
    let folder = Folder::new("crowd");
    let served = sample_served(&folder);
    let crowd: Vec<TcpStream> = (0..450)
        .map(|_| TcpStream::connect(served.address).unwrap())
        .collect();
    assert_eq!(status(&served.get(&served.paths[0])), 200);
    drop(crowd);
}

#[test]
fn so_many_follow_and_no_more() {
    let folder = Folder::new("viewers");
    let served = sample_served(&folder);
    let mut statuses = Vec::new();
    let mut held = Vec::new();
    for _ in 0..super::MOST_VIEWERS + 10 {
        let (stream, status) = served.follow_status();
        statuses.push(status);
        held.push(stream);
    }
    let let_in = statuses.iter().filter(|s| **s == 200).count();
    assert_eq!(let_in, super::MOST_VIEWERS);
    assert!(
        statuses[super::MOST_VIEWERS..].iter().all(|s| *s == 503),
        "{statuses:?}"
    );
    // A page is still given, and whoever goes leaves a place.
    assert_eq!(status(&served.get(&served.paths[0])), 200);
    drop(held);
    let since = Instant::now();
    while served.follow_status().1 != 200 {
        assert!(since.elapsed() < Duration::from_secs(30));
        std::thread::sleep(Duration::from_millis(200));
    }
}

#[test]
fn pages_go_to_other_machines_only_when_asked_for() {
    let folder = Folder::new("network");
    let mut env = folder.env();
    let serving = |network| Serving {
        listen: "0.0.0.0:0".parse().unwrap(),
        network,
        ..Serving::default()
    };
    let why = |env: &_, serving: &Serving| match ready(env, Path::new(SAMPLE), serving) {
        Ok(_) => String::new(),
        Err(fail) => fail.why.in_a_line(),
    };
    let refused = why(&env, &serving(false));
    assert!(refused.contains("Add --network"), "{refused}");
    assert_eq!(why(&env, &serving(true)), "");
    env.audience = Readers::Full;
    let refused = why(&env, &serving(true));
    assert!(refused.contains("exempt"), "{refused}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let serving = Serving {
        listen: taken.local_addr().unwrap(),
        ..Serving::default()
    };
    let refused = why(&env, &serving);
    assert!(
        refused.contains("Nothing can listen on 127.0.0.1"),
        "{refused}"
    );
}

/// A certificate for 127.0.0.1 and localhost, and its key: made for this test, and trusted by nobody.
const CERTIFICATE: &str = include_str!("../../../tests/support/certificate.pem");
const KEY: &str = include_str!("../../../tests/support/key.pem");

#[test]
fn under_a_certificate_pages_are_given_and_plain_requests_are_not_heard() {
    use tokio_rustls::rustls;

    let folder = Folder::new("tls");
    let (certificate, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    std::fs::write(&certificate, CERTIFICATE).unwrap();
    std::fs::write(&key, KEY).unwrap();
    let serving = Serving {
        tls: Some((certificate.clone(), key)),
        ..Serving::default()
    };
    let ready = ready(&folder.env(), Path::new(SAMPLE), &serving).unwrap();
    assert!(
        ready
            .link(PageKind::Chamber)
            .starts_with("https://127.0.0.1:")
    );
    let served = begin(ready);
    assert_ne!(status(&served.get(&served.paths[0])), 200);

    let mut roots = rustls::RootCertStore::empty();
    let own = <rustls::pki_types::CertificateDer<'_> as rustls::pki_types::pem::PemObject>::from_pem_slice(
        CERTIFICATE.as_bytes(),
    );
    roots.add(own.unwrap()).unwrap();
    let provider = rustls::crypto::ring::default_provider();
    let config = rustls::ClientConfig::builder_with_provider(provider.into())
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let ask = |host: &str, origin: &str| {
        let name = "127.0.0.1".try_into().unwrap();
        let client = rustls::ClientConnection::new(config.clone().into(), name).unwrap();
        let stream = TcpStream::connect(served.address).unwrap();
        let mut stream = rustls::StreamOwned::new(client, stream);
        let path = &served.paths[0];
        let ask = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n{origin}\r\n");
        stream.write_all(ask.as_bytes()).unwrap();
        let mut page = Vec::new();
        let _ = stream.read_to_end(&mut page);
        String::from_utf8_lossy(&page).into_owned()
    };
    let host = served.address.to_string();
    assert!(ask(&host, "").contains("Harrowmere Health and Wellbeing Board"));
    assert_eq!(
        status(&ask(&host, &format!("Origin: https://{host}\r\n"))),
        200
    );
    assert_eq!(
        status(&ask(&host, &format!("Origin: http://{host}\r\n"))),
        403
    );
    assert_eq!(status(&ask("evil.example", "")), 421);

    // A key that is another certificate's is no key of it.
    let serving = Serving {
        tls: Some((certificate.clone(), certificate)),
        ..Serving::default()
    };
    let refused = super::ready(&folder.env(), Path::new(SAMPLE), &serving);
    let why = refused.err().unwrap().why.in_a_line();
    assert!(why.contains("holds no private key"), "{why}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn random_bytes_are_never_let_in(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let answer = served().ask(&bytes);
        prop_assert_ne!(status(&answer), 200);
    }

    #[test]
    fn a_request_with_anything_changed_in_its_path_is_never_let_in(
        at in 0..40_usize,
        byte in 0x21..0x7f_u8,
    ) {
        let served = served();
        let mut path = served.paths[0].clone().into_bytes();
        let at = 1 + at % (path.len() - 1);
        prop_assume!(path[at] != byte && byte != b'#');
        path[at] = byte;
        let path = String::from_utf8(path).unwrap();
        let answer = served.get(&path);
        prop_assert_ne!(status(&answer), 200, "{}", path);
    }
}
