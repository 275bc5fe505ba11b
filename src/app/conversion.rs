//! Papers of older formats, turned by LibreOffice into one that is read, where that is installed.
//!
//! It runs in a private folder, with a profile of its own that is made anew each time: whatever the
//! paper does to it, it leaves no trace in the officer's own LibreOffice. It runs no macro, and follows
//! no link, so that a paper can't tell anybody that it was opened.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use super::pdf::guard::{self, Ended, Limits};
use crate::import::formats::Old;
use crate::import::pdf::Fault;
use crate::import::trouble::Trouble;
use crate::storage::scratch::Scratch;

/// What LibreOffice is called where it is found.
const PROGRAMS: [&str; 2] = ["soffice", "libreoffice"];

/// What LibreOffice reads a format by: named, so that a broken file isn't read as plain text.
fn filters(old: Old) -> &'static [&'static str] {
    match old {
        Old::Word => &["MS Word 97", "MS Word 95", "MS WinWord 6.0"],
        Old::Rich => &["Rich Text Format"],
    }
}

/// How long it may take, its start among it.
const TIME: Duration = Duration::from_mins(2);

/// The most that comes of a paper, in bytes.
const MOST: u64 = 64 << 20;

/// What the profile says: no macros, and nothing fetched from anywhere.
const PROFILE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"#;

/// The paper as an OpenDocument text; `refused` is what is said of it where there is no LibreOffice,
/// and `wanted` says whether it still is. May take a minute: not for the thread that reads keys.
///
/// # Errors
/// When there is no LibreOffice, or it makes nothing of the paper.
pub(super) fn converted(
    bytes: &[u8],
    old: Old,
    refused: &Trouble,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Vec<u8>, Trouble> {
    let limits = Limits {
        time: TIME,
        said: 1 << 20,
        whole_group: true,
    };
    for program in PROGRAMS {
        let mut ended = Err(Fault::NoReader);
        for filter in filters(old) {
            ended = by(Command::new(program), bytes, (old, filter), limits, wanted)?;
            if ended != Err(Fault::BrokeDown) {
                break;
            }
        }
        match ended {
            Ok(made) => return Ok(made),
            Err(Fault::NoReader) => {}
            Err(fault) => return Err(trouble(old, fault, limits)),
        }
    }
    Err(Trouble::new(
        &refused.sentence,
        &format!(
            "{} With LibreOffice installed it is read as it is.",
            refused.hint
        ),
    ))
}

/// Has a program turn a paper.
fn by(
    mut command: Command,
    bytes: &[u8],
    (old, filter): (Old, &str),
    limits: Limits,
    wanted: &(dyn Fn() -> bool + Sync),
) -> Result<Result<Vec<u8>, Fault>, Trouble> {
    let given = format!("paper.{}", old.ending());
    let scratch = Scratch::new().and_then(|scratch| {
        scratch.put(&given, bytes)?;
        scratch.put("profile/user/registrymodifications.xcu", PROFILE.as_bytes())?;
        Ok(scratch)
    });
    let scratch = scratch.map_err(|e| {
        Trouble::new(
            &format!("There is no place for a copy that LibreOffice could read: {e}."),
            "Make room among the temporary files of the system, and try again.",
        )
    })?;
    command
        .args(["--headless", "--norestore", "--nolockcheck", "--nodefault"])
        .arg(format!(
            "-env:UserInstallation={}",
            address(&scratch.path("profile"))
        ))
        .arg(format!("--infilter={filter}"))
        .args(["--convert-to", "odt", "--outdir"])
        .arg(scratch.path("made"))
        .arg(scratch.path(&given));
    Ok(match guard::run(command, b"", limits, &|_| wanted()) {
        // It ends well whether it made anything or not.
        Ended::Said(_) => scratch.take("made/paper.odt", MOST).ok_or(Fault::BrokeDown),
        Ended::Badly(fault) => Err(fault),
    })
}

/// A path as an address.
fn address(path: &Path) -> String {
    let shown = path.to_string_lossy().replace('\\', "/");
    let mut out = String::from("file://");
    if !shown.starts_with('/') {
        out.push('/');
    }
    for byte in shown.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' | b':' => {
                out.push(char::from(byte));
            }
            _ => out.extend(format!("%{byte:02X}").chars()),
        }
    }
    out
}

/// Why nothing came of a paper.
fn trouble(old: Old, fault: Fault, limits: Limits) -> Trouble {
    let what = old.named();
    let sentence = match fault {
        Fault::TooSlow => {
            let seconds = limits.time.as_secs();
            format!("LibreOffice worked on this {what} for {seconds} seconds and wasn't done.")
        }
        _ => format!("LibreOffice could make nothing of this {what}."),
    };
    Trouble::new(
        &sentence,
        "Open it in the program that made it, save it as .docx or PDF and read that.",
    )
}

#[cfg(all(test, unix))]
#[allow(
    clippy::unwrap_used,
    reason = "a test that can't go on should stop where it stands"
)]
mod tests {
    use super::*;

    /// A script that stands in for LibreOffice.
    fn stand_in(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script, "office"]);
        command
    }

    const WORD: (Old, &str) = (Old::Word, "MS Word 97");

    fn within(time: Duration) -> Limits {
        Limits {
            time,
            said: 1000,
            whole_group: true,
        }
    }

    fn made(script: &str, time: Duration) -> Result<Vec<u8>, Fault> {
        by(stand_in(script), b"the paper", WORD, within(time), &|| true).unwrap()
    }

    const SOON: Duration = Duration::from_millis(400);

    #[test]
    fn what_the_program_makes_comes_back_and_it_is_told_what_it_needs() {
        // The last argument is the paper, the one before it the folder to write to.
        let script = r#"for last; do before=$folder; folder=$last; done
            case "$*" in *--headless*"--infilter=MS Word 97 --convert-to odt"*) ;; *) exit 1;; esac
            profile=${5#-env:UserInstallation=file://}
            grep -q BlockUntrustedRefererLinks "$profile/user/registrymodifications.xcu" || exit 1
            mkdir "$before"; { cat "$last"; echo " turned: ${last##*/}"; } > "$before/paper.odt""#;
        let said = made(script, TIME).unwrap();
        assert_eq!(
            String::from_utf8_lossy(&said),
            "the paper turned: paper.doc\n"
        );
    }

    #[test]
    fn every_bad_end_is_told() {
        assert_eq!(made("exit 0", TIME), Err(Fault::BrokeDown));
        assert_eq!(made("exit 3", TIME), Err(Fault::BrokeDown));
        assert_eq!(made("exec sleep 5", SOON), Err(Fault::TooSlow));
        let none = by(
            Command::new("/nowhere/office"),
            b"",
            WORD,
            within(TIME),
            &|| true,
        );
        assert_eq!(none.unwrap(), Err(Fault::NoReader));
        let said = trouble(Old::Rich, Fault::TooSlow, within(TIME));
        assert_eq!(
            said.sentence.as_str(),
            "LibreOffice worked on this RTF file for 120 seconds and wasn't done."
        );
    }

    #[test]
    fn what_the_program_began_ends_with_it() {
        let scratch = Scratch::new().unwrap();
        let mark = scratch.path("late");
        let script = format!("(sleep 1; touch {}) & wait", mark.display());
        assert_eq!(made(&script, SOON), Err(Fault::TooSlow));
        std::thread::sleep(Duration::from_millis(1200));
        assert!(!mark.exists());
    }

    #[test]
    fn addresses_hold_no_odd_letters() {
        assert_eq!(address(Path::new("/tmp/a b")), "file:///tmp/a%20b");
    }
}
