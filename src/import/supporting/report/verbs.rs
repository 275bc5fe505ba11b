//! The verbs of recommendations: what boards are asked to do.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::import::lexicon::{self, Role, VerbKind};

/// A verb with what a turned sentence needs of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// "note".
    pub(super) base: &'static str,
    /// "noted".
    pub(super) past: &'static str,
    /// What parts the thing from what is done with it, " to " in "delegate X to Y"; empty = nothing.
    pub(super) parting: &'static str,
    /// "That X be noted" reads well; otherwise the board stays the subject.
    pub(super) turns: bool,
}

impl Verb {
    fn new(kind: VerbKind, base: &'static str, past: &'static str) -> Self {
        let parting = match kind {
            VerbKind::PartedTo => " to ",
            VerbKind::PartedAs => " as ",
            VerbKind::PartedFor => " for ",
            VerbKind::Turning | VerbKind::Staying => "",
        };
        Self {
            base,
            past,
            parting,
            turns: kind != VerbKind::Staying,
        }
    }
}

/// Every form of every verb; where two are written alike, the base goes first.
fn forms() -> &'static HashMap<String, (Verb, Form)> {
    static FORMS: OnceLock<HashMap<String, (Verb, Form)>> = OnceLock::new();
    FORMS.get_or_init(|| {
        let verbs = VerbKind::ALL
            .iter()
            .flat_map(|kind| lexicon::all(*kind).map(|(base, past)| Verb::new(*kind, base, past)));
        let verbs: Vec<Verb> = verbs.collect();
        let mut out = HashMap::new();
        let forms = [Form::Base, Form::Third, Form::Past];
        for (form, verb) in forms
            .iter()
            .flat_map(|f| verbs.iter().map(move |v| (*f, *v)))
        {
            let word = match form {
                Form::Base => verb.base.to_owned(),
                Form::Third => third(verb.base),
                Form::Past => verb.past.to_owned(),
            };
            out.entry(word).or_insert((verb, form));
        }
        out
    })
}

/// The verb that a word is a form of: "note", "notes", "noted". The word in small letters.
pub(super) fn verb(word: &str) -> Option<(Verb, Form)> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    forms().get(word).copied()
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "note".
    Base,
    /// "notes".
    Third,
    /// "noted".
    Past,
}

fn third(base: &str) -> String {
    if base == "have" {
        return "has".to_owned();
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with("ss") || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

/// Whether a word is only the past form of a verb: "considered", but not "set".
pub(crate) fn is_past(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    verb(&word).is_some_and(|(_, form)| form == Form::Past)
}
