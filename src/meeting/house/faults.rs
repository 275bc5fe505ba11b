//! What is wrong in a style: its wordings, with the places that each may have, and settings that
//! would lose what minutes must hold.

use super::template::{Slip, Template};
use crate::meeting::text::Text;

use super::{ActionPlace, FONT_SIZES, House, HouseStored, HouseTold, Margins, Section, is_of_font};

/// A wording among the settings, with the places that may stand in it and those that must.
#[derive(Clone, Copy, Debug)]
pub struct Wording {
    /// The setting.
    pub name: &'static str,
    of: fn(&HouseTold) -> Option<&Template>,
    /// The places that may stand in it.
    pub may: &'static [&'static str],
    /// Those of them that must.
    pub must: &'static [&'static str],
}

macro_rules! wordings {
    ($($name:ident: [$($must:literal)*] [$($may:literal)*];)*) => {
        /// The wordings among the settings.
        pub const WORDINGS: &[Wording] = &[$(Wording {
            name: stringify!($name),
            of: |told| told.$name.as_ref(),
            may: &[$($must,)* $($may,)*],
            must: &[$($must),*],
        }),*];
    };
}

wordings! {
    minute_number: ["number"] ["year"];
    opening: ["document" "body" "date"] ["meeting" "held" "time" "place" "resumed" "began"];
    apologies_received: ["names"] [];
    no_apologies: [] [];
    no_declarations: [] [];
    minutes_agreed: ["date"] ["chair"];
    minutes_deferred: ["date"] [];
    moved: ["mover"] ["seconder"];
    moved_before: ["mover"] ["seconder"];
    seconded: ["seconder"] [];
    figures: ["for" "against"] ["abstentions"];
    vote_in_brief: ["result"] ["motion" "figures"];
    arrived: ["name"] ["time" "member" "reason"];
    joined_remotely: ["name"] ["time" "member" "reason"];
    left: ["name"] ["time" "reason"];
    stepped_out: ["name"] ["time" "reason"];
    returned: ["name"] ["time" "reason"];
    took_chair: ["name"] ["time"];
    adjourned: [] ["time" "until" "reason"];
    resumed: [] ["time" "date"];
    ended: [] ["time" "date"];
    next_meeting: ["date"] ["time" "place"];
    public_excluded: ["items" "information"] ["paragraphs" "interest"];
    public_kept_out: ["items"] [];
    own_vote: ["name" "vote"] [];
    public_left: [] ["time"];
    public_returned: [] ["time"];
    deferred: [] ["meeting" "reason"];
    withdrawn: [] ["reason"];
    late: ["reason"] ["chair"];
    no_quorum: [] ["time" "body" "there" "needed" "missing"];
    quorum_from: [] ["time" "body"];
    quorum_lost: ["present" "needed"] ["time" "body" "its"];
    quorum_broken: [] ["time" "body" "missing"];
    quorum_again: [] ["time" "body"];
    elected: ["name" "office"] ["absent" "moved" "and" "resolved" "that"];
    also_nominated: ["names"] ["were"];
    election_run_by: ["name"] [];
    delegated: ["to" "what"] ["with" "until"];
    nothing_decided: [] [];
}

/// Something wrong in a style: in which setting, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The setting.
    pub setting: &'static str,
    /// What is wrong in it; the letter is that of the wording, where it is one.
    pub slip: Slip,
    /// Whether the setting is a wording.
    pub in_wording: bool,
}

impl HouseTold {
    /// What can be read and can't be right.
    pub fn faults(&self) -> Vec<Fault> {
        let mut found = Vec::new();
        for wording in WORDINGS {
            let slips = (wording.of)(self).map(|told| told.slips(wording.may, wording.must));
            found.extend(slips.into_iter().flatten().map(|slip| Fault {
                setting: wording.name,
                slip,
                in_wording: true,
            }));
        }
        let mut tell = |setting, what: String, way_out: &str| {
            let slip = Slip {
                at: 0,
                what,
                way_out: way_out.to_owned(),
            };
            found.push(Fault {
                setting,
                slip,
                in_wording: false,
            });
        };
        for line in self.signature.iter().flatten() {
            for slip in line.label.slips(&["chair"], &[]) {
                tell("signature", slip.what, &slip.way_out);
            }
        }
        let house = House::from(&HouseStored::from(self.clone()));
        for (setting, words) in house.headings_and_words() {
            if words.contains(['\n', '\t']) {
                let what = "Words and headings stand on one line.".to_owned();
                tell(setting, what, "Leave out the end of the line or the tab.");
            }
        }
        if house.resolved.is_blank() {
            let what = "A decision needs a word before it.".to_owned();
            tell("resolved", what, "Write resolved: \"Resolved:\".");
        }
        if let Some(what) = is_no_file_name(&house.logo) {
            tell("logo", what.to_owned(), "Write it as logo: \"crest.png\".");
        }
        if house.font.trim().is_empty() || !house.font.chars().all(is_of_font) {
            let what = "That is no name of a face of letters.".to_owned();
            tell("font", what, "Write it as Word lists it: font: \"Arial\".");
        }
        if !FONT_SIZES.contains(&house.font_size) {
            let (least, most) = (FONT_SIZES.start(), FONT_SIZES.end());
            let what = format!("Letters of {} points are not printed.", house.font_size);
            tell("font_size", what, &format!("Take {least} to {most}."));
        }
        for (side, wide) in house.margins.each() {
            if !Margins::RANGE.contains(&wide) {
                let (least, most) = (Margins::RANGE.start(), Margins::RANGE.end());
                let what = format!("The margin {side} is of {wide} mm.");
                tell("margins", what, &format!("Take {least} to {most} mm."));
            }
        }
        for (section, word) in [
            (Section::Attendance, "Attendance"),
            (Section::Business, "Business"),
        ] {
            if !house.sections.contains(&section) {
                let what = format!("The minutes have no part {word}, and may not be without it.");
                tell("sections", what, "Add it where it is to stand.");
            }
        }
        let table = house.sections.contains(&Section::Actions);
        if house.actions != ActionPlace::UnderItem && !table {
            let what = "Actions are to stand in a table, and the minutes have no part Actions.";
            tell(
                "sections",
                what.to_owned(),
                "Add Actions, or write actions: UnderItem.",
            );
        }
        if house.publish.is_empty() {
            let what = "Nothing would go out.".to_owned();
            tell("publish", what, "Name at least the minutes.");
        }
        for (at, section) in house.sections.iter().enumerate() {
            if house.sections[..at].contains(section) {
                let what = "A part of the minutes stands twice.".to_owned();
                tell("sections", what, "Leave one of them out.");
            }
        }
        found
    }
}

/// Why words are not the name of a picture's file beside another; none = they are, or there are none.
fn is_no_file_name(name: &str) -> Option<&'static str> {
    let lower = name.to_lowercase();
    if name.is_empty() {
        None
    } else if name.contains(['/', '\\', ':']) || name.starts_with('.') || name.trim() != name {
        Some("A logo is named without a folder: it stands beside the file of the style.")
    } else if ![".png", ".jpg", ".jpeg"].iter().any(|e| lower.ends_with(e)) {
        Some("A logo is a picture in PNG or JPEG.")
    } else {
        None
    }
}

impl House {
    /// The settings that are words without places.
    fn headings_and_words(&self) -> [(&'static str, &Text); 15] {
        [
            ("name", &self.name),
            ("chair_title", &self.chair_title),
            ("present", &self.present),
            ("observers", &self.observers),
            ("in_attendance", &self.in_attendance),
            ("apologies_heading", &self.apologies_heading),
            ("resolved", &self.resolved),
            ("motion", &self.motion),
            ("amendment", &self.amendment),
            ("action", &self.action),
            ("font", &self.font),
            ("logo", &self.logo),
            ("logo_alt", &self.logo_alt),
            ("termination", &self.termination),
            ("actions_heading", &self.actions_heading),
        ]
    }
}
