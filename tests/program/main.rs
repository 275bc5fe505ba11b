//! The program as other programs start it.

mod across;
mod after;
#[path = "../../benches/common/archive.rs"]
mod archive;
mod body_journal;
mod checked;
mod cli_body;
mod cli_pack;
mod cli_papers;
mod cli_phrases;
mod cli_print;
mod cli_record;
mod cli_style;
mod corrections;
mod find;
mod json;
mod marked;
mod pdf;
mod plain;
#[path = "../support/plain_tour.rs"]
mod plain_tour;
#[path = "../support/program.rs"]
mod program;
mod serve;
