//! An e-mail as it is saved: who sent it and when, its words, and the Word files that hang on it.

use chrono::{NaiveDate, NaiveDateTime};
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{
    Addr, DateTime, Encoding, Message, MessageParser, MessagePart, MimeHeaders, PartType,
};

use crate::import::formats::decode::decode;
use crate::import::formats::{Format, read as read_format};
use crate::import::steps::Steps;
use crate::import::trouble::Trouble;
use crate::meeting::text::Text;

/// How deep mails may hang on mails.
const DEEPEST: usize = 8;
/// The most parts of a mail.
const MOST_PARTS: usize = 64;
/// The largest mail.
const MOST: usize = 32 << 20;

/// A mail, read.
#[derive(Debug, Default)]
pub(super) struct Mail {
    /// Who sent it, as they are named; empty = it doesn't say.
    pub(super) from: Text,
    /// When, by the sender's clock.
    pub(super) when: Option<NaiveDateTime>,
    /// Its words.
    pub(super) words: String,
    /// Word files, with their names.
    pub(super) files: Vec<(String, Vec<u8>)>,
    /// Attachments that were not read.
    pub(super) others: Vec<String>,
}

/// Whether bytes are a saved mail rather than a plain text.
pub(super) fn is_mail(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let head = head.trim_start_matches('\u{FEFF}');
    let first = head.lines().next().unwrap_or("");
    let is_field = first.split_once(':').is_some_and(|(name, _)| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    });
    let fields = head
        .split("\n\n")
        .next()
        .unwrap_or("")
        .replace("\r\n", "\n");
    let has = |name: &str| fields.lines().any(|line| line.starts_with(name));
    is_field && has("from:") && (has("mime-version:") || has("date:") || has("received:"))
}

/// Reads a mail.
///
/// # Errors
/// When it is too big.
pub(super) fn read(bytes: &[u8]) -> Result<Mail, Trouble> {
    if bytes.len() > MOST {
        return Err(Trouble::new(
            "The mail is bigger than 32 MB.",
            "Save the Word file that hangs on it, and read that.",
        ));
    }
    let mut mail = Mail::default();
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Ok(mail);
    };
    mail.from = message
        .from()
        .and_then(|from| from.first())
        .map(sender)
        .unwrap_or_default();
    mail.when = message.date().and_then(by_their_clock);
    let mut left = MOST_PARTS;
    take(&message, Some(bytes), &mut mail, 0, &mut left);
    Ok(mail)
}

/// Takes what a mail holds: its words, in plain letters where it has them in both ways, and what
/// hangs on it. A mail that hangs on it is taken too: that is how copies are passed on. `bytes` are
/// those that the places of its parts are of.
fn take(
    message: &Message<'_>,
    bytes: Option<&[u8]>,
    mail: &mut Mail,
    depth: usize,
    left: &mut usize,
) {
    if depth > DEEPEST {
        return;
    }
    // A picture among the words stands in both lists.
    let hanging = message.attachments.iter();
    let hanging = hanging.filter(|id| !message.text_body.contains(id));
    let parts = message.text_body.iter().chain(hanging);
    for part in parts.filter_map(|id| message.part(*id)) {
        if *left == 0 {
            return;
        }
        *left -= 1;
        if let PartType::Message(inner) = &part.body {
            take(inner, None, mail, depth + 1, left);
        } else if let Some(name) = part.attachment_name() {
            let ending = name.rsplit_once('.');
            let ending = ending.map(|(_, ending)| ending.to_lowercase());
            if matches!(ending.as_deref(), Some("docx" | "odt")) {
                mail.files.push((name.to_owned(), part.contents().to_vec()));
            } else {
                mail.others.push(name.to_owned());
            }
        } else if let Some(words) = words(part, bytes) {
            if !mail.words.is_empty() {
                mail.words.push('\n');
            }
            mail.words.push_str(&words);
        }
    }
}

/// The words of a part; none if it isn't of words.
fn words(part: &MessagePart<'_>, bytes: Option<&[u8]>) -> Option<String> {
    match &part.body {
        PartType::Html(page) => Some(of_page(page)),
        PartType::Text(text) if is_plain(part) => {
            Some(match bytes.and_then(|bytes| undecoded(part, bytes)) {
                Some(raw) => decode(&raw, None).text,
                None => decode(text.as_bytes(), None).text,
            })
        }
        _ => None,
    }
}

/// Whether a part of text is for reading: not a calendar's entry or a card.
fn is_plain(part: &MessagePart<'_>) -> bool {
    part.content_type().is_none() || part.is_content_type("text", "plain")
}

/// The bytes of a part that doesn't say what its characters are: what they are is then told from
/// them, and not taken to be UTF-8.
fn undecoded(part: &MessagePart<'_>, bytes: &[u8]) -> Option<Vec<u8>> {
    let kind = part.content_type();
    if kind.is_some_and(|kind| kind.attribute("charset").is_some()) {
        return None;
    }
    let raw = bytes.get(part.offset_body as usize..part.offset_end as usize)?;
    match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
        Encoding::Base64 => None,
    }
}

/// The words of a mail that is a web page.
fn of_page(page: &str) -> String {
    let steps = Steps::for_size(page.len());
    let Ok(run) = read_format(Format::Html, 0, page.as_bytes(), &steps) else {
        return String::new();
    };
    let lines: Vec<String> = run
        .lines
        .iter()
        .map(crate::import::line::Line::text)
        .collect();
    lines.join("\n")
}

/// When a mail was sent, as the sender's clock showed it.
fn by_their_clock(at: &DateTime) -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(at.year.into(), at.month.into(), at.day.into())?.and_hms_opt(
        at.hour.into(),
        at.minute.into(),
        at.second.into(),
    )
}

/// The name of a sender, or their address where they give no name.
fn sender(from: &Addr<'_>) -> Text {
    let name = from.name.as_deref().unwrap_or("").trim();
    if name.is_empty() {
        return Text::line(from.address.as_deref().unwrap_or("").trim());
    }
    // "Lee, Amara" is how address books write it.
    match name.split_once(", ") {
        Some((last, first)) if !first.contains(',') => Text::line(&format!("{first} {last}")),
        _ => Text::line(name),
    }
}
