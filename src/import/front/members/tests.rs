//! Lists of members of invented bodies.

use crate::import::proposal::Proposal;
use crate::import::supporting::testing::proposal;
use crate::meeting::people::Office;

/// The members of a front sheet: a star for the chair, "s" for a substitute, "?" where it is doubted.
fn members(out: &Proposal) -> Vec<String> {
    let told = |m: &crate::import::proposal::Member| {
        let mut told = m.person.value.full_name();
        for (mark, on) in [
            ("*", m.office == Office::Chair),
            (" s", m.substitute),
            ("?", !m.person.is_certain()),
        ] {
            if on {
                told.push_str(mark);
            }
        }
        told
    };
    out.members.iter().map(told).collect()
}

#[test]
fn standing_deputies_stand_below_or_beside() {
    let out = proposal(
        "NOTICE OF MEETING\nPLANNING COMMITTEE\nWEDNESDAY, 9 DECEMBER 2026 AT 9.30 AM\nTHE CLOTHHALL\n\
         Planning Committee Members:\nCouncillors Edmund Tarrow (Chair), Phyllis Garside, Corin Eddy and Lionel Hale- \
         Cotter OBE\n\nStanding Deputies\nCouncillors Sabra Rowle, Rex Dolby MBE and Hugo Brill\nA G E N D A\n\
         1 Apologies\n2 Declarations of Members' Interests\n3 News of the sluices\n",
    );
    assert_eq!(
        members(&out),
        [
            "Councillor Edmund Tarrow*",
            "Councillor Phyllis Garside",
            "Councillor Corin Eddy",
            "Councillor Lionel Hale-Cotter",
            "Councillor Sabra Rowle s",
            "Councillor Rex Dolby s",
            "Councillor Hugo Brill s",
        ]
    );
    let out = proposal(
        "PLANNING COMMITTEE\n\nTuesday 7 September 2027 at 6.15 pm\n\nMembers                         Standing \
         Deputies\nCouncillor Edmund Tarrow        Councillor Sabra Rowle\nCouncillor Phyllis Garside      Councillor \
         Rex Dolby\nCouncillor Corin Eddy           Councillor Hugo Brill\n\nAGENDA\n\n1. Apologies\n2. Gates\n",
    );
    assert_eq!(
        members(&out),
        [
            "Councillor Edmund Tarrow",
            "Councillor Sabra Rowle s",
            "Councillor Phyllis Garside",
            "Councillor Rex Dolby s",
            "Councillor Corin Eddy",
            "Councillor Hugo Brill s",
        ]
    );
}

#[test]
fn words_that_are_surnames_stay_names() {
    let out = proposal(
        "PELLAMARSH WORKS COMMITTEE\n\nAGENDA\n\nTuesday 7 September 2027 at 6.15 pm\nLoom Room, Civic Hall\n\nMembers:\n\
         Councillor Imelda Crake (Chair)\nCouncillor Will Tansy\nCouncillor Edna Rooke\nJean-Marc St. John-Ackley\n\
         Councillor Piers de Lorne\n\n1. Apologies\n2. Towpath gates\n",
    );
    assert_eq!(
        members(&out),
        [
            "Councillor Imelda Crake*",
            "Councillor Will Tansy",
            "Councillor Edna Rooke",
            "Jean-Marc St. John-Ackley",
            "Councillor Piers de Lorne",
        ]
    );
}

#[test]
fn columns_of_an_attendance_table_are_no_people() {
    let out = proposal(
        "PELLAMARSH SCHOOL GOVERNORS\n\n1 February 2027 at 6 pm\n\nType\tEnd of Term\t05/10/2026\t01/02/2027\nImelda \
         Crake\tParent\t10/2028\tP\tP\nEdna Rooke\tStaff\t10/2028\tS\tP\nPiers Lorne\tStaff\t10/2028\tS\tP\n\nAGENDA\n\n\
         1. Apologies\n2. Gates\n",
    );
    let names: Vec<String> = members(&out);
    assert!(!names.iter().any(|n| n.contains("Term")), "{names:?}");
    for member in &out.members {
        let role = member.person.value.role.as_str();
        assert!(!role.contains('P') || role == "Parent", "{role}");
    }
}

#[test]
fn two_lists_in_a_line_and_a_heading_that_looks_like_a_name_are_told() {
    let out = proposal(
        "Loom Committee\nTuesday 4 May 2027 at 7 pm\n\nTo: Members of the Committee\nCouncillors K Ash (Chairman), G Brill and R Crake \
         Co-opted Member: Judith Dole\nCc: Rev. Ed Fay\nCy Roe\n\nAGENDA\n\n1. Apologies\n2. Minutes\n3. Looms\n",
    );
    assert_eq!(
        members(&out),
        [
            "Councillor K Ash*",
            "Councillor G Brill",
            "Councillor R Crake",
            "Judith Dole"
        ]
    );
}
