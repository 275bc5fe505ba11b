//! Form fields and content controls: boxes that are ticked or aren't, lists that one entry was
//! chosen from, and prompts that nobody answered.

use super::super::symbols::checkbox;
use super::super::xml::Tag;

/// What a form field is made to be filled in with.
#[derive(Debug, Default)]
struct Form {
    /// A box: ticked as it was made, and as it was left.
    boxed: bool,
    ticked: Option<bool>,
    left: Option<bool>,
    /// A list: the entry as it was made, and as it was chosen.
    listed: bool,
    chosen: Option<usize>,
    usual: Option<usize>,
    entries: Vec<String>,
}

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    /// It is shown as the form says, and what stands in the file as its result isn't.
    shown: bool,
    /// What it is told to make.
    told: String,
    /// It has a result.
    result: bool,
}

/// The fields and controls that are open.
#[derive(Debug, Default)]
pub(super) struct Forms {
    fields: Vec<Field>,
    form: Option<Form>,
    /// Content controls: whether each shows its prompt.
    controls: Vec<bool>,
    in_control: bool,
}

/// What comes of an element.
#[derive(Debug, PartialEq)]
pub(super) enum Came {
    /// It is none of a form's.
    Nothing,
    /// It was taken up.
    Taken,
    /// A number that Word makes as it goes, which the file doesn't hold.
    Number,
}

impl Forms {
    /// Whether the words that stand here are not what is shown.
    pub(super) fn hide(&self) -> bool {
        self.fields.iter().any(|f| f.shown) || self.prompts()
    }

    /// Whether a prompt stands here.
    pub(super) fn prompts(&self) -> bool {
        self.controls.contains(&true)
    }

    /// Whether the properties of a control or of a form are open.
    pub(super) fn inside(&self) -> bool {
        self.in_control || self.form.is_some()
    }

    /// An element begins.
    pub(super) fn opened(&mut self, name: &str, tag: &Tag<'_>) -> Came {
        if self.in_control {
            if name == "showingPlcHdr"
                && let Some(prompts) = self.controls.last_mut()
            {
                *prompts = tag.on();
            }
            return Came::Taken;
        }
        if let Some(form) = &mut self.form {
            form.says(name, tag);
            return Came::Taken;
        }
        match name {
            "sdt" => self.controls.push(false),
            "sdtPr" => self.in_control = true,
            "ffData" => self.form = Some(Form::default()),
            "fldSimple" if numbers(&tag.attribute("instr").unwrap_or_default()) => {
                return Came::Number;
            }
            "fldChar" => return self.turned(tag),
            _ => return Came::Nothing,
        }
        Came::Taken
    }

    /// A field begins, comes to its result, or ends.
    fn turned(&mut self, tag: &Tag<'_>) -> Came {
        match tag.attribute("fldCharType").as_deref() {
            Some("begin") => self.fields.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                let field = self.fields.pop();
                if field.is_some_and(|f| !f.result && numbers(&f.told)) {
                    return Came::Number;
                }
            }
            _ => {}
        }
        Came::Taken
    }

    /// A paragraph ends, and a box or a list in it has ended before, whether the file says so or not.
    pub(super) fn end_paragraph(&mut self) {
        self.fields.retain(|f| !f.shown);
    }

    /// Takes up what a field is told to make.
    pub(super) fn told(&mut self, words: &str) {
        if let Some(field) = self.fields.last_mut().filter(|f| f.told.len() < 64) {
            field.told.push_str(words);
        }
    }

    /// An element ends: what a form that ends with it shows.
    pub(super) fn closed(&mut self, name: &str) -> Option<String> {
        match name {
            "sdtPr" => self.in_control = false,
            "sdt" => {
                self.controls.pop();
            }
            "ffData" => {
                let shown = self.form.take()?.shown()?;
                self.fields.last_mut()?.shown = true;
                return Some(shown);
            }
            _ => {}
        }
        None
    }
}

impl Form {
    /// Takes up what an element says of a form.
    fn says(&mut self, name: &str, tag: &Tag<'_>) {
        let number = || tag.number("val").map(|n| n as usize);
        match name {
            "checkBox" => self.boxed = true,
            "ddList" => self.listed = true,
            "default" if self.listed => self.usual = number(),
            "default" => self.ticked = Some(tag.on()),
            "checked" => self.left = Some(tag.on()),
            "result" => self.chosen = number(),
            "listEntry" => self.entries.extend(tag.val()),
            _ => {}
        }
    }

    /// What is shown; none for a field of words, whose result stands in the file.
    fn shown(&self) -> Option<String> {
        if self.boxed {
            let ticked = self.left.or(self.ticked).unwrap_or(false);
            return Some(checkbox(ticked).to_owned());
        }
        let at = self.chosen.or(self.usual).unwrap_or(0);
        self.listed
            .then(|| self.entries.get(at).cloned().unwrap_or_default())
    }
}

/// Whether a field makes a number that isn't kept.
fn numbers(told: &str) -> bool {
    let kind = told.split_whitespace().next().unwrap_or_default();
    ["AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM"]
        .iter()
        .any(|of| kind.eq_ignore_ascii_case(of))
}
