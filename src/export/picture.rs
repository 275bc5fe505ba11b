//! The picture that stands at the head of a document: PNG or JPEG, looked at before anything is made
//! with it.

use crate::minutes::document::{Document, leaving};

/// The largest picture, in bytes: a page of the web holds it too.
const MOST_BYTES: usize = 1 << 20;
/// The most pixels on either side.
const MOST_PIXELS: u32 = 4_000;
/// The room that a picture has, in tenths of a millimetre.
const ROOM: (f64, f64) = (800.0, 300.0);
/// Pixels to the inch of a picture that doesn't say.
const USUAL_DENSITY: f64 = 96.0;
/// Densities that are believed.
const DENSITIES: std::ops::RangeInclusive<f64> = 30.0..=2_400.0;

/// What kind of file a picture is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Png,
    Jpeg,
}

/// A picture that can be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    kind: Kind,
    bytes: Vec<u8>,
    pixels: (u32, u32),
    /// Pixels to the inch, across and down.
    density: Option<(f64, f64)>,
}

/// A picture at the head of a document, and what is told to whoever can't see it.
#[derive(Clone, Debug, PartialEq)]
pub struct Logo {
    /// The picture.
    pub picture: Picture,
    /// What it is in words; empty = the name of the body.
    pub alt: String,
}

/// A logo for one document.
#[derive(Clone, Debug)]
pub(super) struct Placed<'l> {
    pub(super) picture: &'l Picture,
    /// What it is, in words.
    pub(super) alt: String,
}

impl Logo {
    /// The logo of a document; none where its pages have no head.
    pub(super) fn of<'l>(logo: Option<&'l Self>, document: &Document) -> Option<Placed<'l>> {
        let logo = logo.filter(|_| !document.is_bare())?;
        let alt = match logo.alt.trim() {
            "" => document.body.trim(),
            alt => alt,
        };
        let alt = match alt {
            "" => "Logo",
            alt => alt,
        };
        Some(Placed {
            picture: &logo.picture,
            alt: leaving(alt).into_owned(),
        })
    }
}

impl Picture {
    /// The picture in a file.
    ///
    /// # Errors
    /// With a clause on what is wrong with it, and what to do instead.
    pub fn read(bytes: Vec<u8>) -> Result<Self, (String, &'static str)> {
        const AGAIN: &str = "Save it again as PNG or JPEG.";
        if bytes.len() > MOST_BYTES {
            let what = format!(
                "is of {} KB, and may be of 1,024",
                bytes.len().div_ceil(1024)
            );
            return Err((what, "Save it smaller: 800 pixels across are enough."));
        }
        let read = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
            png(&bytes).map(|(pixels, density)| (Kind::Png, pixels, density))
        } else if bytes.starts_with(b"\xFF\xD8\xFF") {
            match jpeg(&bytes) {
                Some((_, 4)) => {
                    return Err((
                        "is a JPEG of four inks (CMYK), which screens don't show alike".to_owned(),
                        "Save it in the colours of screens (RGB).",
                    ));
                }
                found => found.map(|((pixels, density), _)| (Kind::Jpeg, pixels, density)),
            }
        } else {
            return Err(("is no picture in PNG or JPEG".to_owned(), AGAIN));
        };
        let Some((kind, pixels, density)) = read else {
            return Err(("is cut off or damaged".to_owned(), AGAIN));
        };
        if pixels.0 > MOST_PIXELS || pixels.1 > MOST_PIXELS {
            let what = format!(
                "has {} by {} pixels, and may have {MOST_PIXELS} on either side",
                pixels.0, pixels.1
            );
            return Err((what, "Save it smaller: 800 pixels across are enough."));
        }
        let believed =
            |(across, down): &(f64, f64)| DENSITIES.contains(across) && DENSITIES.contains(down);
        Ok(Self {
            kind,
            bytes,
            pixels,
            density: density.filter(believed),
        })
    }

    /// Its kind.
    #[cfg(feature = "pdf")]
    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// "image/png".
    pub(super) fn media_type(&self) -> &'static str {
        match self.kind {
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
        }
    }

    /// "png".
    pub(super) fn ending(&self) -> &'static str {
        match self.kind {
            Kind::Png => "png",
            Kind::Jpeg => "jpeg",
        }
    }

    /// How wide and high it is printed, in tenths of a millimetre: as its pixels and their density say,
    /// and within the room for it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "it is within the room, and more than nothing"
    )]
    pub(super) fn size(&self) -> (u32, u32) {
        let (across, down) = self.density.unwrap_or((USUAL_DENSITY, USUAL_DENSITY));
        let wide = f64::from(self.pixels.0) / across * 254.0;
        let high = f64::from(self.pixels.1) / down * 254.0;
        let scale = (ROOM.0 / wide).min(ROOM.1 / high).min(1.0);
        let within = |length: f64| (length * scale).round().max(1.0) as u32;
        (within(wide), within(high))
    }

    /// It as an address that holds it whole.
    pub(super) fn data_uri(&self) -> String {
        format!("data:{};base64,{}", self.media_type(), base64(&self.bytes))
    }
}

/// Pixels, and how many to the inch where that is told.
type Measured = ((u32, u32), Option<(f64, f64)>);

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    let four = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes(four.try_into().ok()?))
}

/// What a PNG says of itself; none where it isn't whole.
fn png(bytes: &[u8]) -> Option<Measured> {
    let (mut pixels, mut density, mut words) = (None, None, false);
    let mut at = 8;
    loop {
        let length = usize::try_from(number(bytes, at)?).ok()?;
        let end = at.checked_add(8)?.checked_add(length)?;
        let chunk = bytes.get(at + 4..end)?;
        if crc(chunk) != number(bytes, end)? {
            return None;
        }
        let (kind, data) = chunk.split_at_checked(4)?;
        match kind {
            b"IHDR" if at == 8 => pixels = Some((number(data, 0)?, number(data, 4)?)),
            b"pHYs" if data.get(8) == Some(&1) => {
                let inches = |n: u32| f64::from(n) * 0.0254;
                density = Some((inches(number(data, 0)?), inches(number(data, 4)?)));
            }
            b"IDAT" => words = true,
            b"IEND" => break,
            _ => {}
        }
        at = end.checked_add(4)?;
    }
    let pixels = pixels.filter(|(wide, high)| words && *wide > 0 && *high > 0)?;
    Some((pixels, density))
}

/// The check of a part of a PNG.
fn crc(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 {
                0xEDB8_8320 ^ (crc >> 1)
            } else {
                crc >> 1
            };
        }
    }
    !crc
}

/// What a JPEG says of itself, and of how many colours it is; none where it isn't whole.
fn jpeg(bytes: &[u8]) -> Option<(Measured, u8)> {
    let two = |at: usize| {
        let two = bytes.get(at..at.checked_add(2)?)?;
        Some(u16::from_be_bytes(two.try_into().ok()?))
    };
    let (mut frame, mut density) = (None, None);
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xFF {
            return None;
        }
        let marker = *bytes.get(at + 1)?;
        if marker == 0xFF {
            at += 1;
            continue;
        }
        let length = usize::from(two(at + 2)?);
        let data = bytes.get(at + 4..at.checked_add(2)?.checked_add(length)?)?;
        match marker {
            // The frame: all kinds but tables, which stand among them.
            0xC0..=0xCF if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                let (high, wide) = (two(at + 5)?, two(at + 7)?);
                frame = Some(((u32::from(wide), u32::from(high)), *data.get(5)?));
            }
            0xE0 if data.starts_with(b"JFIF\0") => {
                let of = (f64::from(two(at + 12)?), f64::from(two(at + 14)?));
                density = match data.get(7)? {
                    1 => Some(of),
                    2 => Some((of.0 * 2.54, of.1 * 2.54)),
                    _ => None,
                };
            }
            // The picture itself goes on to the end.
            0xDA => break,
            _ => {}
        }
        at += 2 + length;
    }
    let tail = bytes.get(bytes.len().saturating_sub(64)..)?;
    let ends = tail.windows(2).any(|pair| pair == [0xFF, 0xD9]);
    let ((wide, high), colours) = frame?;
    (ends && wide > 0 && high > 0).then_some((((wide, high), density), colours))
}

/// Bytes in letters.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let of = |at: usize| u32::from(three.get(at).copied().unwrap_or_default());
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for at in 0..4 {
            let six = (bits >> (18 - 6 * at) & 63) as usize;
            out.push(if at <= three.len() {
                char::from(LETTERS[six])
            } else {
                '='
            });
        }
    }
    out
}

/// Pictures for tests.
#[cfg(any(test, feature = "testing"))]
pub mod sample {
    use super::crc;

    /// A PNG of a colour with so many pixels, and so many to the metre.
    pub fn png(wide: u32, high: u32, per_metre: Option<u32>) -> Vec<u8> {
        let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
        let mut chunk = |kind: &[u8; 4], data: &[u8]| {
            let length = u32::try_from(data.len()).unwrap_or_default();
            out.extend(length.to_be_bytes());
            let both = [kind.as_slice(), data].concat();
            out.extend(&both);
            out.extend(crc(&both).to_be_bytes());
        };
        let size = [wide.to_be_bytes(), high.to_be_bytes()].concat();
        chunk(b"IHDR", &[&size[..], &[8, 2, 0, 0, 0]].concat());
        if let Some(many) = per_metre {
            let many = many.to_be_bytes();
            chunk(b"pHYs", &[&many[..], &many, &[1]].concat());
        }
        let row = [vec![0], [0x20, 0x40, 0x80].repeat(wide as usize)].concat();
        let rows = row.repeat(high as usize);
        chunk(b"IDAT", &stored(&rows));
        chunk(b"IEND", &[]);
        out
    }

    /// Bytes as zlib wraps them, without making them fewer.
    fn stored(bytes: &[u8]) -> Vec<u8> {
        let mut out = vec![0x78, 0x01];
        let mut blocks = bytes.chunks(0xFFFF).peekable();
        while let Some(block) = blocks.next() {
            let length = block.len() as u16;
            out.push(u8::from(blocks.peek().is_none()));
            out.extend(length.to_le_bytes());
            out.extend((!length).to_le_bytes());
            out.extend(block);
        }
        let (mut a, mut b) = (1_u32, 0_u32);
        for byte in bytes {
            a = (a + u32::from(*byte)) % 65_521;
            b = (b + a) % 65_521;
        }
        out.extend((b << 16 | a).to_be_bytes());
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A JPEG of so many pixels and colours, as far as it is looked at.
    fn jpeg_of(wide: u16, high: u16, colours: u8, unit: u8, density: u16) -> Vec<u8> {
        let mut out = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x02".to_vec();
        out.push(unit);
        out.extend([density.to_be_bytes(), density.to_be_bytes()].concat());
        out.extend([0, 0]);
        out.extend(b"\xFF\xC0\0\x08\x08");
        out.extend([high.to_be_bytes(), wide.to_be_bytes()].concat());
        out.push(colours);
        out.extend(b"\xFF\xDA\0\x02\x01\x02\x03\xFF\xD9");
        out
    }

    fn size(bytes: Vec<u8>) -> (u32, u32) {
        Picture::read(bytes).unwrap().size()
    }

    #[test]
    fn a_picture_is_as_large_as_its_pixels_and_their_density_say_and_has_room() {
        // 96 to the inch where nothing is said.
        assert_eq!(size(sample::png(192, 96, None)), (508, 254));
        // 11,811 to the metre are 300 to the inch.
        assert_eq!(size(sample::png(600, 300, Some(11_811))), (508, 254));
        assert_eq!(size(jpeg_of(600, 300, 3, 1, 300)), (508, 254));
        assert_eq!(size(jpeg_of(600, 300, 1, 2, 118)), (508, 254));
        // A density that nothing has is not believed.
        assert_eq!(size(sample::png(192, 96, Some(1))), (508, 254));
        // Never beyond the room for it, and always in proportion.
        assert_eq!(size(sample::png(1000, 100, None)), (800, 80));
        assert_eq!(size(sample::png(100, 1000, None)), (30, 300));
        assert_eq!(size(sample::png(4000, 1, None)), (800, 1));
    }

    #[test]
    fn what_is_no_picture_or_too_large_is_told_with_what_to_do() {
        let why = |bytes: Vec<u8>| Picture::read(bytes).unwrap_err().0;
        assert_eq!(why(b"<svg/>".to_vec()), "is no picture in PNG or JPEG");
        assert_eq!(why(vec![0; 2 << 20]), "is of 2048 KB, and may be of 1,024");
        assert_eq!(
            why(sample::png(4001, 2, None)),
            "has 4001 by 2 pixels, and may have 4000 on either side"
        );
        assert!(why(jpeg_of(5, 5, 4, 1, 72)).contains("four inks"));
        for whole in [sample::png(5, 5, Some(3000)), jpeg_of(5, 5, 3, 1, 72)] {
            for cut in 8..whole.len() - 1 {
                let found = Picture::read(whole[..cut].to_vec());
                assert!(found.is_err(), "{cut} of {}", whole.len());
            }
        }
        let mut bent = sample::png(5, 5, None);
        bent[20] ^= 1;
        assert_eq!(why(bent), "is cut off or damaged");
    }

    #[test]
    fn an_address_holds_the_bytes() {
        for (bytes, letters) in [
            (&b""[..], ""),
            (b"M", "TQ=="),
            (b"Ma", "TWE="),
            (b"Man", "TWFu"),
            (b"\xFF\xFE\xFD\xFC", "//79/A=="),
        ] {
            assert_eq!(base64(bytes), letters);
        }
    }
}
