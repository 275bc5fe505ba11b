//! Front sheets in many layouts.

mod calling;
mod clubs;
mod damage;
mod doubts;
mod kinds;
mod layouts;
mod lists;
mod parts;
mod titles;

use crate::import::formats::{self, Format};
use crate::import::proposal::Proposal;
use crate::import::steps::Steps;

/// Reads text as a front sheet.
fn front(text: &str) -> Proposal {
    of(Format::Text, text)
}

/// Reads Markdown as a front sheet.
fn markdown(text: &str) -> Proposal {
    of(Format::Markdown, text)
}

fn of(format: Format, text: &str) -> Proposal {
    let steps = Steps::for_size(text.len());
    let run = formats::read(format, 0, text.as_bytes(), &steps).unwrap();
    let mut out = Proposal::default();
    super::read(&run.lines, &steps, &mut out).unwrap();
    out
}

/// What was read, a line a field; "?" before the doubt.
fn told(p: &Proposal) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    let why = |d: &Option<crate::meeting::text::Text>| {
        d.as_ref().map_or_else(String::new, |d| format!(" ? {d}"))
    };
    for (label, field) in [
        ("body", &p.body),
        ("host", &p.host),
        ("kind", &p.kind),
        ("chair", &p.chair_title),
        ("venue", &p.venue),
        ("officer", &p.officer),
    ] {
        if let Some(f) = field {
            let _ = writeln!(out, "{label}: {}{}", f.value, why(&f.doubt));
        }
    }
    if let Some(f) = &p.date {
        let _ = writeln!(out, "date: {}{}", f.value, why(&f.doubt));
    }
    if let Some(f) = &p.start {
        let _ = writeln!(out, "start: {}{}", f.value.format("%H:%M"), why(&f.doubt));
    }
    for c in &p.contacts {
        let _ = writeln!(out, "contact: {}", c.value);
    }
    for m in &p.members {
        let who = &m.person.value;
        let name = if who.name.is_empty() {
            "VACANT".to_owned()
        } else {
            who.full_name()
        };
        let office = if m.office == crate::meeting::people::Office::Member {
            String::new()
        } else {
            format!(" [{:?}]", m.office)
        };
        let marks = format!(
            "{}{}",
            if m.voting { "" } else { " no vote" },
            if m.substitute { " substitute" } else { "" }
        );
        let _ = writeln!(
            out,
            "member: {name} / {} @ {} <{}>{office}{marks}{}",
            who.role,
            who.organisation,
            m.group,
            why(&m.person.doubt)
        );
    }
    for i in &p.items {
        let _ = write!(
            out,
            "item {}{}: {}{}",
            i.number.value,
            why(&i.number.doubt),
            i.title.value,
            why(&i.title.doubt)
        );
        if let Some(p) = &i.pages {
            let _ = write!(out, " p{}{}", p.value, why(&p.doubt));
        }
        if let Some(e) = &i.exempt {
            let _ = write!(out, " EXEMPT({}){}", e.value.paragraph, why(&e.doubt));
        }
        if let Some(l) = &i.lead {
            let _ = write!(out, " lead={}{}", l.value, why(&l.doubt));
        }
        if let Some(m) = i.planned_minutes {
            let _ = write!(out, " {m}min");
        }
        if i.purpose != crate::meeting::agenda::Purpose::Unsaid {
            let _ = write!(out, " {:?}", i.purpose);
        }
        if i.business != crate::meeting::agenda::Business::Ordinary {
            let _ = write!(out, " <{:?}>", i.business);
        }
        let _ = writeln!(
            out,
            "{}{}",
            if i.to_follow { " TOFOLLOW" } else { "" },
            if i.late { " LATE" } else { "" }
        );
        if let Some(d) = &i.description {
            let _ = writeln!(out, "    {}", d.value.replace('\n', " // "));
        }
        for part in &i.parts {
            let _ = writeln!(out, "    * {}", part.value);
        }
        for a in &i.attachments {
            let _ = writeln!(out, "    + {}", a.value);
        }
    }
    for f in &p.future {
        let _ = writeln!(
            out,
            "future: {} {}{}",
            f.value.date,
            f.value
                .start
                .map_or_else(String::new, |s| s.format("%H:%M").to_string()),
            why(&f.doubt)
        );
    }
    out
}
