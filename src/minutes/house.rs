//! The house's way of writing minutes, as plain settings with defaults.

/// How times are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimeStyle {
    /// "4.05pm", "12 noon".
    #[default]
    TwelveHour,
    /// "16:05".
    TwentyFourHour,
}

/// How paragraphs under an item are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// "4.1", after the item's number.
    #[default]
    ItemAndNumber,
    /// Not at all.
    Unnumbered,
}

/// How the limbs of a resolution are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimbStyle {
    /// "4.1.1", after the paragraph's number.
    #[default]
    Dotted,
    /// "(a)".
    Lettered,
}

/// In which order items are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ItemOrder {
    /// As on the agenda, with a note under an item that was taken out of order.
    #[default]
    Agenda,
    /// As they were taken.
    AsTaken,
}

/// Where the actions that a meeting asks for are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActionPlace {
    /// In a table after the signature.
    #[default]
    Table,
    /// Under their item.
    UnderItem,
    /// In both places.
    Both,
}

/// How progress on earlier actions is printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressStyle {
    /// In a table at its place under the item.
    #[default]
    Table,
    /// In a numbered sentence each.
    Sentences,
}

/// The settings of one house. The defaults follow the minutes of a London borough's Health and
/// Wellbeing Board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct House {
    /// The word before a decision, with its colon.
    pub resolved: String,
    /// How times are written.
    pub times: TimeStyle,
    /// How paragraphs are numbered.
    pub paragraphs: ParagraphStyle,
    /// How limbs are numbered.
    pub limbs: LimbStyle,
    /// Agreed resolutions of one line that follow one another share one "Resolved:" as limbs.
    pub group_resolutions: bool,
    /// In which order items are printed.
    pub order: ItemOrder,
    /// Under an item taken out of order, say after which.
    pub note_order: bool,
    /// Headings of items in capitals.
    pub capital_headings: bool,
    /// Arrivals and departures are printed at their place in the text.
    pub movements: bool,
    /// With the reason that was given for them.
    pub movement_reasons: bool,
    /// "(from 4.25pm)" beside somebody in the list of those present.
    pub attendance_times: bool,
    /// The list of those in attendance who are not members.
    pub also_present: bool,
    /// Say who was absent without apologies.
    pub absences: bool,
    /// Where actions are printed.
    pub actions: ActionPlace,
    /// How progress on earlier actions is printed.
    pub progress: ProgressStyle,
    /// The heading under which the end of the meeting stands.
    pub termination: String,
}

impl Default for House {
    fn default() -> Self {
        Self {
            resolved: "Resolved:".to_owned(),
            times: TimeStyle::default(),
            paragraphs: ParagraphStyle::default(),
            limbs: LimbStyle::default(),
            group_resolutions: true,
            order: ItemOrder::default(),
            note_order: true,
            capital_headings: true,
            movements: true,
            movement_reasons: false,
            attendance_times: true,
            also_present: true,
            absences: true,
            actions: ActionPlace::default(),
            progress: ProgressStyle::default(),
            termination: "Termination of Meeting".to_owned(),
        }
    }
}
