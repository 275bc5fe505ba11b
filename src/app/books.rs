//! The books of phrases that hold for an officer: the one that comes with the program, the officer's
//! own over it, and the body's over that.

use std::path::{Path, PathBuf};

use super::environment::Environment;
use super::fail::{Exit, Fail};
use crate::meeting::text::Text;
use crate::phrases::{
    Abbreviation, Book, Phrase, Trouble, with_abbreviation, with_phrase, with_word,
};
use crate::storage::Problem;

/// Whose book.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope<'b> {
    /// The officer's own.
    Own,
    /// That of the body with this name.
    Body(&'b str),
}

/// A book, and where it comes from.
pub(crate) struct Layer {
    /// "starter", "own" or "body".
    pub(crate) from: &'static str,
    /// Its file; none for the one that comes with the program.
    pub(crate) path: Option<PathBuf>,
    /// Whether the file is there.
    pub(crate) there: bool,
    /// The book.
    pub(crate) book: Book,
}

/// The book that holds for a body, all laid over one another, and what is wrong in them. A book
/// that is not there is no trouble; where one is wrong, what is right in it holds.
pub(crate) fn load(env: &Environment, body: &str) -> (Book, Vec<Trouble>) {
    let (layers, troubles) = layers(env, body);
    let books = layers.into_iter().map(|layer| layer.book);
    (books.reduce(Book::laid_over).unwrap_or_default(), troubles)
}

/// The books that hold for a body, the lowest first, and what is wrong in them.
pub(crate) fn layers(env: &Environment, body: &str) -> (Vec<Layer>, Vec<Trouble>) {
    let mut layers = vec![Layer {
        from: "starter",
        path: None,
        there: true,
        book: Book::starter(),
    }];
    let mut troubles = Vec::new();
    // Where there is no home, there are no books in it.
    let Ok(book_folder) = env.book_folder() else {
        return (layers, troubles);
    };
    let files = [
        ("own", Some(book_folder.own())),
        ("body", book_folder.of_body(body)),
    ];
    for (from, path) in files {
        let Some(path) = path else { continue };
        let name = path.display().to_string();
        let (there, book) = match book_folder.read(&path) {
            Ok(None) => (false, Book::default()),
            Ok(Some(bytes)) => {
                let (book, told) = Book::read_bytes(&bytes, &name);
                troubles.extend(told);
                (true, book)
            }
            Err(problem) => {
                troubles.push(Trouble::with_file(&name, &problem.sentence, &problem.hint));
                (true, Book::default())
            }
        };
        layers.push(Layer {
            from,
            path: Some(path),
            there,
            book,
        });
    }
    (layers, troubles)
}

/// Reads one file as a book.
///
/// # Errors
/// When there is none, or it can't be read.
pub(crate) fn read(env: &Environment, path: &Path) -> Result<(Book, Vec<Trouble>), Fail> {
    let bytes = env
        .book_folder_or_here()
        .read(path)?
        .ok_or_else(|| Problem::from_io("read", path, &std::io::ErrorKind::NotFound.into()))?;
    Ok(Book::read_bytes(&bytes, &path.display().to_string()))
}

/// Makes a file that explains itself, for an officer to write phrases in.
///
/// # Errors
/// When there is such a file already, or the disk refuses it.
pub(crate) fn make(env: &Environment, path: &Path) -> Result<(), Fail> {
    let file = Book::default().to_ron();
    Ok(env.book_folder_or_here().make(path, file.as_bytes())?)
}

/// The file of a book.
///
/// # Errors
/// When the system knows no home for it, or the body has no name.
pub(crate) fn file_of(env: &Environment, scope: Scope<'_>) -> Result<PathBuf, Fail> {
    let book_folder = env.book_folder()?;
    match scope {
        Scope::Own => Ok(book_folder.own()),
        Scope::Body(name) => book_folder.of_body(name).ok_or_else(|| {
            Fail::new(
                Exit::Refused,
                "The body has no name, so it can have no book.",
                "Give the body a name, or add to your own book.",
            )
        }),
    }
}

/// Adds a phrase to a book, and tells where that is.
///
/// # Errors
/// When the phrase is wrong, its code is taken, or the file can't be read or written.
pub(crate) fn add_phrase(
    env: &Environment,
    scope: Scope<'_>,
    phrase: &Phrase,
) -> Result<PathBuf, Fail> {
    change(env, scope, |source| with_phrase(source, phrase))
}

/// Adds a word to a book, and tells where that is.
///
/// # Errors
/// When the word is empty, or the file can't be read or written.
pub(crate) fn add_word(env: &Environment, scope: Scope<'_>, word: &Text) -> Result<PathBuf, Fail> {
    change(env, scope, |source| with_word(source, word))
}

/// Adds an abbreviation to a book, and tells where that is.
///
/// # Errors
/// When it is there already, or the file can't be read or written.
pub(crate) fn add_abbreviation(
    env: &Environment,
    scope: Scope<'_>,
    abbreviation: &Abbreviation,
) -> Result<PathBuf, Fail> {
    change(env, scope, |source| with_abbreviation(source, abbreviation))
}

fn change(
    env: &Environment,
    scope: Scope<'_>,
    add: impl Fn(&str) -> Result<String, Trouble>,
) -> Result<PathBuf, Fail> {
    let path = file_of(env, scope)?;
    let name = path.display().to_string();
    env.book_folder()?.change(&path, |bytes| {
        let new = Book::default().to_ron();
        let source = match std::str::from_utf8(bytes) {
            Ok(source) if source.trim().is_empty() => Ok(new.as_str()),
            Ok(source) => Ok(source),
            Err(_) => {
                // Whoever reads it as a book is told where.
                let (_, told) = Book::read_bytes(bytes, &name);
                Err(refused(&name, told.into_iter().next()))
            }
        }?;
        add(source)
            .map(String::into_bytes)
            .map_err(|trouble| refused(&name, Some(trouble)))
    })?;
    Ok(path)
}

/// Why something was not added, with the place if there is one.
fn refused(file: &str, trouble: Option<Trouble>) -> Fail {
    let Some(trouble) = trouble else {
        return Fail::new(Exit::Refused, format!("{file} can't be read."), "");
    };
    let sentence = if trouble.line > 0 {
        let (line, column) = (trouble.line, trouble.column);
        format!("{file}, line {line}, column {column}: {}", trouble.what)
    } else {
        trouble.what
    };
    Fail::new(Exit::Refused, sentence, trouble.way_out)
}
