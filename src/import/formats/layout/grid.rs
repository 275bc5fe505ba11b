//! Rules that enclose cells: the grid of a table.

use crate::import::page::Rule;
use crate::import::steps::{Spent, Steps};

/// How far ends may miss one another, in points.
const NEAR: f32 = 3.0;

/// Rules on a page beyond which they are a drawing.
const MOST: usize = 800;

/// Cells of a grid beyond which it is graph paper.
const CELLS: usize = 6_000;

/// A table's grid.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Grid {
    /// Where columns begin, and where the last ends.
    pub(super) xs: Vec<f32>,
    /// Where rows begin, and where the last ends.
    pub(super) ys: Vec<f32>,
    /// Of each small cell, row by row, the cell that it is part of.
    owners: Vec<usize>,
}

impl Grid {
    /// How many columns there are.
    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// How many rows there are.
    pub(super) fn rows(&self) -> usize {
        self.ys.len().saturating_sub(1)
    }

    /// The cell that a small cell is part of, as (row, column) of its upper left corner.
    pub(super) fn owner(&self, row: usize, column: usize) -> (usize, usize) {
        let columns = self.columns().max(1);
        let small = row * columns + column;
        let owner = self.owners.get(small).copied().unwrap_or(small);
        (owner / columns, owner % columns)
    }

    /// The small cell that a point is in.
    pub(super) fn at(&self, (x, y): (f32, f32)) -> Option<(usize, usize)> {
        let place = |edges: &[f32], at: f32| {
            let after = edges.partition_point(|e| *e <= at);
            (after > 0 && after < edges.len()).then(|| after - 1)
        };
        Some((place(&self.ys, y)?, place(&self.xs, x)?))
    }

    /// Top edge.
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    /// The right edge of the cell that begins at a small cell.
    pub(super) fn right(&self, row: usize, column: usize) -> f32 {
        let mut to = column + 1;
        while to < self.columns() && self.owner(row, to) == self.owner(row, column) {
            to += 1;
        }
        self.xs.get(to).copied().unwrap_or(0.0)
    }
}

/// A rule that lies straight: where it lies across, and from where to where it goes.
#[derive(Clone, Copy, Debug)]
struct Line {
    across: f32,
    from: f32,
    to: f32,
}

/// The grids of a page, from the top down.
pub(super) fn grids(rules: &[Rule], steps: &Steps) -> Result<Vec<Grid>, Spent> {
    steps.take(rules.len() as u64)?;
    let (mut level, mut upright) = (Vec::new(), Vec::new());
    for rule in rules {
        let ((x0, y0), (x1, y1)) = (rule.from, rule.to);
        if ![x0, y0, x1, y1].iter().all(|n| n.is_finite()) {
            continue;
        }
        if (x1 - x0).abs() >= (y1 - y0).abs() {
            level.push(Line {
                across: y0.midpoint(y1),
                from: x0.min(x1),
                to: x0.max(x1),
            });
        } else {
            upright.push(Line {
                across: x0.midpoint(x1),
                from: y0.min(y1),
                to: y0.max(y1),
            });
        }
    }
    let (level, upright) = (joined(level), joined(upright));
    if level.len() + upright.len() > MOST {
        return Ok(Vec::new());
    }
    steps.take((level.len() * upright.len()) as u64)?;
    let mut found: Vec<Grid> = groups(&level, &upright)
        .into_iter()
        .flat_map(|(level, upright)| tables(&level, &upright))
        .collect();
    found.sort_by(|a, b| a.top().total_cmp(&b.top()));
    Ok(found)
}

/// Joins pieces that lie in one line, and leaves out what is too short to part anything.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.across.total_cmp(&b.across));
    let mut out: Vec<Line> = Vec::new();
    let mut rest = lines.as_slice();
    while let Some(first) = rest.first() {
        let count = rest.partition_point(|l| l.across - first.across < 1.5);
        let (mut level, after) = (
            rest.get(..count).unwrap_or_default().to_vec(),
            rest.get(count..),
        );
        level.sort_by(|a, b| a.from.total_cmp(&b.from));
        let begun = out.len();
        for line in level {
            match out.get_mut(begun..).and_then(<[Line]>::last_mut) {
                Some(last) if line.from - last.to <= NEAR => last.to = last.to.max(line.to),
                _ => out.push(line),
            }
        }
        rest = after.unwrap_or_default();
    }
    out.retain(|l| l.to - l.from >= 7.0);
    out
}

/// Rules that touch one another, group by group.
fn groups(level: &[Line], upright: &[Line]) -> Vec<(Vec<Line>, Vec<Line>)> {
    let mut leaders: Vec<usize> = (0..level.len() + upright.len()).collect();
    for (i, h) in level.iter().enumerate() {
        for (j, v) in upright.iter().enumerate() {
            let touch = v.across >= h.from - NEAR
                && v.across <= h.to + NEAR
                && h.across >= v.from - NEAR
                && h.across <= v.to + NEAR;
            if touch {
                let (a, b) = (
                    leader(&mut leaders, i),
                    leader(&mut leaders, level.len() + j),
                );
                if let Some(slot) = leaders.get_mut(a.max(b)) {
                    *slot = a.min(b);
                }
            }
        }
    }
    let mut out: Vec<(Vec<Line>, Vec<Line>)> = vec![<_>::default(); leaders.len()];
    for (i, h) in level.iter().enumerate() {
        let at = leader(&mut leaders, i);
        if let Some(group) = out.get_mut(at) {
            group.0.push(*h);
        }
    }
    for (j, v) in upright.iter().enumerate() {
        let at = leader(&mut leaders, level.len() + j);
        if let Some(group) = out.get_mut(at) {
            group.1.push(*v);
        }
    }
    out.retain(|(level, upright)| level.len() > 1 && !upright.is_empty());
    out
}

fn leader(leaders: &mut [usize], of: usize) -> usize {
    let mut at = of;
    while let Some(&next) = leaders.get(at).filter(|next| **next != at) {
        at = next;
    }
    if let Some(slot) = leaders.get_mut(of) {
        *slot = at;
    }
    at
}

/// The tables of rules that touch one another: where one stands right below another of other
/// columns, they are two.
fn tables(level: &[Line], upright: &[Line]) -> Vec<Grid> {
    let Some(whole) = grid(level, upright) else {
        return Vec::new();
    };
    let cuts = cuts(&whole);
    if cuts.is_empty() {
        return vec![whole];
    }
    let ends = whole.ys.last().copied();
    let mut from = whole.top();
    let mut out = Vec::new();
    for to in cuts.into_iter().chain(ends) {
        let level: Vec<Line> = level
            .iter()
            .filter(|l| l.across > from - NEAR && l.across < to + NEAR)
            .copied()
            .collect();
        let upright: Vec<Line> = upright
            .iter()
            .map(|l| Line {
                from: l.from.max(from),
                to: l.to.min(to),
                ..*l
            })
            .filter(|l| l.to - l.from > NEAR)
            .collect();
        out.extend(grid(&level, &upright));
        from = to;
    }
    out
}

/// Where a table of other columns begins: neither do its rows have all the walls of those above, nor
/// the other way round.
fn cuts(grid: &Grid) -> Vec<f32> {
    let mut out = Vec::new();
    let mut union: Vec<bool> = Vec::new();
    for row in 0..grid.rows() {
        let walls: Vec<bool> = (1..grid.columns())
            .map(|column| grid.owner(row, column).1 == column)
            .collect();
        let within = |a: &[bool], b: &[bool]| a.iter().zip(b).all(|(a, b)| !a || *b);
        if union.is_empty() || within(&walls, &union) || within(&union, &walls) {
            union.resize(walls.len(), false);
            for (slot, wall) in union.iter_mut().zip(&walls) {
                *slot |= wall;
            }
        } else {
            out.extend(grid.ys.get(row));
            union = walls;
        }
    }
    out
}

/// The grid of rules that touch one another, if they part columns and rows.
fn grid(level: &[Line], upright: &[Line]) -> Option<Grid> {
    let ends = |lines: &[Line]| -> Vec<f32> {
        let from = lines.iter().map(|l| l.from).fold(f32::MAX, f32::min);
        let to = lines.iter().map(|l| l.to).fold(f32::MIN, f32::max);
        vec![from, to]
    };
    // A table may have no rules at its sides: it ends where the others end.
    let mut xs: Vec<f32> = upright.iter().map(|l| l.across).collect();
    xs.extend(ends(level));
    let mut ys: Vec<f32> = level.iter().map(|l| l.across).collect();
    ys.extend(ends(upright));
    let (xs, ys) = (edges(xs, 5.0), edges(ys, 4.0));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns < 2 || rows < 1 || columns * rows > CELLS {
        return None;
    }
    let left = walls(upright, &xs, &ys);
    let above = walls(level, &ys, &xs);
    let mut owners: Vec<usize> = Vec::with_capacity(rows * columns);
    for row in 0..rows {
        for column in 0..columns {
            let has = |walls: &[bool], at: usize| walls.get(at).copied().unwrap_or(true);
            let owner = if column > 0 && !has(&left, column * rows + row) {
                owners.last().copied()
            } else if row > 0 && !has(&above, row * columns + column) {
                owners.get((row - 1) * columns + column).copied()
            } else {
                None
            };
            owners.push(owner.unwrap_or(row * columns + column));
        }
    }
    Some(Grid { xs, ys, owners })
}

/// Places that are nearly one become one.
fn edges(mut places: Vec<f32>, near: f32) -> Vec<f32> {
    places.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for place in places {
        if out.last().is_none_or(|last| place - last > near) {
            out.push(place);
        }
    }
    out
}

/// For each edge and each step along it, whether a rule lies there.
fn walls(lines: &[Line], edges: &[f32], along: &[f32]) -> Vec<bool> {
    let length = along.len().saturating_sub(1);
    let mut out = vec![false; edges.len() * length];
    for line in lines {
        let after = edges.partition_point(|e| *e <= line.across + NEAR);
        let near = |at: usize| edges.get(at).map_or(f32::MAX, |e| (e - line.across).abs());
        let edge = (after.saturating_sub(2)..=after)
            .min_by(|a, b| near(*a).total_cmp(&near(*b)))
            .unwrap_or(0);
        for (step, pair) in along.windows(2).enumerate() {
            if let [from, to] = pair {
                let middle = from.midpoint(*to);
                if line.from - NEAR <= middle
                    && middle <= line.to + NEAR
                    && let Some(wall) = out.get_mut(edge * length + step)
                {
                    *wall = true;
                }
            }
        }
    }
    out
}
