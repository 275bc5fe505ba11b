//! Words that tell names, posts and organisations apart.

/// Never a part of somebody's name, whatever stands before.
const NEVER: &str = "vacancy vacancies vacant tbc tba tbd unfilled councillors members member \
    representative representatives rep reps committee committees board council councils nhs trust \
    ccg icb icp ics healthwatch england director directors chairman chairperson chairwoman \
    vice-chair vice-chairman vice-chairperson co-chair governors trustees substitutes substitute \
    deputies apologies agenda minutes meeting meetings membership quorum appointed confirmed \
    appointee nominee nominees observer observers officer officers executive cabinet portfolio \
    services department directorate commissioning clinical healthcare wellbeing safeguarding \
    university college foundation association partnership federation democrats conservative \
    conservatives liberal independents declarations interests and or for the with from to by at in \
    on is are be will were was who this that any all other not non-voting voting co-opted ex-officio";

/// No part of a name unless an honorific stands before it: many of them are surnames.
const HARDLY: &str = "head chief chair vice deputy assistant associate interim acting manager lead \
    leader clerk treasurer secretary solicitor advisor adviser consultant coordinator practitioner \
    commissioner superintendent inspector constable nurse doctor gp gps mayor sheriff governor \
    trustee parent staff teacher headteacher principal bursar resident independent co-optee \
    public health care adult adults social children children's children\u{2019}s people young family families housing \
    education finance community communities voluntary sector service group network party labour \
    green greens reform democrat minority majority opposition ward north south east west northern southern \
    eastern western central london borough city county district town parish village upper lower \
    greater royal hospital hospitals school academy police fire rescue ambulance mental primary \
    secondary surgery practice centre center church diocese union chamber society club charity \
    company limited ltd plc cic llp office team unit department agency authority forum panel \
    alliance general national regional local joint integrated strategic corporate operations \
    operational resources planning policy performance quality governance audit risk licensing \
    scrutiny overview standards development environment transport highways leisure culture sport \
    regeneration economy business customer digital communications legal democratic human medical \
    nursing hospital patient patients engagement involvement equality diversity inclusion \
    street road avenue lane square house hall room rooms floor building tower theatre library \
    report reports plan plans strategy update programme review fund budget annual action actions \
    matters item items date dates next previous time venue place contact telephone email tel fax \
    website web pages page part section note notes members' press exclusion open closed private \
    monday tuesday wednesday thursday friday saturday sunday january february march april may june \
    july august september october november december introduction background purpose summary \
    recommendation recommendations appendix enclosure verbal presentation oral discussion decision \
    information approval assurance question questions petition petitions public welcome close \
    closing opening urgent items late supplementary notice summons order title name role \
    organisation representing post position safety improvement crime community responsible person";

/// Of those, surnames and first names that stand beside a name that is nothing else: "Hal Young".
const NAMES_TOO: &str = "young head parent green page may march june april august constable close \
    hall lane church dean mayor reader bishop will";

/// What a post is called by.
const POSTS: &str = "director head chief chair chairman chairwoman chairperson vice-chair \
    vice-chairman deputy assistant associate officer manager lead leader member representative rep \
    clerk treasurer secretary solicitor adviser advisor consultant coordinator co-ordinator \
    practitioner commissioner superintendent inspector nurse governor trustee mayor headteacher \
    principal bursar teacher observer president executive-director accountant surveyor engineer \
    planner convenor convener nominee appointee co-optee portfolio holder gp analyst administrator \
    registrar matron pharmacist psychologist champion speaker warden marshal monitor person";

/// What an organisation is called by.
const BODIES: &str = "nhs trust council ccg icb icp ics board committee healthwatch group \
    foundation hospital hospitals university college school academy ltd limited plc cic llp \
    association network federation police service services party church partnership centre \
    charity england society union forum alliance practice surgery authority agency department \
    directorate chamber diocese club ward borough county city district town parish labour \
    conservative conservatives democrats democrat liberal green independent independents reform \
    constabulary consortium cooperative co-operative institute office ministry company mind";

fn among(list: &str, word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    !word.is_empty()
        && list
            .split_ascii_whitespace()
            .any(|w| w.eq_ignore_ascii_case(word))
}

/// Whether the word is no part of a name; `titled` = an honorific stands before the name.
pub(super) fn is_no_name(word: &str, titled: bool) -> bool {
    among(NEVER, word) || !titled && among(HARDLY, word)
}

/// Whether a word that is mostly no part of a name is one in some.
pub(super) fn is_name_too(word: &str) -> bool {
    among(NAMES_TOO, word)
}

/// Whether a word that never stands in a name otherwise is a first name too: "Will Tansy".
pub(super) fn is_first_name(word: &str) -> bool {
    word == "Will"
}

/// Whether a post could be called by this word.
pub(super) fn tells_post(word: &str) -> bool {
    among(POSTS, word)
}

/// Whether an organisation could be called by this word.
pub(super) fn tells_body(word: &str) -> bool {
    among(BODIES, word)
}

/// Whether `words` say that a seat has no holder.
pub fn is_vacant(words: &str) -> bool {
    let lower = words.to_lowercase();
    let lone = |w: &str| {
        matches!(
            w.trim_matches(|c: char| !c.is_alphanumeric()),
            "vacancy" | "vacant" | "tbc" | "tba" | "tbd" | "unfilled"
        )
    };
    lower.split_whitespace().any(lone)
        || [
            "to be confirmed",
            "to be appointed",
            "to be advised",
            "to be nominated",
            "awaiting appointment",
        ]
        .iter()
        .any(|p| lower.contains(p))
}
