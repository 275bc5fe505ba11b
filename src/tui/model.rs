//! The model: the state that all screens share, the screens that lie upon each other, and what lies
//! over them (help, palette, a started key). It knows no files, no clock and no terminal.

use super::commands::Context;
use super::help::Help;
use super::page::Page;
use super::palette::Palette;
use super::screens::{
    actions, answers, branch, check, corrections, export, history, library, meeting, pack, people,
    preview, programme, readback, review, roll, setup,
};
use super::theme::Theme;
use super::ui::Ui;
use crate::meeting::agenda::Stamp;

macro_rules! screens {
    ($($variant:ident => $room:ident,)*) => {
        /// A screen with its state.
        #[derive(Debug)]
        #[expect(missing_docs, reason = "each is named as its file")]
        pub enum Screen {
            $($variant($room::Page),)*
        }

        impl Screen {
            /// The page, to be read.
            pub fn page(&self) -> &dyn Page {
                match self {
                    $(Self::$variant(page) => page,)*
                }
            }

            /// The page, to be changed.
            pub fn page_mut(&mut self) -> &mut dyn Page {
                match self {
                    $(Self::$variant(page) => page,)*
                }
            }
        }
    };
}

screens! {
    Library => library,
    Answers => answers,
    Meeting => meeting,
    Roll => roll,
    People => people,
    Actions => actions,
    Programme => programme,
    Preview => preview,
    Check => check,
    History => history,
    Export => export,
    SetUp => setup,
    ReadBack => readback,
    Pack => pack,
    Review => review,
    Corrections => corrections,
    Branch => branch,
}

/// What lies over the screens and has the keys.
#[derive(Debug, Default)]
pub enum Overlay {
    /// Nothing.
    #[default]
    Nothing,
    /// A command was started with the prefix key; the foot shows what may follow.
    Begun,
    /// The palette.
    Palette(Box<Palette>),
    /// Help for the screen.
    Help(Help),
}

/// Everything.
#[derive(Debug)]
pub struct Model {
    /// What all screens share.
    pub ui: Ui,
    /// The screens, the one on top at the end; there is always one.
    screens: Vec<Screen>,
    /// What lies over them.
    pub overlay: Overlay,
}

impl Model {
    /// The library, with nothing open.
    pub fn new(now: Stamp, size: (u16, u16), theme: Theme) -> Self {
        let ui = Ui::new(now, size, theme);
        let first = Screen::Library(library::Page::open(&ui));
        Self {
            ui,
            screens: vec![first],
            overlay: Overlay::Nothing,
        }
    }

    /// The screen on top.
    pub fn top(&self) -> &Screen {
        // There is always one: only `leave` takes any away, and it leaves the last.
        &self.screens[self.screens.len() - 1]
    }

    /// The page on top and the interface, to be changed.
    pub fn top_mut(&mut self) -> (&mut dyn Page, &mut Ui) {
        let at = self.screens.len() - 1;
        (self.screens[at].page_mut(), &mut self.ui)
    }

    /// The page where a pack is asked for, if it lies anywhere.
    pub fn pack(&mut self) -> Option<&mut pack::Page> {
        self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Pack(page) => Some(page),
            _ => None,
        })
    }

    /// The review of a pack, if it lies anywhere, and the interface.
    pub fn review(&mut self) -> Option<(&mut review::Page, &mut Ui)> {
        let ui = &mut self.ui;
        let page = self.screens.iter_mut().find_map(|screen| match screen {
            Screen::Review(page) => Some(page),
            _ => None,
        });
        page.map(|page| (page, ui))
    }

    /// How many screens lie upon each other.
    pub fn depth(&self) -> usize {
        self.screens.len()
    }

    /// Lays a screen on top; one of the same context that lies there already is replaced, so that
    /// going round does not pile them up.
    pub fn open(&mut self, screen: Screen) {
        let context = screen.page().context();
        let at = self
            .screens
            .iter()
            .position(|s| s.page().context() == context);
        if let Some(at) = at {
            self.screens.truncate(at);
        }
        self.screens.push(screen);
    }

    /// Leaves the screen on top; answers `false` where it is the only one.
    pub fn leave(&mut self) -> bool {
        let more = self.screens.len() > 1;
        if more {
            self.screens.pop();
        }
        more
    }

    /// Goes back to the screen of a context, if it lies beneath; answers whether it does.
    pub fn go_back_to(&mut self, context: Context) -> bool {
        let at = self
            .screens
            .iter()
            .position(|s| s.page().context() == context);
        if let Some(at) = at {
            self.screens.truncate(at + 1);
        }
        at.is_some()
    }

    /// Clears the table: only `screen` is left.
    pub fn only(&mut self, screen: Screen) {
        self.screens.clear();
        self.screens.push(screen);
    }

    /// The contexts whose keys hold now.
    pub fn contexts(&self) -> &'static [Context] {
        match self.top() {
            Screen::Meeting(_) => &[Context::Everywhere, Context::Meeting, Context::Writing],
            Screen::Library(_) => &[Context::Everywhere, Context::Library],
            Screen::Answers(_) => &[Context::Everywhere, Context::Answers],
            Screen::Roll(_) => &[Context::Everywhere, Context::Roll],
            Screen::People(_) => &[Context::Everywhere, Context::People],
            Screen::Actions(_) => &[Context::Everywhere, Context::Actions],
            Screen::Programme(_) => &[Context::Everywhere, Context::Programme],
            Screen::Preview(_) => &[Context::Everywhere, Context::Preview],
            Screen::Check(_) => &[Context::Everywhere, Context::Check],
            Screen::History(_) => &[Context::Everywhere, Context::History],
            Screen::Export(_) => &[Context::Everywhere, Context::Export],
            Screen::SetUp(_) => &[Context::Everywhere, Context::SetUp],
            Screen::ReadBack(_) => &[Context::Everywhere, Context::ReadBack],
            Screen::Pack(_) => &[Context::Everywhere, Context::Pack],
            Screen::Review(_) => &[Context::Everywhere, Context::Review],
            Screen::Corrections(_) => &[Context::Everywhere, Context::Corrections],
            Screen::Branch(_) => &[Context::Everywhere, Context::Branch],
        }
    }
}
