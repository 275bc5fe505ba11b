//! `quorate extract`: what is minuted of an item, for whoever presented it.

use chrono::NaiveDate;
use clap::Args;

use super::args::Session;
use super::args_papers::{Printing, day};
use super::minutes::{no_file_to_terminal, put};
use super::out;
use crate::app::documents::{Document, of_paper};
use crate::app::environment::{Environment, Readers};
use crate::app::fail::{Exit, Fail, Outcome};
use crate::app::load::Session as Loaded;
use crate::meeting::Reading;
use crate::meeting::house::DateStyle;
use crate::meeting::id::ItemId;
use crate::minutes::papers::{
    DAYS_TO_REPLY, Reply, extract_of, item_named, presented_by, weekdays_after,
};
use crate::minutes::words::date;
use crate::minutes::{Audience, Format, Full, Public};

/// What goes to whom.
#[derive(Debug, Args)]
#[group(id = "which", required = true, multiple = false, args = ["item", "presenter"])]
pub(super) struct Extract {
    /// The session that it is drawn from.
    #[command(flatten)]
    session: Session,

    /// The item: its number, or its title
    #[arg(long, value_name = "N")]
    item: Option<String>,

    /// Every item that somebody presented, or whose report they wrote
    #[arg(long, value_name = "NAME")]
    presenter: Option<String>,

    /// The day by which to reply; without it, five clear weekdays after the day of --from
    #[arg(long, value_name = "DAY", value_parser = day)]
    by: Option<NaiveDate>,

    /// The day on which it goes out; without it, today
    #[arg(long, value_name = "DAY", value_parser = day, conflicts_with = "by")]
    from: Option<NaiveDate>,

    /// In which format; where it isn't said, the ending of FILE says it, and otherwise it is Markdown
    #[arg(short, long, value_enum)]
    format: Option<Format>,

    /// Where it goes.
    #[command(flatten)]
    to: Printing,
}

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Extract) -> Outcome {
    let to = args.to.place();
    let format = args
        .format
        .or_else(|| Format::of_extension(&args.to.ending()))
        .unwrap_or_default();
    no_file_to_terminal(format, &to)?;
    let session = out::session(env, &args.session.session)?;
    let by = args.by.unwrap_or_else(|| {
        let from = args.from.unwrap_or_else(|| env.clock.now().date_naive());
        weekdays_after(from, DAYS_TO_REPLY)
    });
    let made = match env.audience {
        Readers::Public => made::<Public>(env, &session, args, by, format),
        Readers::Full => made::<Full>(env, &session, args, by, format),
    }?;
    if args.by.is_none() {
        out::tell(&format!(
            "the reply is asked for by {}, after five clear weekdays; bank holidays are not known: --by names another day",
            date(DateStyle::default(), by)
        ));
    }
    put(env, &made, &to)?;
    Ok(session.exit)
}

fn made<A: Audience>(
    env: &Environment,
    session: &Loaded,
    args: &Extract,
    by: NaiveDate,
    format: Format,
) -> Result<Document, Fail> {
    let to = args.to.place();
    let reading = to.reading::<A>(env, session)?;
    let items = which(&reading, args)?;
    let paper = extract_of(&reading, reading.house(), &items, Reply { by });
    let named = &args.session.session;
    let stationery = to.stationery(env, format, reading.house(), named)?;
    of_paper(&paper, stationery.print(format))
}

fn which<A: Audience>(reading: &Reading<'_, A>, args: &Extract) -> Result<Vec<ItemId>, Fail> {
    if let Some(name) = &args.presenter {
        let found = presented_by(reading, name);
        if found.is_empty() {
            return Err(Fail::new(
                Exit::Refused,
                format!("Nothing that was presented by {name} is recorded."),
                "Name the item with --item, or the presenter as the minutes do.",
            ));
        }
        return Ok(found);
    }
    let named = args.item.as_deref().unwrap_or_default();
    Ok(vec![item(reading, named)?])
}

/// The item that is meant.
///
/// # Errors
/// When there is none.
pub(super) fn item<A: Audience>(reading: &Reading<'_, A>, named: &str) -> Result<ItemId, Fail> {
    item_named(reading, named).ok_or_else(|| {
        let numbers: Vec<&str> = reading
            .items()
            .iter()
            .map(|i| i.details.number.as_str())
            .filter(|n| !n.is_empty())
            .collect();
        let hint = match numbers.as_slice() {
            [] => "The items have no numbers: give the title.".to_owned(),
            some => format!("There are {}.", some.join(", ")),
        };
        Fail::new(
            Exit::Refused,
            format!("There is no item \u{201C}{named}\u{201D}."),
            hint,
        )
    })
}
