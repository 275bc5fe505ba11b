//! An OpenDocument text with tracked changes and comments: its body, and the heads and feet of its
//! pages.

use super::flow::Flow;
use super::{MarkedCopy, changes, open_body};
use crate::import::formats::decode::decode;
use crate::import::formats::gather::Gather;
use crate::import::formats::packed::{Packed, unlocked};
use crate::import::trouble::Trouble;

/// What a file says that it is, up to whether it is a template.
const KIND: &[u8] = b"application/vnd.oasis.opendocument.text";

/// Reads an OpenDocument text with its changes; `kind` is what it says that it is.
///
/// # Errors
/// When it is no text, broken, locked, bigger than it may be, or has more changes than anybody can
/// settle.
pub(super) fn read(
    packed: &mut Packed<'_>,
    kind: &[u8],
    steps: &Gather<'_>,
) -> Result<MarkedCopy, Trouble> {
    if !kind.starts_with(KIND) {
        return Err(Trouble::new(
            "This is a table, a drawing or slides, and no text that was marked up.",
            "Read the copy of the draft that came back.",
        ));
    }
    unlocked(packed)?;
    let mut flow = Flow::default();
    let bytes = packed.needed("content.xml")?;
    open_body::read(&decode(&bytes, None).text, "content.xml", &mut flow, steps)?;
    if let Some(bytes) = packed.member("styles.xml")? {
        open_body::read(&decode(&bytes, None).text, "styles.xml", &mut flow, steps)?;
    }
    changes::of(&flow, steps)
}
