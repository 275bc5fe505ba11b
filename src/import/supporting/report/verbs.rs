//! The verbs of recommendations: what boards are asked to do.

/// A verb with what a turned sentence needs of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    /// "note".
    pub(super) base: &'static str,
    /// "noted".
    pub(super) past: &'static str,
    /// What parts the thing from what is done with it, " to " in "delegate X to Y"; empty = nothing.
    pub(super) parting: &'static str,
    /// "That X be noted" reads well; otherwise the board stays the subject.
    pub(super) turns: bool,
}

const fn turning(base: &'static str, past: &'static str) -> Verb {
    Verb {
        base,
        past,
        parting: "",
        turns: true,
    }
}

const fn parted(base: &'static str, past: &'static str, parting: &'static str) -> Verb {
    Verb {
        base,
        past,
        parting,
        turns: true,
    }
}

const fn staying(base: &'static str, past: &'static str) -> Verb {
    Verb {
        base,
        past,
        parting: "",
        turns: false,
    }
}

const VERBS: [Verb; 101] = [
    staying("open", "opened"),
    staying("remain", "remained"),
    staying("start", "started"),
    staying("attend", "attended"),
    staying("contribute", "contributed"),
    turning("note", "noted"),
    turning("approve", "approved"),
    turning("agree", "agreed"),
    turning("endorse", "endorsed"),
    turning("receive", "received"),
    turning("adopt", "adopted"),
    turning("accept", "accepted"),
    turning("ratify", "ratified"),
    turning("support", "supported"),
    turning("welcome", "welcomed"),
    turning("confirm", "confirmed"),
    turning("acknowledge", "acknowledged"),
    turning("recognise", "recognised"),
    turning("commend", "commended"),
    turning("review", "reviewed"),
    turning("sign", "signed"),
    turning("establish", "established"),
    turning("re-establish", "re-established"),
    turning("set", "set"),
    turning("award", "awarded"),
    turning("allocate", "allocated"),
    turning("publish", "published"),
    turning("amend", "amended"),
    turning("revoke", "revoked"),
    turning("reaffirm", "reaffirmed"),
    turning("scrutinise", "scrutinised"),
    turning("extend", "extended"),
    turning("close", "closed"),
    turning("implement", "implemented"),
    turning("progress", "progressed"),
    turning("reject", "rejected"),
    turning("retain", "retained"),
    parted("commission", "commissioned", " to "),
    parted("delegate", "delegated", " to "),
    parted("refer", "referred", " to "),
    parted("submit", "submitted", " to "),
    parted("defer", "deferred", " to "),
    parted("authorise", "authorised", " to "),
    parted("instruct", "instructed", " to "),
    parted("request", "requested", " to "),
    parted("ask", "asked", " to "),
    parted("invite", "invited", " to "),
    parted("mandate", "mandated", " to "),
    parted("appoint", "appointed", " as "),
    parted("elect", "elected", " as "),
    parted("nominate", "nominated", " as "),
    parted("designate", "designated", " as "),
    parted("grant", "granted", " to "),
    parted("circulate", "circulated", " to "),
    parted("thank", "thanked", " for "),
    staying("recommend", "recommended"),
    staying("consider", "considered"),
    staying("discuss", "discussed"),
    staying("comment", "commented"),
    staying("decide", "decided"),
    staying("determine", "determined"),
    staying("identify", "identified"),
    staying("provide", "provided"),
    staying("continue", "continued"),
    staying("ensure", "ensured"),
    staying("take", "taken"),
    staying("give", "given"),
    staying("make", "made"),
    staying("have", "had"),
    staying("use", "used"),
    staying("work", "worked"),
    staying("lead", "led"),
    staying("commit", "committed"),
    staying("bring", "brought"),
    staying("report", "reported"),
    staying("prepare", "prepared"),
    staying("develop", "developed"),
    staying("oversee", "overseen"),
    staying("monitor", "monitored"),
    staying("write", "written"),
    staying("act", "acted"),
    staying("begin", "begun"),
    staying("undertake", "undertaken"),
    staying("explore", "explored"),
    staying("express", "expressed"),
    staying("resolve", "resolved"),
    staying("seek", "sought"),
    staying("advise", "advised"),
    staying("champion", "championed"),
    staying("promote", "promoted"),
    staying("encourage", "encouraged"),
    staying("challenge", "challenged"),
    staying("assess", "assessed"),
    staying("participate", "participated"),
    staying("meet", "met"),
    staying("join", "joined"),
    staying("pay", "paid"),
    staying("hold", "held"),
    staying("produce", "produced"),
    staying("present", "presented"),
    staying("carry", "carried"),
];

/// The verb that a word is a form of: "note", "notes", "noted". The word in small letters.
pub(super) fn verb(word: &str) -> Option<(Verb, Form)> {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
    VERBS.iter().find_map(|v| {
        if v.base == word {
            Some((*v, Form::Base))
        } else if third(v.base) == word {
            Some((*v, Form::Third))
        } else if v.past == word {
            Some((*v, Form::Past))
        } else {
            None
        }
    })
}

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "note".
    Base,
    /// "notes".
    Third,
    /// "noted".
    Past,
}

fn third(base: &str) -> String {
    if base == "have" {
        return "has".to_owned();
    }
    match base.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'o', 'u']) => format!("{stem}ies"),
        _ if base.ends_with("ss") || base.ends_with("sh") || base.ends_with("ch") => {
            format!("{base}es")
        }
        _ => format!("{base}s"),
    }
}

/// Whether a word is only the past form of a verb: "considered", but not "set".
pub(crate) fn is_past(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    verb(&word).is_some_and(|(_, form)| form == Form::Past)
}
