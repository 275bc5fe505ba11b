//! Bands put on pages: what belongs together stays together where a page can hold it, and the heads
//! of a table stand above its rows on every page.

use super::flow::Band;

/// A band at a place of a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Put<'a> {
    /// The band.
    pub(super) band: &'a Band,
    /// From where the text of the page begins.
    pub(super) y: f32,
}

/// Puts bands on pages with so much room.
pub(super) fn pages<'a>(bands: &'a [Band], heads: &'a [Vec<Band>], room: f32) -> Vec<Vec<Put<'a>>> {
    let mut pages = vec![Vec::new()];
    let (mut y, mut after, mut fresh) = (0.0, 0.0, true);
    for (at, band) in bands.iter().enumerate() {
        let above = if fresh { 0.0 } else { band.before.max(after) };
        let together = chain(&bands[at..], room);
        // What no page can hold together parts where it must.
        let wanted = if together <= room {
            together
        } else {
            band.height
        };
        if fresh || y + above + wanted <= room {
            y += above;
        } else {
            pages.push(Vec::new());
            y = 0.0;
            let heads = band.table.and_then(|table| heads.get(table));
            let heads = heads.filter(|h| high(h) < room / 2.0);
            for head in heads.into_iter().flatten() {
                put(&mut pages, head, &mut y);
            }
        }
        put(&mut pages, band, &mut y);
        after = band.after;
        fresh = false;
    }
    pages
}

fn put<'a>(pages: &mut [Vec<Put<'a>>], band: &'a Band, y: &mut f32) {
    if let Some(page) = pages.last_mut() {
        page.push(Put { band, y: *y });
        *y += band.height;
    }
}

fn high(bands: &[Band]) -> f32 {
    bands.iter().map(|band| band.height).sum()
}

/// How high the first band is with those that it must stand with.
fn chain(bands: &[Band], room: f32) -> f32 {
    let mut high = 0.0;
    let mut after = None;
    for band in bands {
        if let Some(after) = after {
            high += band.before.max(after);
        }
        high += band.height;
        after = Some(band.after);
        if !band.with_next || high > room {
            break;
        }
    }
    high
}
