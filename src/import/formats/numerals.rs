//! Numbers as lists show them.

/// Said of numbers that can't be told.
pub(super) const NUMBERS: &str =
    "Some numbers are of a kind that can't be read here, and were left out: number those items.";

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    /// `1`.
    #[default]
    Decimal,
    /// `01`, `001`: so many digits at least.
    Padded(u8),
    /// `a`, and after `z` as the flag says: `aa bb` (false) or `aa ab` (true).
    Lower(bool),
    /// `A`.
    Upper(bool),
    /// `iv`.
    LowerRoman,
    /// `IV`.
    UpperRoman,
    /// `1st`.
    Ordinal,
    /// `One`.
    CardinalText,
    /// `First`.
    OrdinalText,
    /// `A` for ten.
    Hex,
    /// `*`, `†`, `‡`, `§`, `**`.
    Chicago,
    /// `- 1 -`.
    Dashed,
    /// `1.` as one sign.
    Stopped,
    /// `(1)` as one sign.
    Bracketed,
    /// A bullet, or nothing.
    Nothing,
    /// A kind whose signs are not known here: what is shown can't be told.
    Unknown,
}

impl Numeral {
    /// The name that Word has for it (ECMA-376, `ST_NumberFormat`).
    pub(super) fn of_word(name: &str) -> Self {
        match name {
            "decimal" | "decimalHalfWidth" | "decimalFullWidth" | "decimalFullWidth2" => {
                Self::Decimal
            }
            "decimalZero" => Self::Padded(2),
            "lowerLetter" => Self::Lower(false),
            "upperLetter" => Self::Upper(false),
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "cardinalText" => Self::CardinalText,
            "ordinalText" => Self::OrdinalText,
            "hex" => Self::Hex,
            "chicago" => Self::Chicago,
            "numberInDash" => Self::Dashed,
            "decimalEnclosedCircle" => Self::Decimal,
            "decimalEnclosedFullstop" => Self::Stopped,
            "decimalEnclosedParen" => Self::Bracketed,
            "bullet" | "none" => Self::Nothing,
            _ => Self::Unknown,
        }
    }

    /// The letter that OpenDocument and web pages have for it; `counting` if `ab` follows `aa`.
    pub(super) fn of_letter(letter: &str, counting: bool) -> Self {
        match letter {
            "1" => Self::Decimal,
            "a" => Self::Lower(counting),
            "A" => Self::Upper(counting),
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "" => Self::Nothing,
            _ => Self::of_example(letter),
        }
    }

    /// How a number is shown by an example of it, as Word and LibreOffice write the kinds that the
    /// standards have no name for: `01, 02, 03, ...`, `1st`, `One`.
    pub(super) fn of_example(example: &str) -> Self {
        let first = example.split(',').next().unwrap_or_default().trim();
        match first {
            "1" | "①" => Self::Decimal,
            "aaa" => Self::Lower(false),
            "AAA" => Self::Upper(false),
            "1st" => Self::Ordinal,
            "One" => Self::CardinalText,
            "First" => Self::OrdinalText,
            "*" => Self::Chicago,
            _ => match first.strip_suffix('1') {
                Some(zeros)
                    if (1..8).contains(&zeros.len()) && zeros.trim_matches('0').is_empty() =>
                {
                    Self::Padded(u8::try_from(first.len()).unwrap_or(2))
                }
                _ => Self::Unknown,
            },
        }
    }

    /// A number as it is shown; none where that can't be told: a kind that isn't known, or a number
    /// that the kind has no sign for and programs show as they please.
    pub(super) fn show(self, number: u32) -> Option<String> {
        Some(match self {
            Self::Decimal => number.to_string(),
            Self::Padded(digits) => format!("{number:0wide$}", wide = usize::from(digits)),
            Self::Lower(counting) => letters(number, counting)?,
            Self::Upper(counting) => letters(number, counting)?.to_ascii_uppercase(),
            Self::LowerRoman => roman(number)?.to_ascii_lowercase(),
            Self::UpperRoman => roman(number)?,
            Self::Ordinal => format!("{number}{}", ending(number)),
            Self::CardinalText => capital(&cardinal(number)?),
            Self::OrdinalText => capital(&ordinal(number)?),
            Self::Hex => format!("{number:X}"),
            Self::Chicago => {
                let signs = ['*', '†', '‡', '§'];
                let first = number.checked_sub(1).filter(|n| *n < 40)?;
                let sign = signs.get(first as usize % signs.len())?;
                (0..=first / 4).map(|_| *sign).collect()
            }
            Self::Dashed => format!("- {number} -"),
            Self::Stopped => format!("{number}."),
            Self::Bracketed => format!("({number})"),
            Self::Nothing => String::new(),
            Self::Unknown => return None,
        })
    }
}

/// `st`, `nd`, `rd` or `th`.
fn ending(number: u32) -> &'static str {
    match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// The small numbers in words.
const WORDS: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
/// The tens in words, from twenty on.
const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// A number in words, up to ninety-nine: beyond that programs differ in their "and".
fn cardinal(number: u32) -> Option<String> {
    if let Some(word) = WORDS.get(number as usize) {
        return Some((*word).to_owned());
    }
    let ten = TENS.get((number as usize / 10).checked_sub(2)?)?;
    Some(match WORDS.get(number as usize % 10)? {
        &"zero" => (*ten).to_owned(),
        one => format!("{ten}-{one}"),
    })
}

/// A place in words, up to the ninety-ninth.
fn ordinal(number: u32) -> Option<String> {
    let word = cardinal(number)?;
    let (before, last) = word.rsplit_once('-').unwrap_or(("", &word));
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        _ => match last.strip_suffix('y') {
            Some(ten) => format!("{ten}ieth"),
            None => format!("{last}th"),
        },
    };
    Some(if before.is_empty() {
        last
    } else {
        format!("{before}-{last}")
    })
}

/// Words with a capital letter first.
fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|c| c.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

fn letters(number: u32, counting: bool) -> Option<String> {
    let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
    let first = number.checked_sub(1)?;
    if !counting {
        // Word begins again after thirty times the same letter.
        return (first < 26 * 30).then(|| (0..=first / 26).map(|_| letter(first)).collect());
    }
    let mut out = Vec::new();
    let mut rest = number;
    while rest > 0 {
        out.push(letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    Some(out.iter().rev().collect())
}

fn roman(number: u32) -> Option<String> {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..4000).contains(&number) {
        return None;
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(numeral: Numeral, numbers: &[u32]) -> String {
        let all = numbers.iter().map(|n| numeral.show(*n));
        let all: Vec<String> = all.map(|s| s.unwrap_or_else(|| "?".into())).collect();
        all.join(" ")
    }

    #[test]
    fn numbers_are_shown_as_lists_have_them() {
        let shown = |n: Numeral| shown(n, &[1, 4, 26, 27, 28]);
        assert_eq!(shown(Numeral::Lower(false)), "a d z aa bb");
        assert_eq!(shown(Numeral::Upper(true)), "A D Z AA AB");
        assert_eq!(shown(Numeral::LowerRoman), "i iv xxvi xxvii xxviii");
        assert_eq!(shown(Numeral::Ordinal), "1st 4th 26th 27th 28th");
        assert_eq!(shown(Numeral::Hex), "1 4 1A 1B 1C");
        assert_eq!(shown(Numeral::Padded(3)), "001 004 026 027 028");
        assert_eq!(
            shown(Numeral::CardinalText),
            "One Four Twenty-six Twenty-seven Twenty-eight"
        );
        assert_eq!(Numeral::UpperRoman.show(2014).as_deref(), Some("MMXIV"));
        assert_eq!(Numeral::Padded(2).show(7).as_deref(), Some("07"));
    }

    #[test]
    fn places_are_told_in_words() {
        assert_eq!(
            shown(
                Numeral::OrdinalText,
                &[1, 2, 3, 5, 8, 9, 12, 13, 20, 21, 30, 45, 99, 100]
            ),
            "First Second Third Fifth Eighth Ninth Twelfth Thirteenth Twentieth Twenty-first \
             Thirtieth Forty-fifth Ninety-ninth ?"
        );
        assert_eq!(
            shown(Numeral::CardinalText, &[0, 15, 40, 100]),
            "Zero Fifteen Forty ?"
        );
        assert_eq!(
            shown(Numeral::Chicago, &[1, 2, 3, 4, 5, 8]),
            "* † ‡ § ** §§"
        );
    }

    #[test]
    fn what_has_no_sign_is_not_known() {
        assert_eq!(shown(Numeral::UpperRoman, &[0, 4000, u32::MAX]), "? ? ?");
        assert_eq!(shown(Numeral::Lower(false), &[0, u32::MAX]), "? ?");
        assert_eq!(shown(Numeral::Unknown, &[1]), "?");
        assert_eq!(Numeral::of_word("thaiLetters"), Numeral::Unknown);
        assert_eq!(
            Numeral::of_letter("一, 二, 三, ...", true),
            Numeral::Unknown
        );
    }

    #[test]
    fn kinds_without_a_name_are_told_by_an_example() {
        for (example, numeral) in [
            ("01, 02, 03, ...", Numeral::Padded(2)),
            ("0001, 0002, 0003, ...", Numeral::Padded(4)),
            ("1st", Numeral::Ordinal),
            ("One", Numeral::CardinalText),
            ("First", Numeral::OrdinalText),
            ("aaa", Numeral::Lower(false)),
            ("*, †, ‡, §, **, ††, ...", Numeral::Chicago),
            ("21", Numeral::Unknown),
        ] {
            assert_eq!(Numeral::of_example(example), numeral, "{example}");
        }
    }
}
