//! `quorate show --serve`: the pages of a meeting, until the program is ended.

use std::io;
use std::path::Path;
use std::time::Duration;

use super::args_show::Serve;
use super::out;
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Outcome};
use crate::app::serve::{self, Serving};

/// Runs the command.
pub(super) fn run(env: &Environment, named: &Path, args: &Serve) -> Outcome {
    let serving = Serving {
        listen: args.listen,
        network: args.network,
        names: args.name.clone(),
        tls: args.certificate.clone().zip(args.key.clone()),
        vote_after: Duration::from_secs(args.vote_after.into()),
    };
    let ready = serve::ready(env, named, &serving)?;
    if args.while_open {
        out::print(ready.bare().as_bytes())?;
        end_with_input();
    } else {
        out::print(ready.told().as_bytes())?;
        out::tell("Ctrl-C ends it.");
    }
    ready.run()?;
    Ok(Exit::Done)
}

/// Ends the program when standard input does: whoever started it has gone.
fn end_with_input() {
    let waits = std::thread::Builder::new().name("input".to_owned());
    let started = waits.spawn(|| {
        let _ = io::copy(&mut io::stdin().lock(), &mut io::sink());
        std::process::exit(0);
    });
    if started.is_err() {
        out::tell("These pages stay until this process is ended.");
    }
}
