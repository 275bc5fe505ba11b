//! Names and lists as papers print them.

use super::{entry, list, office, person, remark};
use crate::meeting::people::Office;

fn name(words: &str) -> String {
    person(words).map_or_else(|| "-".to_owned(), |p| format!("{}|{}", p.honorific, p.name))
}

fn shown(e: &super::Entry) -> String {
    let mut out = if e.vacant {
        "VACANT".to_owned()
    } else {
        e.person.full_name()
    };
    if !e.person.role.is_empty() {
        out = format!("{out} / {}", e.person.role);
    }
    if !e.person.organisation.is_empty() {
        out = format!("{out} @ {}", e.person.organisation);
    }
    if let Some((_, title)) = &e.office {
        out = format!("{out} [{title}]");
    }
    if let Some(voting) = e.voting {
        out = format!("{out} [{}]", if voting { "votes" } else { "no vote" });
    }
    if e.substitute {
        out = format!("{out} [substitute]");
    }
    if e.doubt.is_some() {
        out.push('?');
    }
    out
}

fn one(words: &str) -> String {
    entry(words).map_or_else(|| "-".to_owned(), |e| shown(&e))
}

fn all(words: &str) -> String {
    list(words).map_or_else(
        || "-".to_owned(),
        |l| l.iter().map(shown).collect::<Vec<_>>().join("; "),
    )
}

#[test]
fn names_are_told_with_their_honorifics() {
    for (words, want) in [
        ("Councillor Rachael Robathan", "Councillor|Rachael Robathan"),
        ("Cllr A. Lee OBE", "Councillor|A. Lee"),
        ("CLLR RUTH O'HARE", "Councillor|Ruth O'Hare"),
        ("Cllr. J McDONALD", "Councillor|J McDonald"),
        ("Dr Ruth O\u{2019}Hare", "Dr|Ruth O\u{2019}Hare"),
        ("Dr. Naomi Katz", "Dr|Naomi Katz"),
        ("Eva Hrobonova", "|Eva Hrobonova"),
        ("Prof Jean-Luc de la Tour", "Professor|Jean-Luc de la Tour"),
        (
            "Councillor Mrs P Smith-Jones JP",
            "Councillor Mrs|P Smith-Jones",
        ),
        ("Councillor Dr A.J. Patel", "Councillor Dr|A.J. Patel"),
        ("The Revd Simon Oke", "The Revd|Simon Oke"),
        ("Baroness Amara Quill", "Baroness|Amara Quill"),
        ("Sir John Ash KC", "Sir|John Ash"),
        ("Miss Okoro", "Miss|Okoro"),
        ("Mx Sam Oyelaran", "Mx|Sam Oyelaran"),
        ("Alderman T Firth", "Alderman|T Firth"),
        ("JOHN VAN DER BERG", "|John van der Berg"),
        ("AJ Smith", "|AJ Smith"),
        ("JO MACE", "|Jo Mace"),
        ("Councillor Young", "Councillor|Young"),
        ("Councillor Michael Head", "Councillor|Michael Head"),
        ("Lord Ash of Kelvin", "Lord|Ash of Kelvin"),
        ("Zo\u{eb} \u{c1}lvarez", "|Zo\u{eb} \u{c1}lvarez"),
        ("Rt Hon Sir Alan Birk MP", "Rt Hon Sir|Alan Birk"),
        ("Councillor Will Tansy", "Councillor|Will Tansy"),
        ("Jean-Marc St. John-Ackley", "|Jean-Marc St. John-Ackley"),
        ("Councillor Piers de Lorne", "Councillor|Piers de Lorne"),
        ("Dr Femke van der Zwaan", "Dr|Femke van der Zwaan"),
        ("Councillor Chair", "Councillor|Chair"),
        ("P.Marlow", "|P.Marlow"),
        ("PC Nell Crake", "PC|Nell Crake"),
        ("Borough Councillor C Ash", "Borough Councillor|C Ash"),
    ] {
        assert_eq!(name(words), want, "{words}");
    }
    assert!(person("Cllr A Lee").unwrap().councillor);
    assert!(!person("Dr A Lee").unwrap().councillor);
}

#[test]
fn roles_and_organisations_are_no_names() {
    for words in [
        "NHS England",
        "Director of Public Health",
        "Vacancy",
        "TBC",
        "Councillor Vacancy",
        "Healthwatch Westminster",
        "Minority Group",
        "Central London",
        "Voting Members",
        "Labour Group",
        "Any Other Business",
        "Public Health",
        "Town Hall",
        "Councillor",
        "Dr",
        "Smith",
        "A B",
        "Quorum: 4",
        "4 members",
        "Conservative",
        "the Clerk",
        "Major Projects",
        "22 January 2015",
        "Members Will",
        "Financial Responsible Person",
        "PC Finance",
        "e.g.This",
        "",
    ] {
        assert_eq!(name(words), "-", "{words}");
    }
}

#[test]
fn entries_part_names_from_roles() {
    for (words, want) in [
        (
            "Councillor Rachael Robathan\tCabinet Member for Adults & Health",
            "Councillor Rachael Robathan / Cabinet Member for Adults & Health",
        ),
        (
            "Dr David Finch\tNHS England",
            "Dr David Finch @ NHS England",
        ),
        (
            "NHS England\tDr David Finch",
            "Dr David Finch @ NHS England",
        ),
        (
            "Liz Bruce (Adult Social Care)",
            "Liz Bruce / Adult Social Care",
        ),
        ("Ann Lee (Chair)", "Ann Lee [Chair]"),
        (
            "Cllr Ann Lee (Vice-Chairman)",
            "Councillor Ann Lee [Vice-Chairman]",
        ),
        (
            "Cllr Ann Lee (Chair) (Labour)",
            "Councillor Ann Lee @ Labour [Chair]",
        ),
        (
            "Ann Lee, Director of Public Health",
            "Ann Lee / Director of Public Health",
        ),
        (
            "Ann Lee - Chief Executive, Hatherley Hospital Trust",
            "Ann Lee / Chief Executive @ Hatherley Hospital Trust",
        ),
        ("Chair: Cllr Ann Lee", "Councillor Ann Lee [Chair]"),
        (
            "Director of Public Health: Dr A Katz",
            "Dr A Katz / Director of Public Health",
        ),
        (
            "Director of Public Health - Dr A Katz",
            "Dr A Katz / Director of Public Health",
        ),
        (
            "Director of Public Health \u{2013} Ann Katz",
            "Ann Katz / Director of Public Health",
        ),
        (
            "The Mayor (Councillor Ann Lee)",
            "Councillor Ann Lee / The Mayor",
        ),
        ("Smith, Councillor John", "Councillor John Smith"),
        ("Smith, John", "John Smith?"),
        ("Vacancy", "VACANT"),
        ("Vacancy (Healthwatch)", "VACANT @ Healthwatch"),
        (
            "Vacancy \u{2013} Parent Governor",
            "VACANT / Parent Governor",
        ),
        (
            "Healthwatch Hatherley\tTo be confirmed",
            "VACANT @ Healthwatch Hatherley",
        ),
        ("Parent Governor: vacant", "VACANT / Parent Governor"),
        ("Ann Lee (non-voting)", "Ann Lee [no vote]"),
        (
            "Ann Lee, Healthwatch Hatherley (non-voting)",
            "Ann Lee @ Healthwatch Hatherley [no vote]",
        ),
        (
            "Cllr B Oyelaran (substitute)",
            "Councillor B Oyelaran [substitute]",
        ),
        (
            "Director of Public Health Dr Naomi Katz",
            "Dr Naomi Katz / Director of Public Health?",
        ),
        (
            "Councillor Ann Lee Cabinet Member for Housing",
            "Councillor Ann Lee / Cabinet Member for Housing?",
        ),
        (
            "Councillor Ann Lee, Cabinet Member for Health, Housing and Care",
            "Councillor Ann Lee / Cabinet Member for Health, Housing and Care",
        ),
        ("Ms P Okoro, Chair", "Ms P Okoro [Chair]"),
        (
            "Ann Lee, Chair of the Community Network",
            "Ann Lee / Chair of the Community Network",
        ),
        ("Ann Lee OBE, Trustee", "Ann Lee / Trustee"),
        ("NHS England", "-"),
        ("To receive apologies", "-"),
        ("Quorum: 4", "-"),
    ] {
        assert_eq!(one(words), want, "{words}");
    }
}

#[test]
fn lists_are_taken_apart() {
    for (words, want) in [
        (
            "Councillors A Smith, B Jones and C Brown (Chair)",
            "Councillor A Smith; Councillor B Jones; Councillor C Brown [Chair]",
        ),
        (
            "Councillors Smith (Chairman), Jones (Vice-Chairman), Mrs Lee and Dr Oke.",
            "Councillor Smith [Chairman]; Councillor Jones [Vice-Chairman]; Councillor Mrs Lee; Councillor Dr Oke",
        ),
        (
            "Cllrs. A Smith, B Jones, OBE & C Brown",
            "Councillor A Smith; Councillor B Jones; Councillor C Brown",
        ),
        (
            "Councillor A Smith Councillor B Jones",
            "Councillor A Smith; Councillor B Jones",
        ),
        (
            "Liz Bruce (Adult Social Care), Andrew Oke (NHS England) and Dr Katz",
            "Liz Bruce / Adult Social Care; Andrew Oke @ NHS England; Dr Katz",
        ),
        (
            "Dr Ann Lee, NHS England; Bo Oke, Healthwatch Hatherley; and one vacancy",
            "Dr Ann Lee @ NHS England; Bo Oke @ Healthwatch Hatherley; VACANT",
        ),
        (
            "Councillor A Smith (Chair), Ms B Jones, Chair, and Mr C Brown",
            "Councillor A Smith [Chair]; Ms B Jones [Chair]; Mr C Brown",
        ),
        (
            "Councillor A Lee, Cabinet Member for Health and Housing",
            "-",
        ),
        ("Housing and Planning", "-"),
        (
            "Dr Leopold Varrow, Chairman (LV). Winifred Oake (WO). Hector Sprake, Minutes Secretary (HS).",
            "Dr Leopold Varrow [Chairman]; Winifred Oake; Hector Sprake / Minutes Secretary",
        ),
        (
            "Ann Roe (AR), Alan Holt, Chair (AHol), Bo Tarrow (SCC)",
            "Ann Roe; Alan Holt [Chair]; Bo Tarrow / SCC",
        ),
        (
            "Cllr Sue Tansy Chair Cllr Jan Crake Vice Chair Cllr Trudy Oake Cllr Jim Rowle Helen Umber Parish \
             Clerk and Financial Responsible Person",
            "Councillor Sue Tansy [Chair]; Councillor Jan Crake [Vice Chair]; Councillor Trudy Oake; \
             Councillor Jim Rowle?; Helen Umber / Parish Clerk and Financial Responsible Person?",
        ),
        (
            "Sue Tansy Chair Jan Crake Vice Chair",
            "Sue Tansy [Chair]?; Jan Crake [Vice Chair]?",
        ),
        (
            "Mrs. Oake, P.Marlow, R. Tansy - Chairman, New Member Mr Ewan Roe",
            "Mrs Oake; P.Marlow; R. Tansy [Chairman]; Mr Ewan Roe / New Member?",
        ),
        (
            "Inspector Bob Rowle, PC Nell Crake, Hugo Brill MSP, District Cllr Ann Lee",
            "Inspector Bob Rowle; PC Nell Crake; Hugo Brill; District Councillor Ann Lee",
        ),
        ("Members of the public are welcome", "-"),
    ] {
        assert_eq!(all(words), want, "{words}");
    }
}

#[test]
fn offices_are_told_from_posts() {
    assert_eq!(
        office("CHAIRMAN"),
        Some((Office::Chair, "Chairman".to_owned()))
    );
    assert_eq!(
        office("Vice Chair:"),
        Some((Office::ViceChair, "Vice Chair".to_owned()))
    );
    assert_eq!(
        office("Deputy Chairman"),
        Some((Office::ViceChair, "Deputy Chairman".to_owned()))
    );
    assert_eq!(
        office("Chair of the Board"),
        Some((Office::Chair, "Chair".to_owned()))
    );
    assert_eq!(office("Chair of the Hatherley Network"), None);
    assert_eq!(office("Chairs"), None);
    let both = remark("Director of Nursing, Hatherley NHS Trust");
    assert_eq!(
        (both.role.as_str(), both.organisation.as_str()),
        ("Director of Nursing", "Hatherley NHS Trust")
    );
}

proptest::proptest! {
    #[test]
    fn no_words_break_it(words in "([A-Z][a-z]{0,3}|[ ,;:()\t-]|Cllrs?|Dr|and|Chair|\u{e9}|\u{130}|TBC|\u{2013}){0,30}") {
        let _ = (person(&words), entry(&words), list(&words));
    }
}

#[test]
fn what_tells_one_of_a_family_from_another_is_no_person() {
    let all = list("Gale A. Brew, Leroy G. Combe, Jr., Lewis A. Field and Ann Oke, Snr").unwrap();
    let names: Vec<&str> = all.iter().map(|e| e.person.name.as_str()).collect();
    assert_eq!(
        names,
        [
            "Gale A. Brew",
            "Leroy G. Combe, Jr.",
            "Lewis A. Field",
            "Ann Oke, Snr"
        ]
    );
}
