//! Numbers as lists show them.

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Numeral {
    /// `1`.
    #[default]
    Decimal,
    /// `01`.
    Zero,
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
    /// A bullet, or nothing.
    Nothing,
}

impl Numeral {
    /// The name that Word has for it.
    pub(super) fn of_word(name: &str) -> Self {
        match name {
            "decimalZero" => Self::Zero,
            "lowerLetter" => Self::Lower(false),
            "upperLetter" => Self::Upper(false),
            "lowerRoman" => Self::LowerRoman,
            "upperRoman" => Self::UpperRoman,
            "ordinal" => Self::Ordinal,
            "bullet" | "none" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// The letter that OpenDocument and web pages have for it; `counting` if `ab` follows `aa`.
    pub(super) fn of_letter(letter: &str, counting: bool) -> Self {
        match letter {
            "a" => Self::Lower(counting),
            "A" => Self::Upper(counting),
            "i" => Self::LowerRoman,
            "I" => Self::UpperRoman,
            "" => Self::Nothing,
            _ => Self::Decimal,
        }
    }

    /// A number as it is shown.
    pub(super) fn show(self, number: u32) -> String {
        match self {
            Self::Decimal => number.to_string(),
            Self::Zero => format!("{number:02}"),
            Self::Lower(counting) => letters(number, counting),
            Self::Upper(counting) => letters(number, counting).to_ascii_uppercase(),
            Self::LowerRoman => roman(number).to_ascii_lowercase(),
            Self::UpperRoman => roman(number),
            Self::Ordinal => {
                let end = match (number % 100, number % 10) {
                    (11..=13, _) => "th",
                    (_, 1) => "st",
                    (_, 2) => "nd",
                    (_, 3) => "rd",
                    _ => "th",
                };
                format!("{number}{end}")
            }
            Self::Nothing => String::new(),
        }
    }
}

fn letters(number: u32, counting: bool) -> String {
    let letter = |n: u32| char::from(b'a' + (n % 26) as u8);
    if number == 0 || number > 26 * 20 {
        return number.to_string();
    }
    let first = number - 1;
    if !counting {
        return (0..=first / 26).map(|_| letter(first)).collect();
    }
    let mut out = Vec::new();
    let mut rest = number;
    while rest > 0 {
        out.push(letter(rest - 1));
        rest = (rest - 1) / 26;
    }
    out.iter().rev().collect()
}

fn roman(number: u32) -> String {
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
        return number.to_string();
    }
    let mut rest = number;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_lists_have_them() {
        let shown = |n: Numeral| [1, 4, 26, 27, 28].map(|i| n.show(i)).join(" ");
        assert_eq!(shown(Numeral::Lower(false)), "a d z aa bb");
        assert_eq!(shown(Numeral::Upper(true)), "A D Z AA AB");
        assert_eq!(shown(Numeral::LowerRoman), "i iv xxvi xxvii xxviii");
        assert_eq!(shown(Numeral::Ordinal), "1st 4th 26th 27th 28th");
        assert_eq!(Numeral::UpperRoman.show(2014), "MMXIV");
        assert_eq!(Numeral::Zero.show(7), "07");
        assert_eq!(Numeral::UpperRoman.show(u32::MAX), u32::MAX.to_string());
        assert_eq!(Numeral::Lower(false).show(0), "0");
    }
}
