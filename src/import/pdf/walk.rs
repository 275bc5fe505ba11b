//! Walking over what a page draws: letters and straight lines, wherever they come to stand.

use std::rc::Rc;

use lopdf::{Dictionary, Object};

use super::boxes::PageBox;
use super::common::Common;
use super::fault::Fault;
use super::font::{Font, dict, get};
use super::lexer::{Lexer, Token};
use super::matrix::Matrix;
use super::paths::Paths;
use super::words::{Glyph, Words};

/// Drawings inside drawings.
const DEPTH: usize = 8;

/// Saved states at one time.
const SAVED: usize = 512;

/// Operands of an operator; what comes before is forgotten.
const OPERANDS: usize = 50_000;

/// A page being walked over.
pub(super) struct Walk<'c, 'a> {
    /// Its words.
    pub(super) words: Words,
    /// Its rules.
    pub(super) paths: Paths,
    common: &'c mut Common<'a>,
}

/// What `q` saves and `Q` brings back.
#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter_gap: f32,
    word_gap: f32,
    stretch: f32,
    leading: f32,
    rise: f32,
    outlined: bool,
}

/// Where text stands.
#[derive(Clone, Copy)]
struct Pen {
    text: Matrix,
    line: Matrix,
}

impl<'c, 'a> Walk<'c, 'a> {
    /// A walk with nothing found.
    pub(super) fn new(common: &'c mut Common<'a>) -> Self {
        Self {
            words: Words::default(),
            paths: Paths::default(),
            common,
        }
    }

    /// Walks over the content of a page.
    ///
    /// # Errors
    /// When it unpacks to more than a pack can be.
    pub(super) fn page(
        &mut self,
        page_box: &PageBox,
        content: &[u8],
        resources: Option<&Dictionary>,
    ) -> Result<(), Fault> {
        let state = State {
            matrix: page_box.matrix,
            font: None,
            size: 0.0,
            letter_gap: 0.0,
            word_gap: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
            outlined: false,
        };
        self.content(content, resources, state, 0)?;
        self.words.close();
        Ok(())
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: Option<&Dictionary>,
        mut state: State,
        depth: usize,
    ) -> Result<(), Fault> {
        let mut saved: Vec<State> = Vec::new();
        let mut operands: Vec<Token<'_>> = Vec::new();
        let mut pen = Pen {
            text: Matrix::SAME,
            line: Matrix::SAME,
        };
        let mut lexer = Lexer::new(content);
        while let Some(token) = lexer.next() {
            let Token::Operator(operator) = token else {
                if operands.len() < OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            match operator {
                b"q" if saved.len() < SAVED => saved.push(state.clone()),
                b"Q" => {
                    if let Some(back) = saved.pop() {
                        state = back;
                    }
                }
                b"cm" => {
                    if let Some(matrix) = numbers(&operands) {
                        state.matrix = Matrix(matrix).then(state.matrix);
                    }
                }
                b"ID" => lexer.skip_picture(),
                b"Do" => {
                    if let Some(Token::Name(name)) = operands.last()
                        && depth < DEPTH
                    {
                        self.form(name, resources, &state, depth)?;
                    }
                }
                b"Tf" => {
                    if let [.., Token::Name(name), Token::Number(size)] = operands.as_slice() {
                        state.font = Some(self.common.font(resources, name));
                        state.size = *size;
                    }
                }
                b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"h" | b"S" | b"s" | b"f" | b"F"
                | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"n" => {
                    self.path(operator, &operands, &state);
                }
                _ => self.text(operator, &operands, &mut state, &mut pen),
            }
            operands.clear();
        }
        Ok(())
    }

    fn form(
        &mut self,
        name: &[u8],
        resources: Option<&Dictionary>,
        state: &State,
        depth: usize,
    ) -> Result<(), Fault> {
        let document = self.common.document;
        let Some(said) = resources
            .and_then(|r| dict(document, r, b"XObject"))
            .and_then(|forms| forms.get(name).ok())
        else {
            return Ok(());
        };
        let Ok((_, Object::Stream(form))) = document.dereference(said) else {
            return Ok(());
        };
        if !matches!(
            form.dict.get(b"Subtype").and_then(Object::as_name),
            Ok(b"Form")
        ) {
            return Ok(());
        }
        let content = self.common.unpack(said)?;
        let mut inner = state.clone();
        if let Some(Object::Array(matrix)) = get(document, &form.dict, b"Matrix") {
            let numbers: Vec<f32> = matrix.iter().filter_map(|n| n.as_float().ok()).collect();
            if let Ok(matrix) = numbers.try_into() {
                inner.matrix = Matrix(matrix).then(inner.matrix);
            }
        }
        let own = dict(document, &form.dict, b"Resources");
        self.content(&content, own.or(resources), inner, depth + 1)
    }

    fn path(&mut self, operator: &[u8], operands: &[Token<'_>], state: &State) {
        let at = |x, y| state.matrix.point(x, y);
        match operator {
            b"m" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.start(at(x, y));
                }
            }
            b"l" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.line(at(x, y));
                }
            }
            b"c" | b"v" | b"y" => {
                if let Some([x, y]) = numbers(operands) {
                    self.paths.curve(at(x, y));
                }
            }
            b"re" => {
                if let Some([x, y, w, h]) = numbers(operands) {
                    let corners = [at(x, y), at(x + w, y), at(x + w, y + h), at(x, y + h)];
                    self.paths.corners(corners);
                }
            }
            b"h" => self.paths.close(),
            _ => {
                if matches!(operator, b"s" | b"b" | b"b*") {
                    self.paths.close();
                }
                if matches!(operator, b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*") {
                    self.paths.stroke();
                } else if operator != b"n" {
                    self.paths.fill();
                }
                self.paths.clear();
            }
        }
    }

    fn text(&mut self, operator: &[u8], operands: &[Token<'_>], state: &mut State, pen: &mut Pen) {
        let one = || numbers::<1>(operands).map_or(0.0, |[n]| n);
        match operator {
            b"BT" => {
                pen.text = Matrix::SAME;
                pen.line = Matrix::SAME;
            }
            b"Tc" => state.letter_gap = one(),
            b"Tw" => state.word_gap = one(),
            b"Tz" => state.stretch = one() / 100.0,
            b"TL" => state.leading = one(),
            b"Ts" => state.rise = one(),
            b"Tr" => state.outlined = (one() - 2.0).abs() < 0.1,
            b"Tm" => {
                if let Some(matrix) = numbers(operands) {
                    pen.line = Matrix(matrix);
                    pen.text = pen.line;
                }
            }
            b"Td" | b"TD" => {
                if let Some([x, y]) = numbers(operands) {
                    if operator == b"TD" {
                        state.leading = -y;
                    }
                    pen.move_line(x, y);
                }
            }
            b"T*" => pen.move_line(0.0, -state.leading),
            b"Tj" | b"TJ" => self.show(operands, state, pen),
            b"'" | b"\"" => {
                if operator == b"\""
                    && let [
                        ..,
                        Token::Number(word),
                        Token::Number(letter),
                        Token::Text(_),
                    ] = operands
                {
                    state.word_gap = *word;
                    state.letter_gap = *letter;
                }
                pen.move_line(0.0, -state.leading);
                self.show(
                    operands
                        .last()
                        .map(std::slice::from_ref)
                        .unwrap_or_default(),
                    state,
                    pen,
                );
            }
            _ => {}
        }
    }

    fn show(&mut self, operands: &[Token<'_>], state: &State, pen: &mut Pen) {
        let font = state.font.clone().unwrap_or_else(|| self.common.missing());
        for operand in operands {
            match operand {
                Token::Number(back) => {
                    let shift = -back / 1000.0 * state.size * state.stretch;
                    pen.text = Matrix::shift(shift, 0.0).then(pen.text);
                }
                Token::Text(bytes) => {
                    let mut rest = bytes.as_slice();
                    while let Some(shown) = font.next(&mut rest) {
                        let whole = Matrix([
                            state.size * state.stretch,
                            0.0,
                            0.0,
                            state.size,
                            0.0,
                            state.rise,
                        ])
                        .then(pen.text)
                        .then(state.matrix);
                        self.words.add(&Glyph {
                            letters: shown.letters,
                            from: whole.point(0.0, 0.0),
                            to: whole.point(shown.width, 0.0),
                            size: whole.height(),
                            bold: font.bold || state.outlined,
                        });
                        let gap = if shown.is_space { state.word_gap } else { 0.0 };
                        let advance = shown.width * state.size + state.letter_gap + gap;
                        pen.text = Matrix::shift(advance * state.stretch, 0.0).then(pen.text);
                    }
                }
                _ => {}
            }
        }
    }
}

impl Pen {
    fn move_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.text = self.line;
    }
}

/// The last operands, if they are so many numbers.
fn numbers<const COUNT: usize>(operands: &[Token<'_>]) -> Option<[f32; COUNT]> {
    let last = operands.get(operands.len().checked_sub(COUNT)?..)?;
    let mut out = [0.0; COUNT];
    for (slot, token) in out.iter_mut().zip(last) {
        let Token::Number(n) = token else { return None };
        *slot = *n;
    }
    Some(out)
}
