//! One pass over the bytes of a session file, line by line, for [`super::read`].

use super::format::{self, Digits, Line, READER, START, has_hole, seq_of};
use super::problem::Problem;
use super::read::{Edited, Fate, Finding, Judged, Loaded, Sort, Soundness, Stored};
use super::wording::{cause, not_a_session};
use crate::meeting::text::Text;

/// A file with more faults than these is told by the first of them.
const MOST_FINDINGS: usize = 1000;

/// The reader that a file needs.
#[derive(Clone, Copy)]
enum Needed {
    Ours,
    /// A newer one; which, if the file says so.
    Newer(Option<u32>),
}

impl Needed {
    fn reader(self) -> Option<u32> {
        match self {
            Self::Ours => None,
            Self::Newer(reader) => reader,
        }
    }
}

/// The state of the scan.
pub(super) struct Scan<'j, R> {
    out: Loaded<R>,
    judged: Option<&'j mut Vec<Judged>>,
    /// The digits of the line before as they stand; none if it is a bad line.
    before: Option<Digits>,
    /// What they should be, where they are not.
    before_computed: Option<Digits>,
    /// Whether something was lost since the last good record, which explains a gap.
    hole: bool,
    /// Whether nothing worse than edits was found.
    only_edits: bool,
    lines: usize,
    expected: u64,
    needed: Needed,
    /// Where the last line that is no aside begins.
    last_begins: usize,
    /// Where zeros begin that a crash left behind the last record.
    junk_begins: Option<usize>,
}

impl<'j, R: Stored> Scan<'j, R> {
    pub(super) fn new(judged: Option<&'j mut Vec<Judged>>) -> Self {
        Self {
            out: Loaded {
                header: None,
                records: Vec::new(),
                edited: Vec::new(),
                soundness: Soundness::Sound,
                findings: Vec::new(),
                good_len: 0,
                ends_open: false,
                last_digits: START,
                last_seq: 0,
            },
            judged,
            before: Some(START),
            before_computed: None,
            hole: false,
            only_edits: true,
            lines: 0,
            expected: 1,
            needed: Needed::Ours,
            last_begins: 0,
            junk_begins: None,
        }
    }

    pub(super) fn over(mut self, bytes: &[u8]) -> Result<Loaded<R>, Problem> {
        let mut at = 0;
        let mut headed = false;
        let mut split = false;
        let mut last_content_line = 0;
        while at < bytes.len() {
            let rest = &bytes[at..];
            let found = memchr::memchr(b'\n', rest);
            let mut end = at + found.unwrap_or(rest.len());
            let mut ended = found.is_some();
            let mut next = end + usize::from(ended);
            self.lines += usize::from(!std::mem::take(&mut split));
            // An editor may have put a byte order mark before the banner.
            let skip = if at == 0 && rest.starts_with(b"\xEF\xBB\xBF") {
                3
            } else {
                0
            };
            let start = (at + skip).min(end);
            let mut form = format::classify(&bytes[start..end]);
            let mut computed = self.computed(form);
            let proven = matches!(form, Line::Record { digits, .. } if computed == Some(digits));
            if !proven && let Some(len) = self.run_on(&bytes[start..end]) {
                let behind = &bytes[start + len..end];
                end = start + len;
                if next == bytes.len() && behind.starts_with(b"\0") {
                    // What a crash left of the next append, whose own newline came first.
                    self.junk_begins = Some(end);
                    ended = false;
                } else {
                    // The newline was hit and nothing else: both lines can be read.
                    self.find(Sort::Damage, "runs on into the next line", None, "");
                    next = end + behind.iter().take_while(|b| **b != b'(').count();
                    split = next < bytes.len() && bytes[next] == b'(';
                    ended = true;
                }
                form = format::classify(&bytes[start..end]);
                computed = self.computed(form);
            }
            let fate = match form {
                Line::Aside => Fate::Aside,
                _ if !headed => {
                    headed = true;
                    self.header(form)
                }
                Line::Bad => {
                    if ended && !has_hole(&bytes[start..end]) {
                        let why = "does not end with the digits that Quorate puts there";
                        self.find(Sort::Damage, why, None, "");
                    } else {
                        self.find(Sort::Unfinished, "was cut short", None, "");
                    }
                    self.before = None;
                    self.before_computed = None;
                    self.hole = true;
                    Fate::Lost
                }
                Line::Record { body, digits } => self.record(body, digits, computed, ended),
            };
            if fate != Fate::Aside {
                self.last_begins = at;
                last_content_line = self.lines;
                self.out.ends_open = !ended;
            }
            if let Some(judged) = &mut self.judged
                && fate != Fate::Aside
            {
                judged.push(Judged {
                    bytes: at..end,
                    fate,
                });
            }
            at = next;
        }
        let newer = matches!(self.needed, Needed::Newer(_));
        if self.out.header.is_none() && self.out.records.is_empty() && !newer {
            return Err(not_a_session(bytes));
        }
        self.finish(bytes, last_content_line);
        Ok(self.out)
    }

    /// The digits that a record should have; none without the digits of the line before.
    fn computed(&self, form: Line<'_>) -> Option<Digits> {
        match (form, &self.before) {
            (Line::Record { body, .. }, Some(before)) => {
                Some(format::digits(before, body.as_bytes()))
            }
            _ => None,
        }
    }

    /// Where a line's own record ends, if it is proven and something else stands behind it.
    fn run_on(&self, line: &[u8]) -> Option<usize> {
        format::inner_end(self.before.as_ref()?, line)
    }

    fn header(&mut self, form: Line<'_>) -> Fate {
        let Line::Record { body, digits } = form else {
            let why = "should be the header, and cannot be read";
            self.find(Sort::Damage, why, None, "");
            self.before = None;
            return Fate::Lost;
        };
        self.before = Some(digits);
        self.out.last_digits = digits;
        let computed = format::digits(&START, body.as_bytes());
        match format::parse_header(body) {
            Ok(header) => {
                let newer = header.format > format::FORMAT || header.min_reader > READER;
                if newer && computed == digits {
                    self.needed = Needed::Newer(Some(header.min_reader));
                }
                if computed != digits {
                    let why = "is the header, and was changed outside Quorate";
                    self.find(Sort::Edit, why, None, "");
                    self.before_computed = Some(computed);
                }
                self.out.header = Some(header);
                Fate::Header
            }
            Err(_) if computed == digits => {
                self.needed = Needed::Newer(None);
                Fate::Lost
            }
            Err(e) => {
                self.find_ron("should be the header, and", &e, body);
                Fate::Lost
            }
        }
    }

    fn record(
        &mut self,
        body: &str,
        digits: Digits,
        computed: Option<Digits>,
        ended: bool,
    ) -> Fate {
        // Without the digits before there is nothing to hold against it.
        let mut sound = computed.is_none_or(|c| c == digits);
        if let Some(other) = self.before_computed.take()
            && !sound
            && format::digits(&other, body.as_bytes()) == digits
        {
            sound = true;
            self.clear_doubt();
        }
        self.before = Some(digits);
        match R::quickly(body).map_or_else(|| ron::from_str::<R>(body), Ok) {
            Ok(record) => {
                let fate = self.place(record, sound, computed);
                if matches!(fate, Fate::Good(_)) {
                    self.out.last_digits = digits;
                }
                fate
            }
            Err(_) if sound && computed.is_some() => {
                // Its digits prove that a Quorate wrote it: one that knows more.
                let why = "holds something that this version does not know";
                self.find(Sort::Unknown, why, None, "");
                self.needed = Needed::Newer(self.needed.reader());
                self.out.last_seq = seq_of(body).unwrap_or(self.expected);
                self.expected = self.out.last_seq.saturating_add(1);
                Fate::Lost
            }
            Err(e) => {
                if !ended || has_hole(body.as_bytes()) {
                    self.find(Sort::Unfinished, "was cut short", None, "");
                } else {
                    self.find_ron("", &e, body);
                }
                self.hole = true;
                Fate::Lost
            }
        }
    }

    fn place(&mut self, record: R, sound: bool, computed: Option<Digits>) -> Fate {
        let seq = record.seq();
        if let Some(needed) = record.raises_reader().filter(|n| sound && *n > READER) {
            self.needed = Needed::Newer(self.needed.reader().max(Some(needed)));
        }
        if seq < self.expected {
            let why = format!("repeats record {seq}, or stands out of order");
            self.find(Sort::Damage, &why, None, "");
            return Fate::Lost;
        }
        self.out.last_seq = self.out.last_seq.max(seq);
        let gap = (self.expected..seq).find(|s| !self.is_left_out(*s));
        if let Some(first) = gap
            && !self.hole
        {
            let why = if first + 1 == seq {
                format!("comes next, but record {first} is missing")
            } else {
                format!("comes next, but records {first} to {} are missing", seq - 1)
            };
            self.find(Sort::Damage, &why, None, "");
        }
        if sound {
            self.out.records.push(record);
            self.expected = seq.saturating_add(1);
            self.hole = false;
            return Fate::Good(seq);
        }
        let line = self.lines;
        self.out.edited.push(Edited { line, record });
        if gap.is_none() {
            self.find(Sort::Edit, "was changed outside Quorate", None, "");
            self.expected = seq.saturating_add(1);
            self.before_computed = computed;
        } else {
            // Its number may be what is wrong with it: the next one decides.
            self.hole = true;
        }
        Fate::Edited(seq)
    }

    fn is_left_out(&self, seq: u64) -> bool {
        self.out
            .header
            .as_ref()
            .is_some_and(|h| h.left_out.binary_search(&seq).is_ok())
    }

    /// The line after proves that only the digits of the line before were changed.
    fn clear_doubt(&mut self) {
        if let Some(finding) = self.out.findings.last_mut() {
            "has wrong digits, though it is itself sound".clone_into(&mut finding.why);
        }
        let Some(edited) = self.out.edited.pop() else {
            return;
        };
        let seq = edited.record.seq();
        self.out.records.push(edited.record);
        if let Some(judged) = &mut self.judged
            && let Some(last) = judged.last_mut()
        {
            last.fate = Fate::Good(seq);
        }
    }

    fn find(&mut self, sort: Sort, why: &str, column: Option<usize>, excerpt: &str) {
        self.only_edits &= sort == Sort::Edit;
        if self.out.findings.len() >= MOST_FINDINGS {
            return;
        }
        self.out.findings.push(Finding {
            line: self.lines,
            column,
            record: self.expected,
            why: why.to_owned(),
            excerpt: Text::line(excerpt),
            sort,
        });
    }

    fn find_ron(&mut self, what: &str, error: &ron::error::SpannedError, body: &str) {
        let column = error.span.start.col;
        let around: String = body
            .chars()
            .skip(column.saturating_sub(30))
            .take(60)
            .collect();
        let why = format!(
            "{what} cannot be read at column {column}: {}",
            cause(&error.code)
        );
        self.find(Sort::Damage, why.trim_start(), Some(column), &around);
    }

    fn finish(&mut self, bytes: &[u8], last_content_line: usize) {
        let out = &mut self.out;
        out.good_len = bytes.len();
        let first = out.findings.first();
        out.soundness = if let Needed::Newer(needed) = self.needed {
            Soundness::Newer { needed }
        } else if let Some(first) = first {
            let torn = out.findings.len() == 1
                && first.sort == Sort::Unfinished
                && first.line == last_content_line;
            if torn {
                out.good_len = self.last_begins;
                out.ends_open = false;
                Soundness::TornTail {
                    line: first.line,
                    bytes: (bytes.len() - self.last_begins) as u64,
                }
            } else if self.only_edits {
                Soundness::EditedOutside {
                    lines: out.findings.iter().map(|f| f.line).collect(),
                }
            } else {
                let first = out
                    .findings
                    .iter()
                    .find(|f| f.sort != Sort::Edit)
                    .unwrap_or(first);
                Soundness::Damaged {
                    line: first.line,
                    record: first.record,
                    why: first.why.clone(),
                }
            }
        } else if let Some(junk) = self.junk_begins {
            out.good_len = junk;
            out.ends_open = true;
            Soundness::TornTail {
                line: last_content_line,
                bytes: (bytes.len() - junk) as u64,
            }
        } else {
            // Where the last line lacks its newline, only asides may follow it.
            out.ends_open = bytes.last().is_some_and(|b| *b != b'\n');
            Soundness::Sound
        };
    }
}
