//! Completions and the manual page, from the same definitions as the help.

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::Arguments;
use super::out;
use crate::app::fail::{Exit, Fail, Outcome};

/// Prints completions for a shell.
pub(super) fn completions(shell: Shell) -> Outcome {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "quorate", &mut bytes);
    out::print(&bytes)?;
    Ok(Exit::Done)
}

/// Prints the manual page, every command in it.
pub(super) fn man() -> Outcome {
    let mut bytes = Vec::new();
    write_man(&mut bytes).map_err(|e| {
        Fail::new(
            Exit::File,
            format!("The manual page can't be made: {e}."),
            "",
        )
    })?;
    out::print(&bytes)?;
    Ok(Exit::Done)
}

fn write_man(bytes: &mut Vec<u8>) -> std::io::Result<()> {
    let mut command = Arguments::command();
    // Fills in what the commands inherit.
    command.build();
    clap_mangen::Man::new(command.clone()).render(bytes)?;
    for sub in command.get_subcommands().filter(|c| !c.is_hide_set()) {
        let man = clap_mangen::Man::new(sub.clone());
        bytes.extend_from_slice(b".\n");
        man.render_name_section(bytes)?;
        man.render_synopsis_section(bytes)?;
        man.render_description_section(bytes)?;
        man.render_options_section(bytes)?;
        man.render_extra_section(bytes)?;
    }
    Ok(())
}
