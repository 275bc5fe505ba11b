//! What officers write in a book, and what becomes of it in a meeting.

use std::collections::HashSet;

use chrono::DateTime;
use proptest::prelude::*;

use super::notation::{Piece, pieces};
use super::*;
use crate::journal::Journal;
use crate::meeting::entry::Stream;
use crate::meeting::id::Writer;
use crate::meeting::text::Text;
use crate::meeting::{Intent, Meeting, Order};
use crate::minutes::House;

/// Saltmarsh's meeting, as far as its fourth item.
const MEETING: &str = r#"
DescribeBody((name: "Saltmarsh Board", chair_title: "Chairman", called: "the Partnership", members: "Partners"))
CallMeeting((date: "2026-03-19", start: "14:00", venue: "the Corn Exchange"))
AddSeat(seat: (title: "Cabinet Member for Health", office: Chair), holder: New((name: "Rosa Pike", honorific: "Councillor")))
AddSeat(seat: (title: "Director of Public Health"), holder: New((name: "Amina Bell", honorific: "Dr")))
AddSeat(seat: (title: "Healthwatch"), holder: New((name: "Jon Tull")))
AddPerson((name: "Kit Moss", role: "Head of Family Hubs"))
AddPerson((name: "Kit Moss-Hale", role: "Head of Housing"))
AddItem(item: (number: "3", title: "Minutes", business: Minutes))
AddItem(item: (number: "4", title: "Family Hubs"))
AttachReport(item: "4", report: (title: "Family Hubs: Two Years On", of: "Director of Children's Services", author: "Kit Moss-Hale, 01632 960 117"))
ListMinutes(of: "2026-01-15")
ListMeeting((date: "2026-05-21", start: "14:00"))
"#;

const BEGUN: &str = r#"
Open()
MarkPresent(person: "Rosa Pike")
MarkPresent(person: "Amina Bell")
Take(item: "4")
"#;

fn meeting(scripts: &[&str]) -> Meeting {
    let options =
        ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    let now = DateTime::parse_from_rfc3339("2026-03-19T14:05:00+00:00").unwrap();
    let mut journal = Journal::new(Writer::FIRST, Text::line("A. Clerk"));
    for line in scripts
        .iter()
        .flat_map(|s| s.lines())
        .filter(|l| !l.is_empty())
    {
        let order = if line.starts_with('(') {
            options.from_str::<Order>(line)
        } else {
            options.from_str::<Intent>(line).map(Order::from)
        };
        let order = order.unwrap_or_else(|e| panic!("{line}: {e}"));
        journal
            .act(now, &order)
            .unwrap_or_else(|e| panic!("{line}: {e}"));
    }
    journal.meeting().clone()
}

fn filled_in(meeting: &Meeting, item: &str, source: &str) -> Filled {
    let house = House::default();
    let item = meeting
        .items()
        .iter()
        .find(|i| i.details.number.as_str() == item);
    let scene = Scene {
        meeting,
        item: item.map(|i| i.id),
        readers: Stream::Public,
        now: DateTime::parse_from_rfc3339("2026-03-19T14:25:00+00:00").unwrap(),
        house: &house,
    };
    fill(source, &scene)
}

fn places(filled: &Filled) -> Vec<&str> {
    filled
        .places
        .iter()
        .map(|p| &filled.text[p.clone()])
        .collect()
}

#[test]
fn places_are_walked_through_in_order_and_stops_are_empty() {
    let empty = Meeting::new();
    let filled = filled_in(&empty, "", "[who] moved, and [whom] seconded, that [].");
    assert_eq!(filled.text, "[who] moved, and [whom] seconded, that .");
    assert_eq!(places(&filled), ["[who]", "[whom]", ""]);
    assert_eq!(filled.places[2], 39..39);
}

#[test]
fn doubled_brackets_stand_for_themselves_and_open_ones_stay() {
    let empty = Meeting::new();
    for (source, text) in [
        ("[[sic]] {{x}}", "[sic] {x}"),
        ("a ] b } c", "a ] b } c"),
        ("an open [bracket", "an open [bracket"),
        ("an open {brace", "an open {brace"),
    ] {
        let filled = filled_in(&empty, "", source);
        assert_eq!((filled.text.as_str(), filled.places.len()), (text, 0));
    }
}

#[test]
fn values_come_from_the_meeting() {
    let meeting = meeting(&[MEETING, BEGUN]);
    for (source, text) in [
        ("{presenter}", "Kit Moss-Hale"),
        ("{presenter.full}", "Kit Moss-Hale (Head of Housing)"),
        ("{title}", "Family Hubs: Two Years On"),
        ("item {item}", "item 4"),
        ("{report of}", "Director of Children's Services"),
        ("{time}", "2.25pm"),
        ("{date}", "19 March 2026"),
        ("{last meeting}", "15 January 2026"),
        ("{next meeting}", "Thursday 21 May 2026 at 2.00pm"),
        ("{count} {members}", "two Partners"),
        ("{Chair} and {chair}", "The Chairman and the Chairman"),
        ("{Board} and {board}", "The Partnership and the Partnership"),
        ("{venue}", "the Corn Exchange"),
        ("{resolved}", "Resolved:"),
    ] {
        let filled = filled_in(&meeting, "4", source);
        assert_eq!(filled.text, text, "{source}");
        assert!(filled.places.is_empty(), "{source}");
    }
    assert_eq!(filled_in(&meeting, "3", "{title}").text, "Minutes");
}

#[test]
fn every_value_that_is_told_of_is_known_to_a_meeting_that_has_it() {
    let meeting = meeting(&[MEETING, BEGUN]);
    for (name, _) in VALUES {
        let filled = filled_in(&meeting, "4", &format!("{{{name}}}"));
        assert!(filled.places.is_empty(), "{name} came to {}", filled.text);
    }
}

#[test]
fn whoever_presented_is_the_presenter_and_a_seat_gives_the_role() {
    let meeting = meeting(&[
        MEETING,
        BEGUN,
        "Present(who: [Known(\"Amina Bell\"), Known(\"Kit Moss\")])",
    ]);
    let filled = filled_in(&meeting, "4", "{presenter}; {presenter.full}");
    assert_eq!(
        filled.text,
        "Dr Bell and Kit Moss; Dr Amina Bell (Director of Public Health) and Kit Moss (Head of \
         Family Hubs)"
    );
}

#[test]
fn a_presenter_that_not_everybody_may_know_of_is_not_named() {
    let meeting = meeting(&[
        MEETING,
        BEGUN,
        "(stream: Exempt, intent: Present(who: [Known(\"Kit Moss\")]))",
    ]);
    assert_eq!(
        filled_in(&meeting, "4", "{presenter}").text,
        "Kit Moss-Hale"
    );
}

#[test]
fn what_the_meeting_does_not_know_is_a_place_to_fill() {
    let meeting = Meeting::new();
    let source = "{presenter.full} told {count} of them on {date} at {venue} what {nonsense} is.";
    let filled = filled_in(&meeting, "", source);
    assert_eq!(
        filled.text,
        "[presenter.full] told [count] of them on [date] at [venue] what [nonsense] is."
    );
    assert_eq!(
        places(&filled),
        [
            "[presenter.full]",
            "[count]",
            "[date]",
            "[venue]",
            "[nonsense]"
        ]
    );
}

#[test]
fn nothing_that_moves_the_terminal_gets_through() {
    let filled = filled_in(&Meeting::new(), "", "a\u{1b}[2Jb [w\u{202e}ho]");
    assert_eq!(filled.text, "a[2Jb [who]");
    assert_eq!(places(&filled), ["[who]"]);
}

#[test]
fn a_sentence_begins_with_a_capital() {
    assert_eq!(capitalised("the Board"), "The Board");
    assert_eq!(capitalised("éclair"), "Éclair");
    assert_eq!(capitalised(""), "");
}

#[test]
fn selected_words_make_a_phrase_that_says_just_them() {
    let words = "as agreed [sic], {and} no more";
    let filled = filled_in(&Meeting::new(), "", &as_phrase(words));
    assert_eq!(filled.text, words);
    assert!(filled.places.is_empty());
}

// The book that comes with the program.

#[test]
fn the_starter_book_is_a_right_book() {
    let starter = Book::starter();
    let (again, troubles) = Book::read(&starter.to_ron(), "starter");
    assert_eq!(troubles, []);
    assert_eq!(again, starter);
    assert!(starter.phrases.len() >= 50 && starter.abbreviations.len() >= 20);
}

#[test]
fn starter_codes_are_short_and_no_words() {
    const WORDS: &str = "a ab act ad add age ago aim all am an and any are art as ask at ate be \
        bed big but by can car cut day did do due eat end far few fit for get go got had has he \
        her him his how if in ill is it its job kit law led let lot low man may me men met mr mrs \
        ms my new nhs no nor not now of off old on one or our out own pay per put ran red run \
        said saw see set she sit six so son sum tab tax ten the to too top try two up us use was \
        way we who why will win with won yes yet you also area asked been both care case come \
        does each from full give good held help here into item just last late less like link \
        list long made make many meet more most much must need next note only open over paid \
        part past plan poor rate role said same seek seen self sent show side some soon such take \
        team than that them then they this time told took upon used very view wait want ward week \
        well went were what when whom wide work year your com inc dec tap nap gas bat pro end act ire quo";
    let words: HashSet<&str> = WORDS.split_whitespace().collect();
    for phrase in Book::starter().phrases {
        let code = phrase.code.as_str();
        assert!((2..=4).contains(&code.len()), "{code}");
        assert!(code.bytes().all(|b| b.is_ascii_lowercase()), "{code}");
        assert!(!words.contains(code), "{code} is a word");
        assert!(
            !phrase.about.is_blank(),
            "{code} does not say when it is used"
        );
    }
}

#[test]
fn starter_phrases_fill_in_a_meeting_that_knows_everything() {
    let meeting = meeting(&[MEETING, BEGUN]);
    for phrase in Book::starter().phrases {
        let filled = filled_in(&meeting, "4", &phrase.text);
        let named = pieces(&phrase.text).0;
        let to_fill = named
            .iter()
            .filter(|p| matches!(p, Piece::Place(_)))
            .count();
        assert_eq!(filled.places.len(), to_fill, "{}", filled.text);
        assert!(!filled.text.contains(['{', '}']), "{}", filled.text);
        assert!(!filled.text.contains("the the "), "{}", filled.text);
        assert_eq!(filled.text.trim(), filled.text);
        assert!(!filled.text.contains("  "), "{}", filled.text);
    }
}

#[test]
fn starter_abbreviations_stand_once_and_the_known_ones_say_so() {
    let starter = Book::starter();
    let mut seen = HashSet::new();
    for a in &starter.abbreviations {
        assert!(seen.insert(a.short.as_str()), "{}", a.short);
    }
    let known = |short: &str| {
        starter
            .abbreviations
            .iter()
            .find(|a| a.short.as_str() == short)
            .unwrap()
            .known
    };
    assert!(known("NHS") && known("GP") && !known("JSNA") && !known("ICB"));
}

// Reading.

/// A trouble as line, column and words.
fn told(source: &str) -> (Book, Vec<(usize, usize, String)>) {
    let (book, troubles) = Book::read(source, "mine.ron");
    let told = troubles
        .iter()
        .map(|t| (t.line, t.column, format!("{} {}", t.what, t.way_out)))
        .collect();
    (book, told)
}

fn codes(book: &Book) -> Vec<&str> {
    book.phrases.iter().map(|p| p.code.as_str()).collect()
}

#[test]
fn a_book_is_read_with_comments_and_in_any_layout() {
    let source = "\u{FEFF}#![enable(implicit_some)]\r\n// mine\r\nBook( /* a /* nested */ one */\r\n\
        phrases: [(code: \"ab\", text: r#\"a \"quoted\" word\"#, about: \"\"), Phrase(text: \"two\\nlines \\u{e9}\", code: \"x1\")],\r\n\
        words: [\"Wenbury\", \"Wenbury\"], checks_off: [\"spelling\"],\r\n\
        abbreviations: [(short: \"GP\", known: true), (short: \"BCF\", long: \"Better Care Fund\")])\r\n";
    let (book, troubles) = told(source);
    assert_eq!(troubles, []);
    assert_eq!(codes(&book), ["ab", "x1"]);
    assert_eq!(book.phrases[0].text.as_str(), "a \"quoted\" word");
    assert_eq!(book.phrases[1].text.as_str(), "two\nlines é");
    assert_eq!(book.words.len(), 1);
    assert!(book.abbreviations[0].known && !book.abbreviations[1].known);
    assert_eq!(book.checks_off[0].as_str(), "spelling");
    for blank in ["", "  \n", "// nothing yet\n", "()"] {
        assert_eq!(told(blank), (Book::default(), vec![]));
    }
}

#[test]
fn what_is_right_holds_and_what_is_wrong_is_told_with_its_place() {
    let source = "(
    phrases: [
        (code: \"good\", text: \"A good one.\"),
        (code: \"two words\", text: \"Bad code.\"),
        (code: \"GOOD\", text: \"Twice.\"),
        (code: \"abcdefghijklm\", text: \"Too long.\"),
        (code: \"empty\", text: \" \"),
        (text: \"No code.\"),
        (code: \"odd\", text: \"What {weather} is it?\", colour: \"red\"),
        (code: \"last\", text: \"An [open place.\"),
        \"just words\",
    ],
    abbreviations: [(short: \"BCF\"), (short: \"BCF\", long: \"Better Care Fund\")],
    words: [\"Wenbury\", 7],
    colours: [],
)";
    let (book, troubles) = told(source);
    assert_eq!(codes(&book), ["good", "odd", "last"]);
    assert_eq!(book.abbreviations.len(), 1);
    assert_eq!(book.words.len(), 1);
    let places: Vec<(usize, usize)> = troubles.iter().map(|t| (t.0, t.1)).collect();
    assert_eq!(
        places,
        [
            (4, 16),
            (5, 16),
            (6, 16),
            (7, 31),
            (8, 9),
            (9, 29),
            (9, 54),
            (10, 30),
            (11, 9),
            (13, 21),
            (14, 24),
            (15, 5),
        ]
    );
    for (nth, said) in [
        (0, "not of letters and digits alone"),
        (1, "stands in line 3 already"),
        (2, "is too long"),
        (3, "The field \"text\" is empty"),
        (4, "The field \"code\" is missing"),
        (5, "There is no value {weather}. There are: presenter,"),
        (
            6,
            "There is no field \"colour\" here. There are: code, text, about.",
        ),
        (7, "A [ in the text has no end."),
        (8, "Write it like this: (code:"),
        (9, "The field \"long\" is missing"),
        (10, "A word in double quotes is due here."),
        (
            11,
            "A book has no part \"colours\". There are: phrases, abbreviations",
        ),
    ] {
        assert!(troubles[nth].2.contains(said), "{nth}: {}", troubles[nth].2);
    }
}

#[test]
fn a_slip_of_the_pen_costs_one_entry() {
    let around = |slip: &str| {
        format!(
            "(\n    phrases: [\n        (code: \"aa\", text: \"First.\"),\n{slip}\n        (code: \"zz\", \
             text: \"Last.\"),\n    ],\n    words: [\n        \"Wenbury\",\n    ],\n)\n"
        )
    };
    for (slip, line, said) in [
        (
            "        (code: \"bb, text: \"Unclosed.\"),",
            4,
            "A comma is due",
        ),
        (
            "        (code: \"bb\", text: \"Unclosed.),",
            4,
            "The quotation that begins here has no end",
        ),
        (
            "        (code \"bb\", text: \"No colon.\"),",
            4,
            "A colon is due after \"code\"",
        ),
        (
            "        (code: \"bb\", text: \"bad \\q escape\"),",
            4,
            "A backslash does not stand before this",
        ),
        (
            "        (code: \"bb\", text: ),",
            4,
            "Something is due here that can't be read",
        ),
        (
            "        (code: \"bb\", text: \"No end.\",",
            5,
            "The name of a field is due here",
        ),
        ("        code: \"bb\", text: \"No start.\"),", 4, ""),
        ("        ((((((((((((", 4, "The name of a field is due here"),
        ("        [[[[[[[[[[[[", 4, "nested too deep"),
    ] {
        let (book, troubles) = told(&around(slip));
        let found = codes(&book);
        assert!(found.contains(&"aa"), "{slip}: {found:?} {troubles:?}");
        assert!(
            slip.contains("No end")
                || slip.contains("((")
                || slip.contains("[[")
                || found.contains(&"zz"),
            "{slip}: {found:?} {troubles:?}"
        );
        assert_eq!(book.words.len(), 1, "{slip}: {troubles:?}");
        assert!(
            troubles.iter().any(|t| t.0 == line && t.2.contains(said)),
            "{slip}: {troubles:?}"
        );
    }
}

#[test]
fn a_forgotten_comma_or_bracket_costs_nothing() {
    let (book, troubles) = told(
        "(phrases: [(code: \"a\" text: \"A.\") (code: \"b\", text: \"B.\")] words: [\"x\" \"y\"])",
    );
    assert_eq!(codes(&book), ["a", "b"]);
    assert_eq!(book.words.len(), 2);
    assert_eq!(troubles.len(), 4);
    assert!(
        troubles
            .iter()
            .all(|t| t.2.starts_with("A comma is due here."))
    );
    let (book, troubles) =
        told("(\n  phrases: [\n    (code: \"a\", text: \"A.\"),\n  words: [\"x\"],\n)");
    assert_eq!((codes(&book).len(), book.words.len()), (1, 1));
    assert_eq!((troubles[0].0, troubles[0].1), (2, 12));
    assert!(
        troubles[0]
            .2
            .starts_with("The list that opens here has no end.")
    );
    let (book, troubles) = told("(phrases: [(code: \"a\", text: \"A.\")]");
    assert_eq!(codes(&book), ["a"]);
    assert_eq!(troubles.len(), 1);
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_rest_is_read() {
    let (book, troubles) = Book::read_bytes(b"(words: [\n\"Wenbury\", \"Caf\xE9\"])", "mine.ron");
    assert_eq!(book.words[0].as_str(), "Wenbury");
    assert_eq!(
        troubles[0].to_string(),
        "mine.ron, line 2, column 16: This is not UTF-8 text. Save the file as UTF-8."
    );
}

#[test]
fn a_file_that_is_no_book_at_all_is_soon_given_up() {
    for junk in [
        "r#\"\n",
        "\"\n",
        "(",
        "[",
        "a:1,",
        "(code: \"x\", text: \"y\"),",
        "/*",
        "x ",
    ] {
        for before in ["", "(", "(phrases: ["] {
            let source = format!("{before}{}", junk.repeat(200_000 / junk.len()));
            let (book, troubles) = Book::read(&source, "mine.ron");
            assert!(
                !troubles.is_empty() && troubles.len() <= 250,
                "{before}{junk}"
            );
            assert!(book.phrases.len() <= 1);
        }
    }
}

// Writing.

/// A book as officers might keep one: comments, and a layout of their own.
const KEPT: &str = "\
// My phrases
(
  phrases: [
    // thanks
    (code: \"ty\", text: \"Thank you.\"), // short
    // more to come
  ],
  words: [\"Wenbury\", \"Aldmoor\"],
)
";

fn phrase(code: &str, text: &str) -> Phrase {
    Phrase {
        code: code.into(),
        text: text.into(),
        about: Text::default(),
    }
}

#[test]
fn a_phrase_is_added_and_nothing_else_changes() {
    let added = with_phrase(KEPT, &phrase("bye", "Good\n\"night\".")).unwrap();
    let line = "    (code: \"bye\", text: \"Good\\n\\\"night\\\".\"),\n";
    assert_eq!(
        added,
        KEPT.replace("  ],\n  words", &format!("{line}  ],\n  words"))
    );
    let added = with_word(&added, &"Tŷ Mawr".into()).unwrap();
    assert!(
        added.contains("  words: [\"Wenbury\", \"Aldmoor\", \"Tŷ Mawr\"],\n"),
        "{added}"
    );
    let icb = Abbreviation {
        short: "ICB".into(),
        long: "Integrated Care Board".into(),
        known: false,
    };
    let added = with_abbreviation(&added, &icb).unwrap();
    let (book, troubles) = Book::read(&added, "");
    assert_eq!(troubles, []);
    assert_eq!((codes(&book), book.words.len()), (vec!["ty", "bye"], 3));
    assert_eq!(book.abbreviations, [icb]);
    for comment in [
        "// My phrases\n",
        "    // thanks\n",
        "// short\n",
        "    // more to come\n",
    ] {
        assert!(added.contains(comment), "{added}");
    }
}

#[test]
fn additions_fit_any_layout() {
    for source in [
        "",
        "// nothing yet",
        "()",
        "(\n)",
        "(words: [])",
        "(words: [],\n)",
        "(\n    words: [\n    ],\n)",
        "(words: [\"x\"])",
        "(words: [\"x\"],)",
        "(words: [\"x\" /* last */])",
        "(words: [\n\"x\" // last\n])",
        "(words: [\n    \"x\", // last\n    ])",
        "(words: [\n    \"x\",\n    \"y\"])",
        "(\r\n    words: [\r\n        \"x\"\r\n    ],\r\n)\r\n",
        "(phrases: [(code: \"a\", text: \"A.\")])",
        "(phrases: [\n    (code: \"a\", text: \"A.\"),\n    (\n        code: \"b\",\n        text: \"B.\",\n    ),\n])",
    ] {
        let before = Book::read(source, "").0;
        let word = with_word(source, &"new".into()).unwrap_or_else(|e| panic!("{source:?}: {e}"));
        let both =
            with_phrase(&word, &phrase("new", "New.")).unwrap_or_else(|e| panic!("{word:?}: {e}"));
        let (after, troubles) = Book::read(&both, "");
        assert_eq!(troubles, [], "{both}");
        assert_eq!(after.words.len(), before.words.len() + 1, "{both}");
        assert_eq!(after.phrases.len(), before.phrases.len() + 1, "{both}");
        assert_eq!(both.contains("\r\n"), source.contains("\r\n"), "{both:?}");
        assert!(
            !source.contains("\r\n") || both.matches('\n').count() == both.matches("\r\n").count()
        );
    }
}

#[test]
fn what_does_not_fit_is_refused_with_the_way_out() {
    let refused = |source: &str, code: &str, text: &str| {
        with_phrase(source, &phrase(code, text))
            .unwrap_err()
            .to_string()
    };
    assert!(
        refused(KEPT, "TY", "Other.")
            .contains("The code \"TY\" is taken: \"Thank you.\" Choose another code.")
    );
    assert!(refused(KEPT, "no good", "Other.").contains("letters and digits"));
    assert!(refused(KEPT, "ok", " ").contains("The phrase is empty."));
    assert!(refused(KEPT, "ok", "{weather}").contains("There is no value {weather}."));
    assert!(refused("(phrases: [", "ok", "Fine.").contains("line 1, column 11"));
    assert!(refused("[]", "ok", "Fine.").contains("round brackets"));
    assert!(with_word(KEPT, &" ".into()).is_err());
    assert_eq!(with_word(KEPT, &"Wenbury".into()).unwrap(), KEPT);
    // A phrase that is wrong elsewhere does not stand in the way of a new word.
    let wrong = KEPT.replace("\"ty\"", "\"t y\"");
    assert!(
        with_word(&wrong, &"Stoke".into())
            .unwrap()
            .contains("\"Stoke\"")
    );
}

#[test]
fn the_file_that_is_made_explains_every_value() {
    let file = Book::default().to_ron();
    assert_eq!(Book::read(&file, ""), (Book::default(), vec![]));
    for (name, _) in VALUES {
        assert!(file.contains(&format!("{{{name}}}")), "{name}");
    }
    // What stands in comments as an example can be taken out of them.
    let examples: Vec<&str> = file
        .lines()
        .map(|line| {
            let shown = line.trim_start().strip_prefix("// ");
            let example = shown.filter(|s| s.starts_with(['(', '"']));
            example.unwrap_or(line)
        })
        .collect();
    let examples = examples.join("\n");
    let (book, troubles) = Book::read(&examples, "");
    assert_eq!(troubles, []);
    assert!(book.phrases.len() == 1 && book.abbreviations.len() == 2 && book.words.len() == 1);
}

#[test]
fn a_house_changes_a_phrase_by_its_code() {
    let (mine, _) = Book::read(
        "(phrases: [(code: \"NDI\", text: \"Nobody declared anything.\"), (code: \"mine\", text: \"Mine.\")],
          abbreviations: [(short: \"ICS\", long: \"Saltmarsh Care System\")], words: [\"quorate\", \"Wenbury\"])",
        "",
    );
    let starter = Book::starter();
    let laid = starter.clone().laid_over(mine);
    assert_eq!(laid.phrases.len(), starter.phrases.len() + 1);
    assert_eq!(
        laid.phrase("ndi").unwrap().text.as_str(),
        "Nobody declared anything."
    );
    assert_eq!(laid.abbreviations.len(), starter.abbreviations.len());
    let long = |b: &Book| {
        b.abbreviations
            .iter()
            .find(|a| a.short.as_str() == "ICS")
            .unwrap()
            .long
            .to_string()
    };
    assert_eq!(long(&laid), "Saltmarsh Care System");
    assert_eq!(laid.words.len(), starter.words.len() + 1);
}

// Laws.

fn any_book() -> impl Strategy<Value = Book> {
    let line = "[ -~é’–]{0,20}[a-z]";
    let phrase = (
        "[a-zA-Z0-9]{1,12}",
        "[ -ZA-Za-z\\\\\"\n\té]{0,20}[a-z]",
        line,
    )
        .prop_map(|(code, text, about)| Phrase {
            code: Text::line(&code),
            text: Text::new(&text),
            about: Text::line(&about),
        });
    let abbreviation =
        ("[A-Z&\\\\\"]{1,6}", line, any::<bool>()).prop_map(|(short, long, known)| Abbreviation {
            short: Text::line(&short),
            long: Text::line(&long),
            known,
        });
    (
        prop::collection::vec(phrase, 0..6),
        prop::collection::vec(abbreviation, 0..4),
        prop::collection::vec(line.prop_map(|w| Text::line(&w)), 0..4),
    )
        .prop_map(|(phrases, abbreviations, words)| {
            // Laid over nothing, so that each code stands once.
            Book::default().laid_over(Book {
                phrases,
                abbreviations,
                words,
                checks_off: Vec::new(),
            })
        })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(book in any_book()) {
        let file = book.to_ron();
        prop_assert_eq!(&Book::read(&file, ""), &(book.clone(), vec![]));
        // Any other program that reads RON finds the same.
        prop_assert_eq!(ron::from_str::<Book>(&file).unwrap(), book);
    }

    #[test]
    fn a_damaged_book_never_stops_the_program(
        book in any_book(),
        cut in any::<prop::sample::Index>(),
        junk in "[\\[\\](){}\":,/*\\\\ra-z\n]{0,6}",
        length in 0_usize..9,
    ) {
        let file: Vec<char> = book.to_ron().chars().collect();
        let at = cut.index(file.len());
        let end = (at + length).min(file.len());
        let hurt: String = file[..at].iter().copied().chain(junk.chars()).chain(file[end..].iter().copied()).collect();
        let (_, troubles) = Book::read(&hurt, "mine.ron");
        for trouble in &troubles {
            prop_assert!(trouble.line >= 1 && trouble.line <= hurt.matches('\n').count() + 1);
            prop_assert!(trouble.column >= 1 && !trouble.what.is_empty() && !trouble.way_out.is_empty());
        }
        // What RON itself would refuse is never passed over in silence.
        if troubles.is_empty() && !hurt.contains("r\"") && !hurt.contains("r#") {
            prop_assert!(
                ron::from_str::<serde::de::IgnoredAny>(&hurt).is_ok() || Book::read(&hurt, "").0 == Book::default(),
                "{}", hurt
            );
        }
        let _ = with_word(&hurt, &"new".into());
    }

    #[test]
    fn any_text_fills_into_places_that_stand_in_it(source in "[\\[\\]{}a-z é\n]{0,30}") {
        let filled = filled_in(&Meeting::new(), "", &source);
        let mut last = 0;
        for place in &filled.places {
            prop_assert!(place.start >= last && filled.text.get(place.clone()).is_some());
            last = place.end;
        }
        let same = filled_in(&Meeting::new(), "", &as_phrase(&source));
        prop_assert_eq!((same.text, same.places.len()), (source, 0));
    }
}
