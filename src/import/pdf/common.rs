//! What the pages of a file have in common: fonts that were read, and how much may still be drawn.

use std::collections::HashMap;
use std::rc::Rc;

use lopdf::{DecompressError, Dictionary, Document, Object, ObjectId};

use super::fault::Fault;
use super::font::{Font, dict};

/// What all pages of a file may draw together, in bytes unpacked.
const DRAWN: usize = 512 << 20;

/// What one piece of content may unpack to, in bytes.
const PIECE: usize = 128 << 20;

/// What pages have in common: fonts that were read, and how much may still be drawn.
pub(super) struct Common<'a> {
    /// The file.
    pub(super) document: &'a Document,
    fonts: HashMap<ObjectId, Rc<Font>>,
    missing: Rc<Font>,
    left: usize,
}

impl<'a> Common<'a> {
    /// Nothing read so far.
    pub(super) fn new(document: &'a Document) -> Self {
        Self {
            document,
            fonts: HashMap::new(),
            missing: Rc::new(Font::missing()),
            left: DRAWN,
        }
    }

    /// A font for letters that are shown in none.
    pub(super) fn missing(&self) -> Rc<Font> {
        self.missing.clone()
    }

    fn spend(&mut self, bytes: usize) -> Result<(), Fault> {
        self.left = self.left.checked_sub(bytes).ok_or(Fault::TooBig)?;
        Ok(())
    }

    /// Unpacks content; broken content is as good as none.
    pub(super) fn unpack(&mut self, object: &Object) -> Result<Vec<u8>, Fault> {
        let Ok((_, Object::Stream(stream))) = self.document.dereference(object) else {
            return Ok(Vec::new());
        };
        let most = PIECE.min(self.left);
        let bytes = match stream.get_plain_content_with_limit(most) {
            Ok(bytes) => bytes,
            Err(lopdf::Error::Decompress(DecompressError::MemoryLimitExceeded { .. })) => {
                return Err(Fault::TooBig);
            }
            Err(_) => Vec::new(),
        };
        // Something is spent for nothing too, so that drawings of nothing come to an end.
        self.spend(bytes.len() + 4096)?;
        Ok(bytes)
    }

    /// A font by its name among the resources.
    pub(super) fn font(&mut self, resources: Option<&Dictionary>, name: &[u8]) -> Rc<Font> {
        let document = self.document;
        let said = resources
            .and_then(|r| dict(document, r, b"Font"))
            .and_then(|fonts| fonts.get(name).ok());
        let Some(said) = said else {
            return self.missing.clone();
        };
        let Ok((id, Object::Dictionary(font))) = document.dereference(said) else {
            return self.missing.clone();
        };
        let Some(id) = id else {
            return Rc::new(Font::read(document, font));
        };
        self.fonts
            .entry(id)
            .or_insert_with(|| Rc::new(Font::read(document, font)))
            .clone()
    }
}
