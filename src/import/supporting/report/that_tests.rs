//! What is asked, and what it comes to after "That".

use super::clause::clause;
use super::that::phrase;

#[test]
fn what_the_board_is_asked_to_do_turns() {
    for (words, want) in [
        ("note the report", "the report be noted"),
        (
            "note progress towards the plan.",
            "progress towards the plan be noted",
        ),
        (
            "note and endorse the plan; and",
            "the plan be noted and endorsed",
        ),
        (
            "formally approve the protocol",
            "the protocol be formally approved",
        ),
        ("agree that the fees be kept", "the fees be kept"),
        ("note that teeth matter", "it be noted that teeth matter"),
        (
            "note the report and approve the plan",
            "the report be noted and the plan be approved",
        ),
        (
            "approve the budget as set out in Appendix A",
            "the budget be approved as set out in Appendix A",
        ),
        (
            "appoint Councillor Lee as champion",
            "Councillor Lee be appointed as champion",
        ),
        (
            "request officers to report back",
            "officers be requested to report back",
        ),
        ("consider how to help", "the Board consider how to help"),
        ("comment on the draft", "the Board comment on the draft"),
        (
            "To approve the minutes as a correct record",
            "the minutes be approved as a correct record",
        ),
        ("agree to meet in May", "the Board agree to meet in May"),
    ] {
        let turned = phrase(words, "Board");
        assert_eq!(
            (turned.words.as_str(), turned.doubt),
            (want, None),
            "{words}"
        );
    }
}

#[test]
fn clauses_go_into_the_subjunctive() {
    for (words, want) in [
        ("the Board note the content", "the content be noted"),
        (
            "The Health and Wellbeing Board agrees to be the body",
            "the Board agree to be the body",
        ),
        (
            "The Director leads the next steps",
            "the Director lead the next steps",
        ),
        ("That the report be noted", "the report be noted"),
        (
            "Each partner on the Board commits money",
            "each partner on the Board commit money",
        ),
        ("officers should report in May", "officers report in May"),
        (
            "The contract is awarded to Lee Ltd",
            "the contract be awarded to Lee Ltd",
        ),
    ] {
        let turned = clause(words, "Board");
        assert_eq!(
            (turned.words.as_str(), turned.doubt),
            (want, None),
            "{words}"
        );
    }
}

#[test]
fn what_is_not_mechanical_is_doubted() {
    assert!(phrase("Safer recruitment", "Board").doubt.is_some());
    assert!(
        phrase("review and agreed a protocol", "Board")
            .doubt
            .is_some()
    );
    assert!(clause("the future of the service", "Board").doubt.is_some());
}
