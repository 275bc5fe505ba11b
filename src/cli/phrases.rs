//! `quorate phrases`: the phrases that can be typed, and the books that they stand in.

use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use super::args_phrases::{BookFormat, Phrases as Args};
use super::out;
use crate::app::books::{self, Layer, Scope};
use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail, Outcome};
use crate::meeting::text::Text;
use crate::phrases::{Abbreviation, Book, Phrase, Trouble};

/// Runs the command.
pub(super) fn run(env: &Environment, args: &Args) -> Outcome {
    let scope = args.body.as_deref().map_or(Scope::Own, Scope::Body);
    let made = if let Some(file) = &args.check {
        return check(env, file);
    } else if let Some(file) = &args.new {
        let path = match file {
            Some(file) => file.clone(),
            None => books::file_of(env, scope)?,
        };
        books::make(env, &path)?;
        path
    } else if let Some([code, text]) = args.add.as_deref() {
        let phrase = Phrase {
            code: Text::new(code),
            text: Text::new(text),
            about: Text::default(),
        };
        books::add_phrase(env, scope, &phrase)?
    } else if let Some(word) = &args.word {
        books::add_word(env, scope, &Text::line(word))?
    } else if let Some([short, long]) = args.abbreviation.as_deref() {
        let abbreviation = Abbreviation {
            short: Text::line(short),
            long: Text::line(long),
            known: false,
        };
        books::add_abbreviation(env, scope, &abbreviation)?
    } else {
        return list(env, args);
    };
    out::print(format!("{}\n", made.display()).as_bytes())?;
    Ok(Exit::Done)
}

fn check(env: &Environment, file: &Path) -> Outcome {
    let (book, troubles) = books::read(env, file)?;
    let mut said = String::new();
    for trouble in &troubles {
        said.push_str(&Text::line(&trouble.to_string()));
        said.push('\n');
    }
    if troubles.is_empty() {
        let of = |n: usize, one: &str| format!("{n} {one}{}", if n == 1 { "" } else { "s" });
        said = format!(
            "sound: {}, {}, {}\n",
            of(book.phrases.len(), "phrase"),
            of(book.abbreviations.len(), "abbreviation"),
            of(book.words.len(), "word"),
        );
    }
    out::print(said.as_bytes())?;
    Ok(exit(&troubles))
}

fn exit(troubles: &[Trouble]) -> Exit {
    if troubles.is_empty() {
        Exit::Done
    } else {
        Exit::Refused
    }
}

fn list(env: &Environment, args: &Args) -> Outcome {
    let body = args.body.as_deref().unwrap_or_default();
    let (book, troubles) = books::load(env, body);
    let (layers, _) = books::layers(env, body);
    let said = match args.format {
        BookFormat::Text => as_text(&book, &layers),
        BookFormat::Ron => book.to_ron(),
        BookFormat::Json => as_json(&book, &layers)?,
    };
    for trouble in &troubles {
        out::tell(&trouble.to_string());
    }
    out::print(said.as_bytes())?;
    Ok(exit(&troubles))
}

/// From which book something comes that the book of all has.
fn from(layers: &[Layer], has: impl Fn(&Book) -> bool) -> &'static str {
    let layer = layers.iter().rev().find(|layer| has(&layer.book));
    layer.map_or("starter", |layer| layer.from)
}

fn as_text(book: &Book, layers: &[Layer]) -> String {
    let mut said = String::new();
    let mut line = |name: &str, words: &str, end: &str| {
        let end = if end.is_empty() {
            String::new()
        } else {
            format!("  ({end})")
        };
        let _ = writeln!(said, "{name:<12}  {}{end}", Text::line(words));
    };
    for phrase in &book.phrases {
        line(&phrase.code, &phrase.text, &phrase.about);
    }
    line("", "", "");
    for abbreviation in &book.abbreviations {
        let known = if abbreviation.known { "known" } else { "" };
        line(&abbreviation.short, &abbreviation.long, known);
    }
    line("", "", "");
    line("words", &joined(&book.words), "");
    if !book.checks_off.is_empty() {
        line("checks off", &joined(&book.checks_off), "");
    }
    for layer in layers {
        let Some(path) = &layer.path else { continue };
        let there = if layer.there {
            ""
        } else {
            "not there yet; --new makes it"
        };
        let name = if layer.from == "own" {
            "your book"
        } else {
            "body's book"
        };
        line(name, &path.display().to_string(), there);
    }
    let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
    lines.join("\n") + "\n"
}

fn joined(words: &[Text]) -> String {
    words
        .iter()
        .map(Text::as_str)
        .collect::<Vec<_>>()
        .join(", ")
}

/// What `--format json` prints; docs/phrases.md tells its fields.
#[derive(Serialize)]
struct Shown<'b> {
    version: u32,
    phrases: Vec<ShownPhrase<'b>>,
    abbreviations: &'b [Abbreviation],
    words: &'b [Text],
    checks_off: &'b [Text],
    files: Vec<ShownFile>,
}

#[derive(Serialize)]
struct ShownPhrase<'b> {
    code: &'b str,
    text: &'b str,
    about: &'b str,
    from: &'static str,
}

#[derive(Serialize)]
struct ShownFile {
    of: &'static str,
    path: String,
    there: bool,
}

fn as_json(book: &Book, layers: &[Layer]) -> Result<String, Fail> {
    let phrases = book.phrases.iter().map(|phrase| ShownPhrase {
        code: &phrase.code,
        text: &phrase.text,
        about: &phrase.about,
        from: from(layers, |book| book.phrase(&phrase.code).is_some()),
    });
    let files = layers.iter().filter_map(|layer| {
        layer.path.as_ref().map(|path| ShownFile {
            of: layer.from,
            path: Text::line(&path.display().to_string()).into_string(),
            there: layer.there,
        })
    });
    let shown = Shown {
        version: 1,
        phrases: phrases.collect(),
        abbreviations: &book.abbreviations,
        words: &book.words,
        checks_off: &book.checks_off,
        files: files.collect(),
    };
    let said = serde_json::to_string_pretty(&shown).map_err(|e| {
        let what = format!("The phrases can't be written as JSON: {e}.");
        Fail::new(Exit::Refused, what, "")
    })?;
    Ok(said + "\n")
}
