//! The two faces that are embedded, and words as their signs: what no face has is shown by its code
//! and told.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use krilla::text::Font;
use skrifa::instance::{LocationRef, Size};
use skrifa::metrics::GlyphMetrics;
use skrifa::{FontRef, MetadataProvider, charmap::Charmap};
use unicode_normalization::UnicodeNormalization;

use super::super::office::out;

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf");
static BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf");
static FONTS: LazyLock<Option<[Font; 2]>> =
    LazyLock::new(|| Some([Font::new(REGULAR.into(), 0)?, Font::new(BOLD.into(), 0)?]));

/// A sign on the page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sign {
    /// The character that is shown.
    pub(super) shown: char,
    /// Its glyph.
    pub(super) glyph: u32,
    /// How wide it is, in parts of the size of the letters.
    pub(super) width: f32,
    /// Whether it is set in the bold face.
    pub(super) strong: bool,
    /// The character that it is shown in place of, a part of its code.
    pub(super) stands_for: Option<char>,
}

/// A face to look signs up in.
struct Face {
    map: Charmap<'static>,
    metrics: GlyphMetrics<'static>,
    em: f32,
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let font = FontRef::new(bytes).ok()?;
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        Some(Self {
            map: font.charmap(),
            metrics: font.glyph_metrics(Size::unscaled(), LocationRef::default()),
            em: f32::from(metrics.units_per_em),
        })
    }

    fn sign(&self, shown: char, strong: bool) -> Option<Sign> {
        let glyph = self.map.map(shown).filter(|id| id.to_u32() > 0)?;
        Some(Sign {
            shown,
            glyph: glyph.to_u32(),
            width: self.metrics.advance_width(glyph)? / self.em,
            strong,
            stands_for: None,
        })
    }
}

/// Both faces, and what neither of them has.
pub(super) struct Faces {
    fonts: [Font; 2],
    tables: [Face; 2],
    replaced: BTreeSet<char>,
}

impl Faces {
    /// The faces; they are in the program, so that they are always there.
    pub(super) fn new() -> Option<Self> {
        Some(Self {
            fonts: FONTS.clone()?,
            tables: [Face::new(REGULAR)?, Face::new(BOLD)?],
            replaced: BTreeSet::new(),
        })
    }

    /// The font of a sign.
    pub(super) fn font(&self, strong: bool) -> Font {
        self.fonts[usize::from(strong)].clone()
    }

    /// The characters that were shown by their codes.
    pub(super) fn replaced(&self) -> Vec<char> {
        self.replaced.iter().copied().collect()
    }

    /// Words as signs, on one line, marks composed with their letters.
    pub(super) fn signs(&mut self, text: &str, strong: bool, signs: &mut Vec<Sign>) {
        for c in out(text).nfc().filter(|c| !is_unseen(*c)) {
            if let Some(sign) = self.tables[usize::from(strong)].sign(c, strong) {
                signs.push(sign);
                continue;
            }
            self.replaced.insert(c);
            for shown in code(c).chars() {
                let sign = self.tables[usize::from(strong)].sign(shown, strong);
                signs.extend(sign.map(|sign| Sign {
                    stands_for: Some(c),
                    ..sign
                }));
            }
        }
    }

    /// How wide words are in letters of a size.
    pub(super) fn width(&mut self, text: &str, strong: bool, size: f32) -> f32 {
        let mut signs = Vec::new();
        self.signs(text, strong, &mut signs);
        width(&signs) * size
    }
}

/// What is shown for a character that no face has.
pub(super) fn code(c: char) -> String {
    format!("[U+{:04X}]", u32::from(c))
}

/// How wide signs are, in parts of the size of the letters.
pub(super) fn width(signs: &[Sign]) -> f32 {
    signs.iter().map(|sign| sign.width).sum()
}

/// What joins or varies the signs beside it and is none of its own: where those are shown by their
/// codes, nothing is left for it to do.
fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0020}'..='\u{E007F}' | '\u{E0100}'..='\u{E01EF}')
}
