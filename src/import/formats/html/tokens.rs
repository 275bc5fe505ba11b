//! The signs of a web page: tags and words, as browsers tell them apart. Comments, scripts and
//! styles are passed over here.

use memchr::memmem;

/// A sign.
#[derive(Debug, PartialEq)]
pub(super) enum Token<'a> {
    /// A tag that opens, and whether it closes itself.
    Open(Tag<'a>),
    /// A tag that closes: its name in lower case.
    Close(String),
    /// Words, as the page has them.
    Words(&'a str),
}

/// A tag that opens.
#[derive(Debug, PartialEq)]
pub(super) struct Tag<'a> {
    /// Its name in lower case.
    pub(super) name: String,
    attributes: &'a str,
}

/// Elements whose contents are no words of the page.
const RAW: &[&str] = &[
    "script", "style", "template", "noscript", "svg", "iframe", "object", "title", "math",
    "button", "datalist", "audio", "video", "canvas",
];

/// Cuts a page into signs.
pub(super) struct Tokens<'a> {
    rest: &'a str,
    /// Elements whose end was looked for and stands nowhere in the rest.
    endless: Vec<String>,
}

impl<'a> Tokens<'a> {
    /// Reads `page`.
    pub(super) fn new(page: &'a str) -> Self {
        Self {
            rest: page,
            endless: Vec::new(),
        }
    }

    /// Takes so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let (taken, rest) = self.rest.split_at_checked(bytes).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Passes over what goes to `end`, or to the end of the page.
    fn pass(&mut self, end: &str) {
        let bytes = memmem::find(self.rest.as_bytes(), end.as_bytes());
        self.take(bytes.map_or(self.rest.len(), |at| at + end.len()));
    }

    /// Passes over an element whose contents are no words.
    fn pass_raw(&mut self, name: &str) {
        if self.endless.iter().any(|n| n == name) {
            return;
        }
        let bytes = self.rest.as_bytes();
        for at in memmem::find_iter(bytes, b"</") {
            let after = bytes.get(at + 2..at + 2 + name.len());
            let ends = bytes
                .get(at + 2 + name.len())
                .is_none_or(|b| !b.is_ascii_alphanumeric());
            if ends && after.is_some_and(|n| n.eq_ignore_ascii_case(name.as_bytes())) {
                self.take(at);
                return;
            }
        }
        // One that never ends is taken to have ended at once: the page is not lost.
        self.endless.push(name.to_owned());
    }

    /// A tag, if there is one at the angle that `rest` begins with.
    fn tag(&mut self) -> Option<Token<'a>> {
        let bytes = self.rest.as_bytes();
        let closing = bytes.get(1) == Some(&b'/');
        let name_at = 1 + usize::from(closing);
        if !bytes.get(name_at).is_some_and(u8::is_ascii_alphabetic) {
            return None;
        }
        let name_end = bytes
            .iter()
            .skip(name_at)
            .position(|b| b.is_ascii_whitespace() || matches!(b, b'/' | b'>'))
            .map_or(bytes.len(), |n| name_at + n);
        let end = end_of_tag(bytes, name_end);
        let name = self.rest.get(name_at..name_end)?.to_ascii_lowercase();
        let attributes = self.rest.get(name_end..end)?;
        self.take(end + 1);
        if closing {
            return Some(Token::Close(name));
        }
        if RAW.contains(&name.as_str()) && !attributes.ends_with('/') {
            self.pass_raw(&name);
        }
        Some(Token::Open(Tag { name, attributes }))
    }
}

/// Where a tag ends: at an angle that no quotes are around.
fn end_of_tag(bytes: &[u8], from: usize) -> usize {
    let mut quote = None;
    let mut before = b' ';
    for (at, byte) in bytes.iter().enumerate().skip(from) {
        match (byte, quote) {
            (b'>', None) => return at,
            // Quotes only where a value begins: a stray one doesn't swallow the page.
            (b'"' | b'\'', None) if before == b'=' => quote = Some(*byte),
            (_, Some(open)) if *byte == open => quote = None,
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            before = *byte;
        }
    }
    // A quote that isn't closed: the next angle ends the tag.
    let rest = bytes.get(from..).unwrap_or(&[]);
    memchr::memchr(b'>', rest).map_or(bytes.len(), |at| from + at)
}

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if self.rest.starts_with("<!--") {
                self.take(4);
                self.pass("-->");
            } else if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
                self.pass(">");
            } else if self.rest.starts_with('<')
                && let Some(token) = self.tag()
            {
                return Some(token);
            } else {
                let after = self.rest.as_bytes().get(1..).unwrap_or(&[]);
                let end = memchr::memchr(b'<', after).map_or(self.rest.len(), |at| at + 1);
                return Some(Token::Words(self.take(end)));
            }
        }
    }
}

impl Tag<'_> {
    /// Whether the tag closes itself.
    pub(super) fn closes(&self) -> bool {
        self.attributes.ends_with('/')
    }

    /// An attribute, with its entities as characters; empty if it has no value.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() {
                return None;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || matches!(c, '=' | '/'))
                .unwrap_or(rest.len())
                .max(1);
            let (key, after) = rest.split_at_checked(end)?;
            let mut value = "";
            rest = after.trim_start();
            if let Some(after) = rest.strip_prefix('=') {
                let after = after.trim_start();
                let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
                (value, rest) = if let Some(quote) = quote {
                    let inside = after.get(1..).unwrap_or("");
                    inside.split_once(quote).unwrap_or((inside, ""))
                } else {
                    let end = after.find(|c: char| c.is_ascii_whitespace());
                    after.split_at_checked(end.unwrap_or(after.len()))?
                };
            }
            if key.eq_ignore_ascii_case(name) {
                return Some(htmlize::unescape_attribute(value).into_owned());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(page: &str) -> String {
        Tokens::new(page)
            .map(|token| match token {
                Token::Open(tag) => format!("<{}>", tag.name),
                Token::Close(name) => format!("</{name}>"),
                Token::Words(words) => words.to_owned(),
            })
            .collect()
    }

    #[test]
    fn tags_words_and_what_is_neither() {
        assert_eq!(
            shown("<!DOCTYPE html><P class=x>a<BR/>b</P>"),
            "<p>a<br>b</p>"
        );
        assert_eq!(shown("a < b <3 & c <!-- <p> --> d"), "a < b <3 & c  d");
        assert_eq!(
            shown("<script>if (a<b) '</p>'</SCRIPT>x"),
            "<script></script>x"
        );
        assert_eq!(shown("<a title='x > y' href=z>t</a>"), "<a>t</a>");
        assert_eq!(shown("<a href=\"x>t</a><p>u"), "<a>t</a><p>u");
        assert_eq!(shown("<script>no end"), "<script>no end");
        assert_eq!(shown("é<"), "é<");
    }

    #[test]
    fn attributes_with_and_without_quotes() {
        let mut tokens = Tokens::new("<ol START=3 type='a' hidden data-x=\"&amp;\" é=è/>");
        let Some(Token::Open(tag)) = tokens.next() else {
            unreachable!("it is a tag");
        };
        assert_eq!(tag.attribute("start").as_deref(), Some("3"));
        assert_eq!(tag.attribute("type").as_deref(), Some("a"));
        assert_eq!(tag.attribute("hidden").as_deref(), Some(""));
        assert_eq!(tag.attribute("data-x").as_deref(), Some("&"));
        assert_eq!(tag.attribute("class"), None);
        assert!(tag.closes());
    }
}
