//! The password file of PostgreSQL's own programs (`~/.pgpass`): one entry a line,
//! `host:port:database:user:password`, `*` for any, `\:` and `\\` for the signs themselves.

/// The password for a connection, if an entry is for it; the first that fits counts.
pub fn password_in(
    file: &str,
    host: &str,
    port: u16,
    database: &str,
    user: &str,
) -> Option<String> {
    let port = port.to_string();
    let wanted = [host, &port, database, user];
    file.lines()
        .filter(|line| !line.starts_with('#'))
        .find_map(|line| {
            let mut fields = fields(line);
            let password = fields.pop()?;
            let fits = fields.len() == wanted.len()
                && fields.iter().zip(wanted).all(|(f, w)| f == "*" || f == w);
            fits.then_some(password)
        })
}

/// The five fields of a line; a password may hold colons that nobody marked.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut signs = line.chars();
    while let Some(sign) = signs.next() {
        let last = fields.len() - 1;
        match sign {
            '\\' => fields[last].extend(signs.next()),
            ':' if fields.len() < 5 => fields.push(String::new()),
            sign => fields[last].push(sign),
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_entry_that_fits_has_the_password() {
        let file = "# the office\nstore:5432:minutes:clerk:one\n*:*:minutes:clerk:t\\:w\\\\o:o\n\
                    broken\n*:*:*:*:any";
        let of = |host, port, database, user| password_in(file, host, port, database, user);
        assert_eq!(
            of("store", 5432, "minutes", "clerk").as_deref(),
            Some("one")
        );
        assert_eq!(
            of("store", 5433, "minutes", "clerk").as_deref(),
            Some("t:w\\o:o")
        );
        assert_eq!(of("store", 5432, "minutes", "bob").as_deref(), Some("any"));
        assert_eq!(password_in("a:1:b:c:d", "x", 1, "b", "c"), None);
        assert_eq!(password_in("a:1:b:c", "a", 1, "b", "c"), None);
    }
}
