//! `quorate` and `quorate open`: the screen.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::args::{Screen, Theme};
use super::args_pack::New;
use super::new_from::overrides;
use super::out;
use crate::app::backend::DiskBackend;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Fail};
use crate::storage::Problem;
use crate::tui::job::Pack;
use crate::tui::port::SessionKey;
use crate::tui::run::{Begin, Settings, run as show, run_lines};
use crate::tui::term::{Capabilities, Env, is_terminal, panic};

/// How long a fault of the program waits for what is on its way to the disk.
const SETTLE: Duration = Duration::from_secs(3);

/// Runs the screen, beginning with the session named so, or the library; its exit code.
///
/// # Errors
/// When there is no such session, or no terminal to show it on.
pub(super) fn run(env: &Environment, named: Option<&Path>, screen: &Screen) -> Result<u8, Fail> {
    let mut backend = DiskBackend::new(env);
    let begin = match named {
        None => {
            backend.begin_listing();
            Begin::Library
        }
        Some(named) => match env.find(named)? {
            Location::File(path) => {
                // Said on the command line, and not on a screen that has nothing to show.
                env.disk
                    .meta(&path)
                    .map_err(|e| Problem::from_io("open", &path, &e))?;
                Begin::Session(backend.key(&path))
            }
            Location::Sample(sample) => Begin::Sample(SessionKey(sample.name.to_owned())),
        },
    };
    on_screen(env, backend, &begin, screen)
}

/// Runs the screen with a meeting that a colleague writes.
///
/// # Errors
/// When the store has none of that name, or there is no terminal to show it on.
#[cfg(feature = "team")]
pub(super) fn follow(env: &Environment, named: &Path, screen: &Screen) -> Result<u8, Fail> {
    let mut backend = DiskBackend::new(env);
    let key = backend.follow(crate::app::team::follow::fetch(env, named)?);
    on_screen(env, backend, &Begin::Session(key), screen)
}

/// Runs the screen, beginning with the review of what a new meeting is to be made of.
///
/// # Errors
/// When a file is not there, or there is no terminal to show it on.
pub(super) fn review(env: &Environment, args: &New, screen: &Screen) -> Result<u8, Fail> {
    // A slip in a name is said on the command line, and not on a screen that has nothing to show.
    for path in &args.from {
        env.disk
            .meta(path)
            .map_err(|e| Problem::from_io("read", path, &e))?;
    }
    let mut backend = DiskBackend::new(env);
    let after = match &args.after {
        None => None,
        Some(named) => Some(match env.find(named)? {
            Location::File(path) => backend.key(&path),
            Location::Sample(sample) => SessionKey(sample.name.to_owned()),
        }),
    };
    backend.set_overrides(overrides(args), args.output.clone());
    let paths = args.from.iter();
    let pack = Pack {
        paths: paths.map(|p| p.to_string_lossy().into_owned()).collect(),
        after,
    };
    on_screen(env, backend, &Begin::Pack(pack), screen)
}

fn on_screen(
    env: &Environment,
    mut backend: DiskBackend<'_>,
    begin: &Begin,
    screen: &Screen,
) -> Result<u8, Fail> {
    let capabilities = Capabilities::of(&Env::read(|name| std::env::var(name).ok()));
    // A terminal that can't move its cursor shows lines, whatever it is asked for.
    if screen.plain || (is_terminal() && capabilities.lines_only) {
        return in_lines(env, backend, begin, capabilities.unicode);
    }
    if !is_terminal() {
        return Err(Fail::new(
            Exit::Usage,
            "The screen needs a terminal, and this is none.",
            "Start quorate in a terminal window; quorate --help tells what can be done without.",
        ));
    }
    guard(&backend);
    let settings = Settings {
        capabilities,
        dark: match screen.theme {
            Theme::Auto => None,
            Theme::Dark | Theme::ContrastDark => Some(true),
            Theme::Light | Theme::ContrastLight => Some(false),
        },
        contrast: matches!(screen.theme, Theme::ContrastDark | Theme::ContrastLight),
        slow_line: screen.slow_line,
        mouse: !screen.no_mouse,
    };
    left(show(&mut backend, begin, settings))
}

fn in_lines(
    env: &Environment,
    mut backend: DiskBackend<'_>,
    begin: &Begin,
    unicode: bool,
) -> Result<u8, Fail> {
    guard(&backend);
    let now = || env.clock.now();
    left(run_lines(&mut backend, begin, unicode, &now))
}

/// A fault of the program waits for what is on its way to the disk.
fn guard(backend: &DiskBackend<'_>) {
    let kept = backend.kept();
    panic::guard(move || {
        // If the saver is held just now, whoever holds it is what failed.
        if let Ok(kept) = kept.try_lock()
            && let Some(saver) = kept.as_ref()
        {
            saver.flush(SETTLE);
        }
    });
}

fn left(left: io::Result<(u8, Option<String>)>) -> Result<u8, Fail> {
    let (code, trouble) = left.map_err(|e| {
        Fail::new(
            Exit::File,
            format!("The terminal can't be used: {e}."),
            "What was saved is safe; open the session again.",
        )
    })?;
    match trouble {
        None => Ok(code),
        Some(trouble) => {
            out::tell(&trouble);
            Ok(Exit::NotSaved as u8)
        }
    }
}
