//! What the check tells those who may not read exempt text.

use crate::program::Workdir;

/// An exempt motion that lacks nothing, and a meeting broken off in private for a reason.
const WHOLE: &str = "\
DescribeBody(name: \"Anytown Council\")
CallMeeting(date: \"2026-03-19\", start: \"16:00\")
SetRules(needs_mover: true, needs_seconder: true)
AddSeat(seat: (title: \"Chair\", office: Chair), holder: New(name: \"Ann Lee\"))
AddSeat(seat: (title: \"Member\"), holder: New(name: \"Bo Hart\"))
AddItem(item: (title: \"Staffing\", exempt: (reason: \"Paragraph 1\")))
(at: \"16:02\", intent: Open)
MarkAllPresent
(at: \"16:03\", intent: Take(item: \"1\"))
(at: \"16:03\", intent: Exclude(paragraphs: [1]))
(at: \"16:04\", intent: Resolve(text: \"That the post be filled\", stage: Worded))
(at: \"16:05\", intent: Move(mover: \"Lee\", seconder: \"Hart\"))
(at: \"16:06\", intent: Vote(told: (counts: (for: 2, against: 0))))
(at: \"16:07\", intent: Adjourn(reason: \"a bell rang\"))
(at: \"16:09\", intent: Resume)
";

#[test]
fn nothing_is_said_to_be_incomplete_that_lacks_nothing() {
    let workdir = Workdir::new();
    workdir
        .run_with(&["record", "--create", "x.ron"], WHOLE)
        .well();
    let public = workdir.run(&["check", "x.ron"]).badly(1, &[]);
    assert!(!public.contains("not everybody may read"), "{public}");
    assert!(!public.contains("has no reason"), "{public}");
}
