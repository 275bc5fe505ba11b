//! `quorate new`: a session for a body and a day, empty or made of a pack.

use std::borrow::Cow;

use super::args_pack::New;
use super::new_from;
use super::out;
use crate::app::bodies;
use crate::app::body_journal;
use crate::app::create::{create, empty, put};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::meeting::agenda::Calling;
use crate::meeting::text::Text;
use crate::storage::Opening;

/// The arguments, with the journal of the body as what the meeting is made after, where it has one and
/// nothing else is named.
pub(super) fn with_journal<'a>(env: &Environment, args: &'a New) -> Result<Cow<'a, New>, Fail> {
    let (Some(body), None, None) = (&args.body, &args.after, &args.body_file) else {
        return Ok(Cow::Borrowed(args));
    };
    let Some(found) = body_journal::find(env, body)? else {
        return Ok(Cow::Borrowed(args));
    };
    Ok(Cow::Owned(New {
        after: Some(found.path),
        body: None,
        ..args.clone()
    }))
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &New) -> Outcome {
    if new_from::is_asked(args) {
        return new_from::run(env, args);
    }
    if let Some(named) = &args.body_file {
        return of_body_file(env, named, args);
    }
    let (Some(body), Some(date)) = (&args.body, args.date) else {
        let lacks = match (&args.body, args.date) {
            (Some(_), _) => "A new session needs the day of the meeting.",
            (None, Some(_)) => "A new session needs the body that meets.",
            (None, None) => "A new session needs the body that meets and the day.",
        };
        return Err(Fail::new(
            Exit::Usage,
            lacks,
            "Give --body NAME and --date DATE (as 2015-01-22), or a pack with --from PACK, or the \
             session before it with --after SESSION.",
        ));
    };
    let calling = Calling {
        date,
        start: Calling::stored_start(args.start),
        venue: Text::line(&args.venue),
        ..Calling::default()
    };
    let body = Text::line(body);
    let made = create(env, &body, date, &empty(&body, &calling), |new, records| {
        put(
            env,
            args.output.as_deref(),
            new,
            records,
            Opening::at(env.clock.now()),
        )
    })?;
    out::print(format!("{}\n", made.path.display()).as_bytes())?;
    Ok(Exit::Done)
}

/// A session of a body that a file, or a ready kind, tells of.
fn of_body_file(env: &Environment, named: &str, args: &New) -> Outcome {
    let mut found = bodies::find(env, named)?;
    if let Some(name) = &args.body {
        found.file.body.name = Text::line(name);
    } else if found.is_ready {
        return Err(Fail::new(
            Exit::Usage,
            "A ready kind has no name of its own.",
            "Give the body's with --body NAME.",
        ));
    }
    let today = env.clock.now().date_naive();
    let Some(date) = args.date.or_else(|| found.file.next_meeting(today)) else {
        return Err(Fail::new(
            Exit::Usage,
            "The file has no day of a meeting from today on.",
            "Give one with --date DATE.",
        ));
    };
    let calling = Calling {
        date,
        start: Calling::stored_start(args.start),
        venue: Text::line(&args.venue),
        ..Calling::default()
    };
    let name = found.file.body.name.clone();
    let orders = found.file.orders(&calling);
    let made = create(env, &name, date, &orders, |new, records| {
        let opening = Opening::at(env.clock.now());
        put(env, args.output.as_deref(), new, records, opening)
    })?;
    out::print(format!("{}\n", made.path.display()).as_bytes())?;
    Ok(Exit::Done)
}
