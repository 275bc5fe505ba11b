//! What a heading and a bracket say of a member, put to the field that it belongs to.

use super::groups::{self, Group};
use crate::import::found::Found;
use crate::import::front::front_sheet::after;
use crate::import::people;
use crate::meeting::people::PersonDetails;
use crate::meeting::text::Text;

/// Puts what a heading and a bracket say to where it belongs: the party of a councillor is a group,
/// and a heading "Hatherley Council" or "Appointed by Hatherley Council" tells whom they come from.
pub(super) fn placed(person: &mut Found<PersonDetails>, group_name: &mut String, group: &Group) {
    let who = &mut person.value;
    if who.role.is_empty() {
        who.role = Text::line(&group.role);
    }
    let from = ["appointed by ", "nominated by "]
        .iter()
        .find_map(|p| after(group_name, p));
    let from = from.map(|f| after(f, "the ").unwrap_or(f).to_owned());
    let heading = from.clone().unwrap_or_else(|| group_name.clone());
    let over = from.is_some() || people::is_organisation(&heading) && !groups::is_party(&heading);
    if who.councillor && groups::is_party_name(who.organisation.as_str()) {
        if over {
            *group_name = who.organisation.to_string();
            who.organisation = Text::line(&heading);
        } else if group_name.is_empty() || group.substitute {
            *group_name = std::mem::take(&mut who.organisation).to_string();
        }
    } else if from.is_some() && who.organisation.is_empty() {
        who.organisation = Text::line(&heading);
    }
    // A telephone number or an address is no post.
    let reach = |words: &Text| {
        words.as_str().contains('@')
            || words.as_str().chars().filter(char::is_ascii_digit).count() > 4
    };
    if reach(&who.role) || reach(&who.organisation) {
        for words in [&mut who.role, &mut who.organisation] {
            if reach(words) {
                *words = Text::default();
            }
        }
        *person = person
            .clone()
            .doubting("A number or an address beside the name was left out.");
        return;
    }
    // "(Labour) for Fosse": for whom somebody sits in, or where they come from.
    let odd =
        |words: &Text| after(words.as_str(), "for ").is_some() || words.as_str().contains(", for ");
    if odd(&who.role) || odd(&who.organisation) {
        *person = person
            .clone()
            .doubting("What stands behind the name could be read in several ways.");
    }
}
