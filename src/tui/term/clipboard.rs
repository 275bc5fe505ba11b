//! The clipboard of the terminal: words go into it by OSC 52, which the terminal takes also where the program
//! runs on another machine. Nothing but base64 stands in the sequence, so that no word can end it or begin
//! another.

/// How many bytes go into the clipboard at most: terminals drop a sequence of more than 100,000, and
/// base64 makes four of three.
pub const CLIPBOARD_LIMIT: usize = 74_994;

/// What is to be written to the terminal so that it takes `text`; none if it is more than a terminal takes.
/// Within tmux the sequence is written twice: for tmux itself, and past it to the terminal.
pub fn to_clipboard(text: &str, tmux: bool) -> Option<Vec<u8>> {
    if text.len() > CLIPBOARD_LIMIT {
        return None;
    }
    let sequence = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    let mut bytes = sequence.clone().into_bytes();
    if tmux {
        let past = sequence.replace('\x1b', "\x1b\x1b");
        bytes.extend(format!("\x1bPtmux;{past}\x1b\\").into_bytes());
    }
    Some(bytes)
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 (RFC 4648).
fn base64(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or_default());
        let all = at(0) << 16 | at(1) << 8 | at(2);
        for n in 0..4 {
            if n <= three.len() {
                let six = all >> (18 - 6 * n) & 0x3F;
                out.push(char::from(LETTERS[six as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_base64_as_the_standard_has_them() {
        for (text, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
            ("\u{A3}\u{2019}", "wqPigJk="),
        ] {
            assert_eq!(base64(text.as_bytes()), coded, "{text}");
        }
    }

    #[test]
    fn nothing_in_the_words_can_end_the_sequence() {
        let bytes = to_clipboard("a\x07b\x1b\\c\x1b]2;title\x07", false).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let inside = text.strip_prefix("\x1b]52;c;").unwrap();
        let inside = inside.strip_suffix('\x07').unwrap();
        assert!(
            inside
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "+/=".contains(c)),
            "{inside:?}"
        );
    }

    #[test]
    fn tmux_gets_it_and_passes_it_on() {
        let text = String::from_utf8(to_clipboard("f", true).unwrap()).unwrap();
        assert_eq!(
            text,
            "\x1b]52;c;Zg==\x07\x1bPtmux;\x1b\x1b]52;c;Zg==\x07\x1b\\"
        );
    }

    #[test]
    fn what_is_more_than_a_terminal_takes_is_not_written() {
        assert!(to_clipboard(&"x".repeat(CLIPBOARD_LIMIT), false).is_some());
        assert!(to_clipboard(&"x".repeat(CLIPBOARD_LIMIT + 1), false).is_none());
    }
}
