//! What officers write in a book, and what becomes of it.
