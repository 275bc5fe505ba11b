//! The initials by which minutes call somebody: "Leopold Varrow (LV)", "Alan Holt, Chair (AHol)".

/// The words without the initials of the name before them: alone in brackets, in front of what else
/// the brackets hold, or bare behind each name.
pub fn without_initials(words: &str) -> String {
    let words = without_bare(words);
    let words = words.as_str();
    let mut out = String::with_capacity(words.len());
    let mut rest = words;
    while let Some(open) = rest.find('(') {
        let (before, from) = rest.split_at(open);
        let Some(close) = from.find(')') else { break };
        let inside = from.get(1..close).unwrap_or_default();
        let after = from.get(close + 1..).unwrap_or_default();
        // "Ann Lee (Head) (AL)": a bracket before it is none of the name.
        let name = if before.trim().is_empty() {
            let all = words.get(..words.len() - from.len()).unwrap_or_default();
            all.trim_end()
                .rsplit_once('(')
                .map_or(before, |(name, _)| name)
        } else {
            before
        };
        let beside = inside.split_once(',').filter(|(own, _)| is_of(own, name));
        if is_of(inside, name) {
            out.push_str(before.trim_end());
        } else if leads(inside, before, after) {
            out.push_str(before);
            rest = after.trim_start();
            continue;
        } else if let Some((_, said)) = beside {
            out.push_str(before);
            out.push('(');
            out.push_str(said.trim());
            out.push(')');
        } else {
            out.push_str(before);
            out.push_str(from.get(..=close).unwrap_or_default());
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// Whether initials stand in front of their name: "(AL) Ann Lee".
fn leads(inside: &str, before: &str, after: &str) -> bool {
    let opens = before.trim_end();
    let opens = opens.is_empty() || opens.ends_with([',', ';', '\n']);
    let mut name = after.split_whitespace().take(3);
    let first = name.next().unwrap_or_default();
    let same = first.chars().next() == inside.chars().next();
    let rest: Vec<&str> = name.collect();
    opens
        && same
        && inside.len() > 1
        && are_initials(inside, &format!("{first} {}", rest.join(" ")))
}

/// "Ann Lee AL Bo Oke BO" with commas for the initials, where several names have them.
fn without_bare(words: &str) -> String {
    let all: Vec<&str> = words.split([' ', '\t']).collect();
    let big = |w: &str| (2..=4).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_uppercase());
    let mut cuts = Vec::new();
    for (at, word) in all.iter().enumerate() {
        let word = word.trim_end_matches(['.', ',', ';']);
        // Three words of a name at the most, and none of the one before.
        let from = cuts
            .last()
            .map_or(0, |cut| cut + 1)
            .max(at.saturating_sub(3));
        let before = all.get(from..at).unwrap_or_default().iter();
        let plain: Vec<&str> = before.filter(|w| !w.starts_with('(')).copied().collect();
        let loud = plain.iter().any(|w| big(w));
        if big(word) && !loud && is_of(word, &plain.join(" ")) {
            cuts.push(at);
        }
    }
    if cuts.len() < 2 {
        return words.to_owned();
    }
    let mut out = String::with_capacity(words.len());
    for (at, word) in all.iter().enumerate() {
        if cuts.contains(&at) {
            if !out.ends_with([',', ';']) && at + 1 < all.len() {
                out.push(',');
            }
            continue;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Whether `inside` are initials of the last name in `before`.
fn is_of(inside: &str, before: &str) -> bool {
    let letters: Vec<char> = inside.chars().filter(|c| *c != '.').collect();
    let big = letters.iter().filter(|c| c.is_uppercase()).count();
    if big < 2 {
        return false;
    }
    let last = before
        .rsplit([';', '\n', ')', ':'])
        .next()
        .unwrap_or_default();
    are_initials(inside, last)
}

/// Whether `inside` could be the initials of a name that ends in `last`, whatever their case: "Ahol"
/// for "Alan Holt".
pub fn are_initials(inside: &str, last: &str) -> bool {
    let letters: Vec<char> = inside.chars().filter(|c| *c != '.').collect();
    let plain = (2..=5).contains(&letters.len())
        && letters.first().is_some_and(|c| c.is_uppercase())
        && letters.iter().all(|c| c.is_alphabetic());
    if !plain {
        return false;
    }
    // A name has few words, and what parts it from its office are commas.
    let mut words: Vec<&str> = last
        .split(|c: char| c.is_whitespace() || c == ',' || c == '-')
        .filter(|w| !w.is_empty())
        .collect();
    let far = words.len().saturating_sub(8);
    words.drain(..far);
    (0..words.len()).any(|at| spells(&letters, words.get(at..).unwrap_or_default(), 0))
}

/// Whether the first letters of words that follow each other spell the initials: the first word
/// gives some, and so does one behind it.
fn spells(letters: &[char], words: &[&str], taken: usize) -> bool {
    if letters.is_empty() {
        return taken >= 2;
    }
    let Some((word, rest)) = words.split_first() else {
        return false;
    };
    let same = |(a, b): (char, &char)| a.to_lowercase().eq(b.to_lowercase());
    let most = word.chars().zip(letters).take_while(|p| same(*p)).count();
    // "Ann Birkett (ABk)": the last letter is one further on in the name.
    let ends = matches!(letters, [first, last] if taken > 0
        && word.chars().next().is_some_and(|c| same((c, first)))
        && last.is_lowercase()
        && word.chars().skip(2).any(|c| c == *last));
    let given =
        ends || (1..=most).any(|n| spells(letters.get(n..).unwrap_or_default(), rest, taken + 1));
    // "Eti-Mfon" and "van der" may give none.
    given || taken > 0 && words.len() > 1 && spells(letters, rest, taken)
}

#[cfg(test)]
mod tests {
    use super::without_initials;

    #[test]
    fn initials_of_the_name_before_them_are_left_out() {
        for (words, want) in [
            ("Leopold Varrow (LV)", "Leopold Varrow"),
            (
                "Alan Holt, Chair (AHol), Ann Roe (A.R.)",
                "Alan Holt, Chair, Ann Roe",
            ),
            ("(AL) Ann Lee - Chair", "Ann Lee - Chair"),
            ("(HR) Ann Lee", "(HR) Ann Lee"),
            (
                "Ann Lee (Head) (AL), Bo Birk (BBk)",
                "Ann Lee (Head), Bo Birk",
            ),
            ("Femke van der Zwaan (FZ)", "Femke van der Zwaan"),
            // An organisation isn't the initials of a name.
            ("Stephen Tarrow (SCC)", "Stephen Tarrow (SCC)"),
            ("Ann Lee (Chair)", "Ann Lee (Chair)"),
            ("J Tansy (J)", "J Tansy (J)"),
            ("Ann Lee (NHS", "Ann Lee (NHS"),
        ] {
            assert_eq!(without_initials(words), want);
        }
    }
}
