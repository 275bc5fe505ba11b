//! What stands before a name.

/// The honorifics, as printed without a full stop, and what each is written as; empty = as printed.
const KNOWN: &[(&str, &str)] = &[
    ("councillor", "Councillor"),
    ("councillors", "Councillor"),
    ("cllr", "Councillor"),
    ("cllrs", "Councillor"),
    ("clr", "Councillor"),
    ("clrs", "Councillor"),
    ("coun", "Councillor"),
    ("alderman", "Alderman"),
    ("aldermen", "Alderman"),
    ("alderwoman", "Alderwoman"),
    ("ald", "Alderman"),
    ("baroness", ""),
    ("lord", ""),
    ("lady", ""),
    ("sir", ""),
    ("dame", ""),
    ("dr", ""),
    ("doctor", "Dr"),
    ("drs", "Dr"),
    ("prof", "Professor"),
    ("professor", ""),
    ("mr", ""),
    ("messrs", "Mr"),
    ("mrs", ""),
    ("ms", ""),
    ("miss", ""),
    ("mx", ""),
    ("rev", ""),
    ("revd", ""),
    ("reverend", ""),
    ("fr", ""),
    ("father", ""),
    ("canon", ""),
    ("rabbi", ""),
    ("imam", ""),
    ("hon", ""),
    ("major", ""),
    ("colonel", ""),
    ("captain", ""),
    ("inspector", ""),
    ("superintendent", ""),
    ("supt", ""),
    ("sergeant", ""),
    ("sgt", ""),
    ("pc", "PC"),
    ("pcso", "PCSO"),
];

/// What stands before "Councillor" where members of several councils meet.
const OF_A_COUNCIL: [&str; 6] = ["District", "Borough", "County", "City", "Town", "Parish"];

/// Letters after a name.
const AFTER: &str = "obe mbe cbe kbe dbe bem jp qc kc sc dl mp mep phd ba bsc ma msc mba llb frcp \
    frcgp mrcgp frcn frs fca fcca aca acca cpfa qpm kpm qfsm td vr vrd cb cmg dso frsa mcips rn rgn \
    bt esq msp mla";

/// Whether the word stands before names of members of a council.
pub(super) fn of_councillor(honorific: &str) -> bool {
    honorific
        .split_whitespace()
        .any(|w| w == "Councillor" || w == "Alderman" || w == "Alderwoman")
}

fn bare(word: &str) -> &str {
    word.trim_end_matches(['.', ':'])
}

/// What a word is written as, if it is an honorific.
pub(super) fn written(word: &str) -> Option<String> {
    let bare = bare(word);
    let (known, as_written) = KNOWN.iter().find(|(k, _)| bare.eq_ignore_ascii_case(k))?;
    // "hon" in "hon. secretary" is none; honorifics have a capital.
    if !bare.starts_with(char::is_uppercase) {
        return None;
    }
    if as_written.is_empty() {
        let mut letters = known.chars();
        let first = letters.next().map(|c| c.to_ascii_uppercase());
        return Some(first.into_iter().chain(letters).collect());
    }
    Some((*as_written).to_owned())
}

/// Whether a word is an honorific and nothing else; "Major" and "Lord" are surnames too.
pub(super) fn is_common(word: &str) -> bool {
    [
        "councillor",
        "councillors",
        "cllr",
        "cllrs",
        "dr",
        "mr",
        "mrs",
        "ms",
        "prof",
        "professor",
    ]
    .iter()
    .any(|k| bare(word).eq_ignore_ascii_case(k))
}

/// Whether a word is an honorific that only several people have together: "Councillors".
pub(super) fn of_several(word: &str) -> bool {
    ["councillors", "cllrs", "clrs", "aldermen", "messrs", "drs"]
        .iter()
        .any(|k| bare(word).eq_ignore_ascii_case(k))
}

/// Takes the honorifics off the front of the words: what they are written as, and how many words
/// they are.
pub(super) fn leading(words: &[&str]) -> (String, usize) {
    let mut out: Vec<String> = Vec::new();
    let mut taken = 0;
    while let Some(word) = words.get(taken) {
        let rest = words.get(taken + 1..).unwrap_or(&[]);
        if let Some(written) = written(word) {
            out.push(written);
            taken += 1;
        } else if OF_A_COUNCIL.contains(word)
            && rest.first().and_then(|w| written(w)).as_deref() == Some("Councillor")
        {
            // "District Cllr" is of another council than those beside.
            out.push((*word).to_owned());
            taken += 1;
        } else if word.eq_ignore_ascii_case("the")
            && rest.first().is_some_and(|w| {
                [
                    "rev",
                    "revd",
                    "reverend",
                    "rt",
                    "right",
                    "hon",
                    "very",
                    "lord",
                    "baroness",
                    "venerable",
                ]
                .iter()
                .any(|k| bare(w).eq_ignore_ascii_case(k))
            })
        {
            out.push("The".to_owned());
            taken += 1;
        } else if matches!(
            bare(word).to_ascii_lowercase().as_str(),
            "rt" | "right" | "very" | "venerable"
        ) && rest.first().is_some_and(|w| written(w).is_some())
            && word.starts_with(char::is_uppercase)
        {
            out.push(bare(word).to_owned());
            taken += 1;
        } else {
            break;
        }
    }
    (out.join(" "), taken)
}

/// Whether a word is letters after a name.
pub(super) fn is_after(word: &str) -> bool {
    let letters: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    letters.len() >= 2
        && letters.chars().filter(|c| c.is_uppercase()).count() >= 2
        && AFTER
            .split_ascii_whitespace()
            .any(|k| k.eq_ignore_ascii_case(&letters))
}
