//! The chapters of a recording as WebVTT, for a player to read beside the video.

use crate::minutes::Audience;
use crate::minutes::document::leaving;
use crate::minutes::papers::Chapters;

use super::clock;

/// The chapters, a cue each.
pub fn chapters_vtt<A: Audience>(chapters: &Chapters<A>) -> Vec<u8> {
    let mut out = "WEBVTT\n".to_owned();
    for (at, chapter) in chapters.chapters().iter().enumerate() {
        let (from, to) = (clock(chapter.from), clock(chapter.to));
        let title = escaped(&chapter.title);
        let cue = format!("\n{}\n{from}.000 --> {to}.000\n{title}\n", at + 1);
        out.push_str(&cue);
    }
    out.into_bytes()
}

/// The words of a cue: nothing in them is a tag, an entity or the arrow between times.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in leaving(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn words_are_never_taken_for_marks() {
        assert_eq!(
            escaped("A --> B <i>&amp;\nR&D"),
            "A --&gt; B &lt;i&gt;&amp;amp; R&amp;D"
        );
    }
}
