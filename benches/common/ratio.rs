//! Paired ratios: what is measured stands beside a reference in the same moment, so that whatever
//! else the machine does falls on both.

use std::time::Instant;

/// One moment's measurement and its reference, in seconds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    pub(crate) ours: f64,
    pub(crate) reference: f64,
}

/// Seconds that `work` takes.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    std::hint::black_box(work());
    start.elapsed().as_secs_f64()
}

/// Measures `count` pairs; which comes first changes from pair to pair.
pub(crate) fn pairs(
    count: usize,
    mut ours: impl FnMut() -> f64,
    mut reference: impl FnMut() -> f64,
) -> Vec<Pair> {
    (0..count)
        .map(|i| {
            if i % 2 == 0 {
                let ours = ours();
                let reference = reference();
                Pair { ours, reference }
            } else {
                let reference = reference();
                let ours = ours();
                Pair { ours, reference }
            }
        })
        .collect()
}

/// Prints medians, the median of the paired ratios with its 95% bootstrap interval, and whether
/// the interval's upper end meets `aim`.
pub(crate) fn tell(what: &str, pairs: &[Pair], aim: f64) {
    let ours = median(pairs.iter().map(|p| p.ours).collect());
    let reference = median(pairs.iter().map(|p| p.reference).collect());
    let ratios: Vec<f64> = pairs.iter().map(|p| p.ours / p.reference).collect();
    let (low, high) = interval(&ratios);
    let ratio = median(ratios);
    let verdict = if high <= aim { "met" } else { "MISSED" };
    println!(
        "{what}: {:.3} ms beside {:.3} ms, ratio {ratio:.3} [{low:.3}-{high:.3}], aim {aim}: {verdict}",
        ours * 1e3,
        reference * 1e3,
    );
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let middle = values.len() / 2;
    if values.len() % 2 == 1 {
        values[middle]
    } else {
        f64::midpoint(values[middle - 1], values[middle])
    }
}

/// The 95% interval of the median, from 2,000 drawings with a fixed seed.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut seed = 0x9E37_79B9_7F4A_7C15_u64;
    let mut draw = |below: usize| {
        // xorshift64: any even spread will do.
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % below as u64).unwrap_or(0)
    };
    let mut medians: Vec<f64> = (0..2000)
        .map(|_| median(values.iter().map(|_| values[draw(values.len())]).collect()))
        .collect();
    medians.sort_by(f64::total_cmp);
    (medians[49], medians[1949])
}
