//! What is known of every command: its name, keys, context, line of help, and whether it can be run
//! now. The keymap, the foot, the menu after a started key, help, the palette and docs/keys.md are
//! read from it; its rows stand in `command_table`.

use std::sync::LazyLock;

use super::between::{can_give, has_place, in_journal, keeps};
pub use super::command::{Command, Context};
use super::command_table::command_table;
use super::key::{Code, Key};
pub use super::may::May;
use super::may::{
    aside, branched, can_approve, can_purge, can_redo, can_resume, changeable, detailed, drafted,
    entry, everywhere, excluded, forked, in_item, in_private, in_record, in_session,
    left_elsewhere, movable, not_open, not_savable, on_item, on_motion, on_open_motion,
    on_paragraph, on_resolution, on_tie, on_vote, on_words, proposed, queried, repairable,
    resolutions, resumed, running, served, session, several_items, speakers, standing, struck,
    to_other_item, tracing, voted, writable, written,
};
use super::ui::Ui;

/// All that is known of a command.
pub struct Spec {
    /// Which.
    pub command: Command,
    /// Its lasting name, `agenda.next`.
    pub name: &'static str,
    /// The names of its default keys, best first.
    pub keys: &'static [&'static str],
    /// Where they hold.
    pub context: Context,
    /// What it does, in one line.
    pub help: &'static str,
    /// What it is called in the foot and in the menu after a started key: a word or two.
    pub brief: &'static str,
    /// Whether it can be run now, but for what a body's journal leaves out.
    test: fn(&Ui) -> May,
}

impl Spec {
    /// Whether it has a place in what is open, be it that it can't be run now.
    pub fn has_place(&self, ui: &Ui) -> bool {
        has_place(self.command, self.context, ui).is_ok()
    }

    /// Whether it can be run now, and if not, why.
    ///
    /// # Errors
    /// With why it can't.
    pub fn may(&self, ui: &Ui) -> May {
        has_place(self.command, self.context, ui)?;
        (self.test)(ui)
    }

    /// The default keys.
    pub fn keys(&self) -> impl Iterator<Item = Key> + '_ {
        self.keys.iter().filter_map(|name| Key::parse(name).ok())
    }

    /// The first key's short name, as the foot shows it; empty if it has none.
    pub fn shown_key(&self) -> String {
        self.keys().next().map_or_else(String::new, |k| k.short())
    }

    /// One of its keys as it is pressed: where letters are text, a key that types a character comes
    /// after the prefix key.
    pub fn pressed(key: Key, writes: bool) -> String {
        if writes && matches!(key.code, Code::Char(_)) && key.typed().is_some() {
            format!("{} {}", Key::CTRL_SPACE.long(), key.long())
        } else {
            key.long()
        }
    }
}

macro_rules! specs {
    ($($variant:ident, $name:literal, [$($key:literal),*], $context:ident, $help:literal, $brief:literal, $may:expr;)*) => {
        /// The table.
        pub const COMMANDS: &[Spec] = &[
            $(Spec {
                command: Command::$variant,
                name: $name,
                keys: &[$($key),*],
                context: Context::$context,
                help: $help,
                brief: $brief,
                test: $may,
            },)*
        ];
    };
}

command_table!(specs);

impl Command {
    /// Its row in the table.
    pub fn spec(self) -> &'static Spec {
        // The variants and the rows come from one list, in one order.
        &COMMANDS[self as usize]
    }
}

/// Every default key, read once.
static KEYS: LazyLock<Vec<(Key, &'static Spec)>> = LazyLock::new(|| {
    let keys = |spec: &'static Spec| spec.keys().map(move |key| (key, spec));
    COMMANDS.iter().flat_map(keys).collect()
});

/// The command of a key in a context, or everywhere.
pub fn lookup(contexts: &[Context], key: Key) -> Option<Command> {
    KEYS.iter()
        .find(|(k, spec)| *k == key && contexts.contains(&spec.context))
        .map(|(_, spec)| spec.command)
}

/// The commands of a context, in the order of the table.
pub fn of(context: Context) -> impl Iterator<Item = &'static Spec> {
    COMMANDS.iter().filter(move |spec| spec.context == context)
}

/// The table as docs/keys.md tells it.
pub fn as_markdown() -> String {
    use std::fmt::Write as _;
    let mut out = String::from(
        "# Keys\n\nWhere letters are text (the meeting screen while writing), a key of one character is \
         pressed after Ctrl-Space, or Ctrl-G.\n",
    );
    for context in Context::ALL {
        let mut rows = of(context).peekable();
        if rows.peek().is_none() {
            continue;
        }
        let _ = write!(
            out,
            "\n## {}\n\n| Keys | Does | Name |\n|---|---|---|\n",
            context.title()
        );
        for spec in rows {
            let keys: Vec<String> = spec.keys().map(|k| format!("`{}`", k.long())).collect();
            let keys = keys.join(", ");
            let _ = writeln!(out, "| {keys} | {} | `{}` |", spec.help, spec.name);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_dotted_and_unique() {
        let mut seen = HashSet::new();
        for spec in COMMANDS {
            assert!(spec.name.contains('.'), "{}", spec.name);
            assert!(seen.insert(spec.name), "{} stands twice", spec.name);
            assert_eq!(spec.command.spec().name, spec.name);
        }
    }

    #[test]
    fn no_key_stands_twice_where_it_holds() {
        for context in Context::ALL {
            // The words of the record are part of the meeting screen.
            let also = match context {
                Context::Meeting => Context::Writing,
                other => other,
            };
            let mut seen = HashSet::new();
            for spec in COMMANDS.iter().filter(|s| {
                s.context == context || s.context == Context::Everywhere || s.context == also
            }) {
                for name in spec.keys {
                    let key = Key::parse(name).unwrap();
                    assert!(seen.insert(key), "{name} stands twice in {context:?}");
                }
            }
        }
    }

    #[test]
    fn help_is_a_short_line() {
        for spec in COMMANDS {
            assert!(spec.help.len() < 50, "{}: {}", spec.name, spec.help.len());
            assert!(!spec.help.ends_with('.'), "{}", spec.name);
        }
    }

    #[test]
    fn everywhere_offers_help_and_a_way_out() {
        for command in [Command::Help, Command::Back, Command::Palette] {
            assert_eq!(command.spec().context, Context::Everywhere);
            assert!(!command.spec().keys.is_empty());
        }
    }
}
