//! `quorate team`: the office's store.

mod joining;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;

use clap::{Args, Subcommand, ValueHint};
use joining::PublicFrom;

use super::out;
use crate::app::environment::{Environment, Location};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::team::copies::{self, Wrote};
use crate::app::team::follow::{self, News};
use crate::app::team::sending::{self, Known, Told};
use crate::app::team::{self, pen};
use crate::storage::raw::raw_file;
use crate::team::MAIN;
use crate::team::outbox::Standing;
use crate::team::postgres::{Listed, SCHEMA};

/// The office's store.
#[derive(Debug, Args)]
pub(super) struct Team {
    /// What to do with it.
    #[command(subcommand)]
    pub(super) what: What,
}

impl Team {
    /// The meeting that is to be followed on the screen, if one is.
    pub(super) fn to_follow(&self) -> Option<&Path> {
        match &self.what {
            What::Follow {
                meeting,
                print: false,
            } => Some(meeting),
            _ => None,
        }
    }
}

/// What is done with the office's store.
#[derive(Debug, Subcommand)]
pub(super) enum What {
    /// Make the store in a database of a PostgreSQL
    Init {
        /// The database: postgresql://USER@HOST/DATABASE, without a password
        #[arg(value_name = "URL", required_unless_present = "print")]
        url: Option<String>,
        /// Print what would be told to the database, and tell it nothing
        #[arg(long)]
        print: bool,
        /// From when on the role quorate_public reads minutes; left out, it stays as it is, at first with
        /// the drafts
        #[arg(long, value_name = "WHEN", value_enum)]
        public: Option<PublicFrom>,
    },
    /// Join the store that the office has: from now on what is recorded here is sent to it
    Join {
        /// The database: postgresql://USER@HOST/DATABASE, without a password
        #[arg(value_name = "URL")]
        url: String,
    },
    /// Leave the store: nothing is sent any more; what is in it stays
    Leave,
    /// Tell of each session what is in the store, what is not yet, and who has the pen
    Status,
    /// Send what is not yet in the store
    Send {
        /// The sessions; without any all in your folder
        #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath)]
        which: Vec<PathBuf>,
    },
    /// Follow a meeting that a colleague writes, on the screen, as it comes
    Follow {
        /// The session, by its id or the name of its file
        #[arg(value_name = "MEETING")]
        meeting: PathBuf,
        /// Print the number of each record as it comes, for other programs, in place of the screen
        #[arg(long)]
        print: bool,
    },
    /// Take the pen of a meeting that was handed to you, or whose officer is gone, with all that arrived
    Take {
        /// The session, by its id or the name of its file
        #[arg(value_name = "MEETING")]
        meeting: PathBuf,
    },
    /// Hand the pen of a meeting to a colleague, who takes it; without a name it is laid down
    Hand {
        /// The session, by its id or the name of its file
        #[arg(value_name = "MEETING")]
        meeting: PathBuf,
        /// The colleague's name, as the history shows it
        #[arg(value_name = "OFFICER")]
        officer: Option<String>,
    },
    /// After a purge: take what the meeting was out of the store, and send it as it is now
    Purge {
        /// The session
        #[arg(value_name = "SESSION", value_hint = ValueHint::FilePath)]
        session: PathBuf,
    },
    /// Compute every checksum in the store anew
    Verify,
    /// Write every meeting in the store as a session file, which opens without it
    Export {
        /// The folder
        #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
        folder: PathBuf,
    },
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Team) -> Outcome {
    match &args.what {
        What::Init { print: true, .. } => {
            out::print(SCHEMA.as_bytes())?;
            Ok(Exit::Done)
        }
        What::Init { url, public, .. } => {
            joining::init(env, url.as_deref().unwrap_or_default(), *public)
        }
        What::Join { url } => joining::join(env, url),
        What::Leave => joining::leave(env),
        What::Status => status(env),
        What::Send { which } => send(env, which),
        What::Follow { meeting, .. } => follow(env, meeting),
        What::Take { meeting } => {
            let taken = pen::take(env, meeting)?;
            for told in &taken.told {
                out::tell(told);
            }
            out::print(format!("{}\n", taken.path.display()).as_bytes())?;
            Ok(Exit::Done)
        }
        What::Hand { meeting, officer } => {
            let told = pen::hand(env, meeting, officer.as_deref())?;
            out::print(format!("{told}\n").as_bytes())?;
            Ok(Exit::Done)
        }
        What::Purge { session } => purge(env, session),
        What::Verify => verify(env),
        What::Export { folder } => export(env, folder),
    }
}

fn status(env: &Environment) -> Outcome {
    let mut store = team::store(env)?;
    let listed = store.listed()?;
    let by_session = sending::by_session(&listed);
    let mut all_in = true;
    let mut lines = Vec::new();
    let mut here = Vec::new();
    for path in sending::files(env)? {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let told = match raw_file(&env.disk, &path, false) {
            Ok(file) => {
                let branches = by_session.get(file.session.as_str());
                let branches = branches.map(Vec::as_slice).unwrap_or_default();
                let told = sending::standing(&mut store, &file, branches)?;
                here.push(file.session);
                told
            }
            Err(problem) => Told::Unread(problem.to_string()),
        };
        all_in &= matches!(
            told,
            Told::Stands(Standing::InStore | Standing::Ahead(_), 0)
        );
        let pen = here.last().and_then(|session| pen_of(&listed, session));
        lines.push(format!(
            "{name}: {}{}",
            in_words(&told),
            pen.unwrap_or_default()
        ));
    }
    for one in &listed {
        if one.branch.number != MAIN {
            lines.push(format!(
                "{}: branch {} by {} parted after record {}, {} of its own",
                one.session, one.branch.number, one.branch.by, one.branch.parted, one.records
            ));
        } else if !here.contains(&one.session) {
            lines.push(format!(
                "{}: only in the store, {} records{}",
                one.session,
                one.branch.head.number,
                pen_of(&listed, &one.session).unwrap_or_default()
            ));
        }
    }
    if lines.is_empty() {
        lines.push("There are no sessions here, and none in the store.".to_owned());
    }
    out::print((lines.join("\n") + "\n").as_bytes())?;
    Ok(if all_in { Exit::Done } else { Exit::Refused })
}

fn pen_of(listed: &[Listed], session: &str) -> Option<String> {
    let one = listed.iter().find(|l| l.session == session)?;
    Some(format!("; {} has the pen", one.holder.as_ref()?))
}

fn in_words(told: &Told) -> String {
    match told {
        Told::Stands(standing, unproven @ 1..) => format!(
            "{}; {unproven} lines of the file are damaged or edited, and stay behind",
            in_words(&Told::Stands(standing.clone(), 0))
        ),
        Told::Stands(Standing::Ahead(more), _) => {
            format!("in the store, which has {more} records more")
        }
        Told::Stands(Standing::Parted { branch, after, own }, _) => format!(
            "parted from the meeting after record {after}; its {own} records are in the store as \
             branch {branch}"
        ),
        Told::Stands(Standing::InStore, _) => "in the store".to_owned(),
        Told::Waits(n) => format!("not yet in the store: {n}"),
        Told::Parts => {
            "parts from the meeting in the store, and is to be sent beside it".to_owned()
        }
        Told::Unread(why) => format!("not sent: {why}"),
    }
}

fn send(env: &Environment, sessions: &[PathBuf]) -> Outcome {
    let mut store = team::store(env)?;
    let mut files = Vec::new();
    for named in sessions {
        match env.find(named)? {
            Location::File(path) => files.push(path),
            Location::Sample(_) => {
                return Err(Fail::new(
                    Exit::Refused,
                    "Samples stay here.",
                    "Open one: your own copy is sent.",
                ));
            }
        }
    }
    let listed = store.listed()?;
    let by_session = sending::by_session(&listed);
    let unanswered = sending::unanswered(&mut store)?;
    let all = sessions.is_empty();
    if all {
        files = sending::files(env)?;
    }
    let mut exit = Exit::Done;
    let mut lines = Vec::new();
    for path in files {
        let session = raw_file(&env.disk, &path, false).map(|file| file.session);
        let session = session.unwrap_or_default();
        let branches = by_session.get(session.as_str());
        let known = Known {
            branches: branches.map(Vec::as_slice).unwrap_or_default(),
            unanswered: unanswered.contains(&session),
        };
        let told = sending::send_file(env, &mut store, &path, Some(known))?;
        if !matches!(
            told,
            Told::Stands(Standing::InStore | Standing::Ahead(_), 0)
        ) {
            exit = Exit::Refused;
        }
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        lines.push(format!("{name}: {}\n", in_words(&told)));
    }
    out::print(lines.concat().as_bytes())?;
    Ok(exit)
}

/// Prints the number of each record as it comes, until nobody reads.
fn follow(env: &Environment, meeting: &Path) -> Outcome {
    let followed = follow::fetch(env, meeting)?;
    let last = followed.records.last().map_or(0, |record| record.number);
    out::print(format!("{last}\n").as_bytes())?;
    let tell = |news| match news {
        News::Came(records) => records
            .iter()
            .all(|record| writeln!(std::io::stdout(), "{}", record.number).is_ok()),
        News::Pen(_) | News::Unreached => true,
    };
    follow::run(env, followed, Box::new(tell), &AtomicBool::new(false));
    Ok(Exit::Done)
}

/// Takes what a meeting was out of the store, and sends what it is.
fn purge(env: &Environment, session: &Path) -> Outcome {
    let Location::File(path) = env.find(session)? else {
        return Err(Fail::new(Exit::Refused, "Samples are in no store.", ""));
    };
    let file = raw_file(&env.disk, &path, true)?;
    let mut store = team::store(env)?;
    store.purge(&file.session)?;
    let told = sending::send_file(env, &mut store, &path, None)?;
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    out::print(format!("{name}: {}\n", in_words(&told)).as_bytes())?;
    Ok(Exit::Done)
}

fn verify(env: &Environment) -> Outcome {
    let mut store = team::store(env)?;
    let (mut faults, mut records) = (0, 0);
    let listed = store.listed()?;
    for one in &listed {
        let all = store.all_records(&one.session, one.branch.number)?;
        records += all.len();
        if let Some(why) = copies::fault(&all, &one.session) {
            faults += 1;
            out::print(format!("{}: {why}\n", copies::file_name(one)).as_bytes())?;
        }
    }
    let told = match faults {
        0 => format!(
            "sound: {} meetings and branches, {records} records\n",
            listed.len()
        ),
        n => format!("unsound: {n} of {} meetings and branches\n", listed.len()),
    };
    out::print(told.as_bytes())?;
    Ok(if faults == 0 {
        Exit::Done
    } else {
        Exit::Damaged
    })
}

fn export(env: &Environment, folder: &Path) -> Outcome {
    let mut store = team::store(env)?;
    let mut exit = Exit::Done;
    for one in store.listed()? {
        match copies::export(env, &mut store, &one, folder) {
            Ok(Wrote::New(path)) => out::print(format!("{}\n", path.display()).as_bytes())?,
            Ok(Wrote::There) => {}
            Err(fail) => {
                out::tell_failure(&fail);
                exit = fail.exit;
            }
        }
    }
    Ok(exit)
}
