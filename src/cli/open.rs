//! `quorate` and `quorate open`: the screen.

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
use crate::tui::run::{Begin, Settings, run as show};
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
    on_screen(backend, &begin, screen)
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
    on_screen(backend, &Begin::Pack(pack), screen)
}

fn on_screen(mut backend: DiskBackend<'_>, begin: &Begin, screen: &Screen) -> Result<u8, Fail> {
    if !is_terminal() {
        return Err(Fail::new(
            Exit::Usage,
            "The screen needs a terminal, and this is none.",
            "Start quorate in a terminal window; quorate --help tells what can be done without.",
        ));
    }
    let kept = backend.kept();
    panic::guard(move || {
        // If the saver is held just now, whoever holds it is what failed.
        if let Ok(kept) = kept.try_lock()
            && let Some(saver) = kept.as_ref()
        {
            saver.flush(SETTLE);
        }
    });
    let settings = Settings {
        capabilities: Capabilities::of(&Env::read(|name| std::env::var(name).ok())),
        dark: match screen.theme {
            Theme::Auto => None,
            Theme::Dark => Some(true),
            Theme::Light => Some(false),
        },
        mouse: !screen.no_mouse,
    };
    let (code, trouble) = show(&mut backend, begin, settings).map_err(|e| {
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
