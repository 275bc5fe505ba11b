//! How the settings of a style are told once and come to a style in whole, one as an officer tells it,
//! and one as it is stored.

/// A setting, for whoever writes a style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// Its name in a file.
    pub name: &'static str,
    /// What it is.
    pub(super) about: &'static [&'static str],
}

impl Setting {
    /// What it is, in a sentence.
    pub fn about(&self) -> String {
        let lines: Vec<&str> = self.about.iter().map(|line| line.trim()).collect();
        lines.join(" ")
    }
}

macro_rules! settings {
    ($($(#[doc = $about:literal])* $name:ident: $of:ty = $usual:expr;)*) => {
        /// A style in whole. The defaults follow the minutes of a London borough's Health and
        /// Wellbeing Board.
        #[derive(Clone, Debug, PartialEq)]
        pub struct House {
            /// What the style is called.
            pub name: Text,
            /// Whether a version wrote it that has settings which this one doesn't know.
            pub is_newer: bool,
            $($(#[doc = $about])* pub $name: $of,)*
        }

        impl Default for House {
            fn default() -> Self {
                Self {
                    name: Text::from(USUAL),
                    is_newer: false,
                    $($name: $usual,)*
                }
            }
        }

        /// The settings, in order.
        pub const SETTINGS: &[Setting] = &[
            $(Setting { name: stringify!($name), about: &[$($about),*] },)*
        ];

        /// A style as an officer tells it: what is left out is as in the style that it inherits. A
        /// setting that isn't known is a slip, and is refused.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields, default)]
        pub struct HouseTold {
            /// What the style is called.
            #[serde(skip_serializing_if = "blank")]
            pub name: Text,
            /// What it is for, in a line.
            #[serde(skip_serializing_if = "blank")]
            pub about: Text,
            /// The ready style whose settings hold where this has none.
            #[serde(skip_serializing_if = "blank")]
            pub inherits: Text,
            $(
                $(#[doc = $about])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $name: Option<$of>,
            )*
        }

        /// A style as it is stored: what a newer version set is left aside.
        #[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default)]
        pub struct HouseStored {
            /// The version of the settings by which it was written.
            pub version: u32,
            /// What the style is called.
            #[serde(skip_serializing_if = "blank")]
            pub name: Text,
            $(
                $(#[doc = $about])*
                #[serde(skip_serializing_if = "Option::is_none")]
                pub $name: Option<$of>,
            )*
        }

        impl HouseTold {
            /// These settings, and for what they leave out those of `base`.
            #[must_use]
            pub fn laid_over(self, base: Self) -> Self {
                Self {
                    name: self.name,
                    about: self.about,
                    inherits: Text::default(),
                    $($name: self.$name.or(base.$name),)*
                }
            }
        }

        impl From<HouseTold> for HouseStored {
            fn from(told: HouseTold) -> Self {
                Self {
                    version: VERSION,
                    name: told.name,
                    $($name: told.$name,)*
                }
            }
        }

        impl From<&HouseStored> for House {
            fn from(stored: &HouseStored) -> Self {
                let usual = Self::default();
                Self {
                    name: stored.name.clone(),
                    is_newer: stored.version > VERSION,
                    $($name: stored.$name.clone().unwrap_or(usual.$name),)*
                }
            }
        }

        impl From<&House> for HouseTold {
            fn from(house: &House) -> Self {
                Self {
                    name: house.name.clone(),
                    about: Text::default(),
                    inherits: Text::default(),
                    $($name: Some(house.$name.clone()),)*
                }
            }
        }
    };
}

pub(super) use settings;
