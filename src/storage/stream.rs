//! Files that are read as they come, such as scripts: a pipe will do, and nothing is held in
//! memory.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use super::problem::Problem;

/// Opens `path` to be read from its beginning, whatever kind of file it is.
pub fn stream(path: &Path) -> Result<Box<dyn BufRead + Send>, Problem> {
    let file = File::open(path).map_err(|e| Problem::from_io("read", path, &e))?;
    Ok(Box::new(BufReader::new(file)))
}
