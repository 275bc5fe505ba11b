//! House styles as files: the ready ones, reading one, and telling what one sets.

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;

use super::place;
use super::trouble::{About, Trouble, in_words};
use crate::meeting::house::{Fault, House, HouseStored, HouseTold, SETTINGS, USUAL};
use crate::meeting::nearest::nearest;
use crate::meeting::text::Text;

/// What is read here.
const STYLE: About = About {
    what: "style",
    see: "docs/style.md tells each setting with an example.",
};

/// How the name of a style's file ends.
pub const STYLE_ENDING: &str = ".style.ron";

/// A ready style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What it is called: "parish".
    pub name: &'static str,
    /// The letter that stands for it in a list.
    pub letter: char,
    /// Its file, to be copied and changed.
    pub source: &'static str,
}

macro_rules! styles {
    ($($letter:literal $name:literal;)*) => {
        /// The ready styles.
        pub const STYLES: &[Style] = &[$(Style {
            name: $name,
            letter: $letter,
            source: include_str!(concat!("../../assets/styles/", $name, ".ron")),
        }),*];
    };
}

styles! {
    'w' "westminster";
    'r' "running-numbers";
    'd' "decisions-only";
    's' "short-narrative";
    'p' "parish";
    'n' "nhs-board";
    'f' "full-council";
}

impl Style {
    /// What its file says, in whole.
    pub fn told(&self) -> Option<HouseTold> {
        read_style(self.source, self.name).ok()
    }
}

/// The ready style that is called so; blanks stand for hyphens.
pub fn style_named(name: &str) -> Option<&'static Style> {
    let plain = |name: &str| name.trim().to_lowercase().replace([' ', '_'], "-");
    let wanted = plain(name);
    STYLES.iter().find(|s| s.name == wanted)
}

/// Whether what names a style names a file.
pub fn is_file(named: &str) -> bool {
    named.to_lowercase().ends_with(".ron") || named.contains(['/', '\\'])
}

/// What to write instead of a name that no style has.
pub fn no_style(name: &str) -> (String, String) {
    let name = Text::line(name);
    let what = format!("\u{201C}{name}\u{201D} is no ready style.");
    if let Some(meant) = nearest(&name, STYLES.iter().map(|s| s.name)) {
        return (what, format!("Did you mean \u{201C}{meant}\u{201D}?"));
    }
    let names: Vec<&str> = STYLES.iter().map(|s| s.name).collect();
    (what, format!("There are: {}.", names.join(", ")))
}

/// Reads the text of a style's file that is called `name`: what it says, with what it inherits.
///
/// # Errors
/// All that is wrong in what it says; or else the first place at which it can't be read on.
pub fn read_style(source: &str, name: &str) -> Result<HouseTold, Vec<Trouble>> {
    let told = options()
        .from_str::<HouseTold>(source.strip_prefix('\u{FEFF}').unwrap_or(source))
        .map_err(|e| vec![in_words(&e, source, name, STYLE)])?;
    let mut told = inherited(told).map_err(|(what, way_out)| {
        let at = place::setting(source, "inherits");
        vec![Trouble::new(name, at, &what, &way_out)]
    })?;
    if told.name.is_blank() {
        let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let file = file.strip_suffix(STYLE_ENDING).unwrap_or(file);
        told.name = Text::line(file);
    }
    let faults = told.faults();
    if faults.is_empty() {
        Ok(told)
    } else {
        let tell = |fault: &Fault| {
            let at = place::setting(source, fault.setting);
            let at = if fault.in_wording {
                place::within(source, fault.setting, fault.slip.at).or(at)
            } else {
                at
            };
            Trouble::new(name, at, &fault.slip.what, &fault.slip.way_out)
        };
        Err(faults.iter().map(tell).collect())
    }
}

/// Something wrong with a setting of a style's file that is called `name`, with its place.
pub fn wrong_setting(
    source: &str,
    name: &str,
    setting: &str,
    what: &str,
    way_out: &str,
) -> Trouble {
    Trouble::new(name, place::setting(source, setting), what, way_out)
}

/// A style with the settings of the ready one that it inherits.
///
/// # Errors
/// What is wrong and what to write instead, when there is no such ready style.
pub fn inherited(told: HouseTold) -> Result<HouseTold, (String, String)> {
    if told.inherits.is_blank() {
        return Ok(told);
    }
    let Some(base) = style_named(&told.inherits) else {
        return Err(no_style(&told.inherits));
    };
    let read = options().from_str::<HouseTold>(base.source);
    // A ready style that inherits does so from one that doesn't: a test holds it.
    let base = read.map_err(|_| no_style(&told.inherits))?;
    let base = match style_named(&base.inherits) {
        Some(first) => match options().from_str::<HouseTold>(first.source) {
            Ok(first) => base.laid_over(first),
            Err(_) => base,
        },
        None => base,
    };
    let mut whole = told;
    if whole.name.is_blank() && whole == only_inheriting(&whole) {
        whole.name.clone_from(&base.name);
        whole.about.clone_from(&base.about);
    }
    Ok(whole.laid_over(base))
}

/// A style that says nothing but what it inherits.
fn only_inheriting(told: &HouseTold) -> HouseTold {
    HouseTold {
        inherits: told.inherits.clone(),
        ..HouseTold::default()
    }
}

fn options() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME)
}

/// A setting of a style, as it is explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// Its name.
    pub name: &'static str,
    /// What it is set to, as a file has it.
    pub value: String,
    /// What it is, in a sentence.
    pub about: String,
    /// Whether it is as in the usual style.
    pub is_usual: bool,
}

/// Each setting of a style, in order.
pub fn explain(told: &HouseTold) -> Vec<Explained> {
    let values = |told: HouseTold| {
        let house = House::from(&HouseStored::from(told));
        let config = PrettyConfig::new()
            .depth_limit(1)
            .indentor("")
            .extensions(Extensions::IMPLICIT_SOME);
        let text = options().to_string_pretty(&HouseTold::from(&house), config);
        text.unwrap_or_default()
    };
    let (own, usual) = (values(told.clone()), values(HouseTold::default()));
    let value_in = |text: &str, name: &str| {
        let begun = format!("{name}: ");
        let found = text.lines().find_map(|line| line.strip_prefix(&begun));
        found.unwrap_or_default().trim_end_matches(',').to_owned()
    };
    let setting = |setting: &crate::meeting::house::Setting| {
        let value = value_in(&own, setting.name);
        Explained {
            name: setting.name,
            is_usual: value == value_in(&usual, setting.name),
            value,
            about: setting.about(),
        }
    };
    SETTINGS.iter().map(setting).collect()
}

/// Whether a style is the usual one, which needs not be told.
pub fn is_usual(told: &HouseTold) -> bool {
    told.name.as_str() == USUAL && House::from(&HouseStored::from(told.clone())) == House::default()
}
