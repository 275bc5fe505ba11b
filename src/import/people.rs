//! Names as papers print them: honorific, name, role, organisation.

use crate::meeting::people::PersonDetails;

/// A name with what stands before it: "Councillor Rachael Robathan", "Dr Naomi Katz", "Cllr A. Lee
/// OBE". None where the words are no name of a person.
pub fn person(_words: &str) -> Option<PersonDetails> {
    None
}
