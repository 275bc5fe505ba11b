//! Every form of every word of the dictionary, made anew from its stems each time that somebody
//! asks: suggestions need them seldom, and a list of them would take memory all day.

/// The stems and the endings, read as far as suggestions need them.
pub(super) struct Forms<'d> {
    dic: &'d str,
    prefixes: Vec<(char, Vec<Affix<'d>>)>,
    suffixes: Vec<(char, Vec<Affix<'d>>)>,
    never: Option<char>,
}

/// One rule of a prefix or a suffix.
struct Affix<'d> {
    strip: &'d str,
    add: &'d str,
    condition: Vec<Class<'d>>,
    crosses: bool,
}

/// What one letter beside the affix must be.
struct Class<'d> {
    letters: &'d str,
    negated: bool,
}

/// The flag of possessives, which are made and taken off elsewhere.
const POSSESSIVE: char = 'M';

impl<'d> Forms<'d> {
    /// Reads a Hunspell dictionary whose flags are single letters.
    pub(super) fn new(aff: &'d str, dic: &'d str) -> Self {
        let mut found = Self {
            dic,
            prefixes: Vec::new(),
            suffixes: Vec::new(),
            never: None,
        };
        let mut crosses = false;
        for line in aff.lines() {
            let parts: Vec<&str> = line.split_whitespace().collect();
            match parts[..] {
                ["NOSUGGEST", flag] => found.never = flag.chars().next(),
                ["PFX" | "SFX", _, cross, _] => crosses = cross == "Y",
                [kind @ ("PFX" | "SFX"), flag, strip, add, condition, ..] => {
                    let Some(flag) = flag.chars().next().filter(|f| *f != POSSESSIVE) else {
                        continue;
                    };
                    let affix = Affix {
                        strip: if strip == "0" { "" } else { strip },
                        add: if add == "0" { "" } else { add },
                        condition: classes(condition),
                        crosses,
                    };
                    let affixes = if kind == "PFX" {
                        &mut found.prefixes
                    } else {
                        &mut found.suffixes
                    };
                    match affixes.iter_mut().find(|(f, _)| *f == flag) {
                        Some((_, rules)) => rules.push(affix),
                        None => affixes.push((flag, vec![affix])),
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// Shows each form to `see`; some come twice, and some that the dictionary has not.
    pub(super) fn each(&self, mut see: impl FnMut(&str)) {
        let mut made = String::new();
        let mut crossed = String::new();
        for line in self.dic.lines().skip(1) {
            let (stem, flags) = line.split_once('/').unwrap_or((line, ""));
            if self.never.is_some_and(|never| flags.contains(never))
                || !stem.starts_with(char::is_alphabetic)
            {
                continue;
            }
            see(stem);
            for suffix in of(&self.suffixes, flags) {
                if !suffix.ends(stem, &mut made) {
                    continue;
                }
                see(&made);
                for prefix in of(&self.prefixes, flags) {
                    if suffix.crosses && prefix.crosses {
                        crossed.clear();
                        crossed.push_str(prefix.add);
                        crossed.push_str(&made);
                        see(&crossed);
                    }
                }
            }
            for prefix in of(&self.prefixes, flags) {
                made.clear();
                made.push_str(prefix.add);
                made.push_str(stem);
                see(&made);
            }
        }
    }
}

/// The rules whose flags a stem has.
fn of<'f, 'd>(
    affixes: &'f [(char, Vec<Affix<'d>>)],
    flags: &'f str,
) -> impl Iterator<Item = &'f Affix<'d>> {
    flags
        .chars()
        .filter_map(|flag| affixes.iter().find(|(f, _)| *f == flag))
        .flat_map(|(_, rules)| rules)
}

impl Affix<'_> {
    /// Puts the suffix to a stem that it fits.
    fn ends(&self, stem: &str, made: &mut String) -> bool {
        let Some(kept) = stem.strip_suffix(self.strip) else {
            return false;
        };
        let mut letters = stem.bytes().rev();
        let fits = self.condition.iter().rev().all(|class| {
            letters
                .next()
                .is_some_and(|c| class.letters.as_bytes().contains(&c) != class.negated)
        });
        if fits {
            made.clear();
            made.push_str(kept);
            made.push_str(self.add);
        }
        fits
    }
}

/// "[^aeiou]y" as two classes; "." asks for nothing.
fn classes(condition: &str) -> Vec<Class<'_>> {
    let mut found = Vec::new();
    let mut rest = if condition == "." { "" } else { condition };
    while let Some(first) = rest.chars().next() {
        let (inner, after) = match rest.strip_prefix('[') {
            Some(open) => open.split_once(']').unwrap_or((open, "")),
            None => rest.split_at(first.len_utf8()),
        };
        let letters = inner.strip_prefix('^').unwrap_or(inner);
        found.push(Class {
            letters,
            negated: letters.len() < inner.len(),
        });
        rest = after;
    }
    found
}
