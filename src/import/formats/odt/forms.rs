//! Fields of forms: boxes that are ticked or aren't, and lists that one entry was chosen from.

use std::collections::HashMap;

use super::super::symbols::checkbox;
use super::super::xml::Tag;

/// A field that came from a form of Word, while what is said of it comes.
#[derive(Debug)]
struct Field {
    boxed: bool,
    listed: bool,
    ticked: bool,
    chosen: Option<usize>,
    entries: Vec<String>,
}

/// The fields that are open, and what the controls of the document show.
#[derive(Debug, Default)]
pub(super) struct Forms {
    field: Option<Field>,
    /// What each control shows, by its id.
    controls: HashMap<String, String>,
    /// The control whose entries come.
    control: Option<String>,
    inside: bool,
    /// Controls within the text: whether each shows its prompt.
    prompts: Vec<bool>,
}

impl Forms {
    /// Whether a prompt stands here.
    pub(super) fn prompts(&self) -> bool {
        self.prompts.contains(&true)
    }

    /// An element begins: whether it is one of a form's.
    pub(super) fn opened(&mut self, name: &str, tag: &Tag<'_>) -> bool {
        if self.inside {
            self.control_says(name, tag);
            return true;
        }
        match name {
            "forms" => self.inside = true,
            "content-control" => {
                let prompts = tag.attribute("showing-place-holder");
                self.prompts.push(prompts.as_deref() == Some("true"));
            }
            // An entry to choose, which has the name of an entry of a list.
            "list-item" => {
                return tag.attribute("display-text").is_some() || tag.attribute("value").is_some();
            }
            "fieldmark" | "fieldmark-start" => {
                let kind = tag.attribute("type").unwrap_or_default();
                self.field = Some(Field {
                    boxed: kind.ends_with("FORMCHECKBOX"),
                    listed: kind.ends_with("FORMDROPDOWN"),
                    ticked: false,
                    chosen: None,
                    entries: Vec::new(),
                });
            }
            "param" => {
                if let Some(field) = &mut self.field {
                    let value = tag.attribute("value").unwrap_or_default();
                    match tag.attribute("name").as_deref() {
                        Some("Checkbox_Checked") => field.ticked = value == "true",
                        Some("Dropdown_Selected") => field.chosen = value.parse().ok(),
                        Some("Dropdown_ListEntry") => field.entries.push(value),
                        _ => {}
                    }
                }
            }
            _ => return false,
        }
        true
    }

    /// An element ends: what a field that ends with it shows.
    pub(super) fn closed(&mut self, name: &str) -> Option<String> {
        match name {
            "forms" => self.inside = false,
            "content-control" => {
                self.prompts.pop();
            }
            "fieldmark" | "fieldmark-start" => {
                let field = self.field.take()?;
                if field.boxed {
                    return Some(checkbox(field.ticked).to_owned());
                }
                let chosen = field.chosen.filter(|_| field.listed)?;
                return field.entries.get(chosen).cloned();
            }
            _ => {}
        }
        None
    }

    /// Takes up what the forms of the document say of a control.
    fn control_says(&mut self, name: &str, tag: &Tag<'_>) {
        let said = |now: &str, made: &str| tag.attribute(now).or_else(|| tag.attribute(made));
        let label = || tag.attribute("label").unwrap_or_default();
        let shown = match name {
            "checkbox" => {
                let state = said("current-state", "state");
                format!(
                    "{} {}",
                    checkbox(state.as_deref() == Some("checked")),
                    label()
                )
            }
            "radio" => {
                let state = said("current-selected", "selected");
                format!("{} {}", checkbox(state.as_deref() == Some("true")), label())
            }
            "option" => {
                let chosen = said("current-selected", "selected").as_deref() == Some("true");
                let control = self.control.as_ref().filter(|_| chosen);
                if let Some(shown) = control.and_then(|id| self.controls.get_mut(id)) {
                    if !shown.is_empty() {
                        shown.push_str(", ");
                    }
                    shown.push_str(&label());
                }
                return;
            }
            "listbox" => String::new(),
            "text" | "textarea" | "combobox" | "date" | "time" | "number" | "formatted-text" => {
                said("current-value", "value").unwrap_or_default()
            }
            _ => return,
        };
        self.control = tag.attribute("id");
        if let Some(id) = &self.control {
            self.controls.insert(id.clone(), shown);
        }
    }

    /// What a control shows where it stands in the text.
    pub(super) fn control(&self, tag: &Tag<'_>) -> Option<&str> {
        let id = tag.attribute("control")?;
        self.controls.get(&id).map(String::as_str)
    }
}
