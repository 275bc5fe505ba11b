//! `quorate samples`: makes the samples anew, each from its script.

use std::path::Path;

use super::out;
use super::script::{self, Lines, ScriptLine};
use crate::app::clock::Clock;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::journal::Journal;
use crate::meeting::id::Writer;
use crate::meeting::text::Text;
use crate::storage::format::{BEGINS, Header};
use crate::storage::{Problem, bytes_of, write_atomic};

/// Makes every sample in `folder` from its script.
pub(super) fn run(env: &Environment, folder: &Path) -> Outcome {
    let scripts = folder.join("scripts");
    let names = env
        .disk
        .list(&scripts)
        .map_err(|e| Problem::from_io("list", &scripts, &e))?;
    for name in names {
        let path = scripts.join(&name);
        if path.extension().is_none_or(|e| e != "script") {
            continue;
        }
        let read = env.disk.read(&path, SCRIPT_LIMIT);
        let script = read.map_err(|e| Problem::from_io("read", &path, &e))?;
        let stem = path.file_stem().unwrap_or_default().to_string_lossy();
        let bytes = made(&stem, &script)?;
        let made = folder.join(format!("{stem}.ron"));
        write_atomic(&env.disk, &made, &bytes, true)?;
        out::print(format!("{}\n", made.display()).as_bytes())?;
    }
    Ok(Exit::Done)
}

/// The session file that a script makes: its clock is the script's, its id is its name.
///
/// # Errors
/// When the script sets no clock, or a line of it is refused.
fn made(name: &str, script: &[u8]) -> Result<Vec<u8>, Fail> {
    let at = |number: usize, what: &str| {
        Fail::new(
            Exit::Refused,
            format!("{name}, line {number}: {what}"),
            "Mend the script.",
        )
    };
    let mut lines = Lines::new(script);
    let mut clock: Option<Clock> = None;
    let mut created = None;
    let mut journal = Journal::new(Writer::FIRST, Text::line("Quorate"));
    while let Ok(Some(line)) = lines.next_line() {
        let said = script::read_line(line);
        let number = lines.number();
        match said.map_err(|e| at(number, &e.to_string()))? {
            ScriptLine::Nothing => {}
            ScriptLine::Clock(time) => {
                created.get_or_insert(time);
                clock = Some(Clock::new(Some(time)));
            }
            ScriptLine::Order(order) => {
                let clock = clock.as_mut().ok_or_else(|| {
                    at(number, "The script begins without a time (@ 2015-01-22T…).")
                })?;
                clock.advance(journal.meeting(), &order);
                journal
                    .act(clock.now(), &order)
                    .map_err(|e| at(number, &e.to_string()))?;
            }
        }
    }
    let created = created.ok_or_else(|| at(1, "The script sets no time (@ 2015-01-22T…)."))?;
    let header = Header {
        format: BEGINS,
        min_reader: BEGINS,
        session: Text::line(name),
        app: Text::line(env!("CARGO_PKG_VERSION")),
        created,
        writer: Text::line(Writer::FIRST.as_str()),
        left_out: Vec::new(),
        accepted: Vec::new(),
    };
    let (bytes, _) = bytes_of(&header, journal.records())?;
    Ok(bytes)
}

/// The longest script of a sample, in bytes.
const SCRIPT_LIMIT: u64 = 1 << 20;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::samples::{SAMPLES, named};

    /// `quorate samples sessions` makes them anew.
    #[test]
    fn samples_are_what_their_scripts_make() {
        let scripts = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions/scripts");
        let mut count = 0;
        for script in std::fs::read_dir(&scripts).unwrap() {
            let path = script.unwrap().path();
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let sample = named(&name).unwrap_or_else(|| panic!("{name} is not compiled in"));
            let made = made(&name, &std::fs::read(&path).unwrap()).unwrap();
            assert!(made == sample.bytes, "{name} is not what its script makes");
            count += 1;
        }
        assert_eq!(count, SAMPLES.len());
    }
}
