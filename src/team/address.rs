//! The address of the store, as it is typed and kept: `postgresql://USER@HOST:PORT/DATABASE`, with what
//! stands behind a `?`. A password in it is refused: it would stand in lists of processes and in the
//! history of the shell.

use super::trouble::{Trouble, TroubleKind};

/// What is said of encryption behind the `?`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// It is encrypted, and the server's certificate is checked. So it is where nothing is said and the
    /// store is on another machine.
    Checked,
    /// It is not: for a store on this machine, or where somebody has said so.
    None,
}

/// An address that was looked through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// What the driver is told: the address without what it doesn't know.
    pub for_driver: String,
    /// As it is kept.
    pub kept: String,
    /// Whether it is encrypted.
    pub encryption: Encryption,
    /// The file of the authorities that are trusted, if the address names one.
    pub root: Option<String>,
}

const EXAMPLE: &str = "An address looks like postgresql://clerk@store.example/minutes.";

fn wrong(sentence: &str, hint: &str) -> Trouble {
    Trouble::new(TroubleKind::Asked, sentence, hint)
}

/// Reads an address.
///
/// # Errors
/// A sentence for who typed it.
pub fn address(typed: &str) -> Result<Address, Trouble> {
    let typed = typed.trim();
    let rest = ["postgresql://", "postgres://"]
        .iter()
        .find_map(|scheme| typed.strip_prefix(scheme))
        .ok_or_else(|| wrong("That is no address of a PostgreSQL.", EXAMPLE))?;
    let (place, options) = match rest.split_once('?') {
        Some((place, options)) => (place, options),
        None => (rest, ""),
    };
    let (who, at) = place.rsplit_once('@').unwrap_or(("", place));
    let named = |option: &str, name: &str| {
        option
            .split_once('=')
            .is_some_and(|(key, _)| key.eq_ignore_ascii_case(name))
    };
    if who.contains(':') || options.split('&').any(|o| named(o, "password")) {
        return Err(wrong(
            "There is a password in that address: anybody on this machine could read it.",
            "Leave it out, and put it in the file ~/.pgpass as HOST:PORT:DATABASE:USER:PASSWORD, \
             readable by you alone.",
        ));
    }
    let (mut passed, mut mode, mut root) = (Vec::new(), None, None);
    let mut hosts: Vec<String> = Vec::new();
    for option in options.split('&').filter(|o| !o.is_empty()) {
        let value = option.split_once('=').map_or("", |(_, value)| value);
        if named(option, "sslmode") {
            mode = Some(value.to_ascii_lowercase());
        } else if named(option, "sslrootcert") {
            root = Some(decoded(value));
        } else {
            if named(option, "host") {
                hosts.push(decoded(value));
            }
            passed.push(option);
        }
    }
    let servers = at.split('/').next().unwrap_or("");
    hosts.extend(servers.split(',').filter(|h| !h.is_empty()).map(|host| {
        let host = decoded(host);
        let bare = host
            .rsplit_once(':')
            .filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()));
        bare.map_or(host.as_str(), |(bare, _)| bare).to_owned()
    }));
    let near = |host: &String| {
        host.starts_with('/') || ["localhost", "127.0.0.1", "[::1]", "::1"].contains(&host.as_str())
    };
    if hosts.is_empty() {
        return Err(wrong("That address names no machine.", EXAMPLE));
    }
    let encryption = match mode.as_deref() {
        Some("disable") => Encryption::None,
        None | Some("allow" | "prefer") if hosts.iter().all(near) => Encryption::None,
        None | Some("require" | "verify-ca" | "verify-full") => Encryption::Checked,
        Some(_) => {
            return Err(wrong(
                "sslmode is verify-full (checked, as it is when nothing is said), or disable.",
                "Write one of the two, or leave it out.",
            ));
        }
    };
    let mut for_driver = format!("postgresql://{place}");
    let mode = match encryption {
        Encryption::Checked => "sslmode=require",
        Encryption::None => "sslmode=disable",
    };
    passed.push(mode);
    for_driver.push('?');
    for_driver.push_str(&passed.join("&"));
    Ok(Address {
        for_driver,
        kept: typed.to_owned(),
        encryption,
        root,
    })
}

/// Undoes `%2F` and the like; what can't be undone stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while let Some(byte) = bytes.get(at) {
        let hex = bytes
            .get(at + 1..at + 3)
            .and_then(|h| std::str::from_utf8(h).ok());
        let value = hex.and_then(|h| u8::from_str_radix(h, 16).ok());
        match value {
            Some(value) if *byte == b'%' => {
                out.push(value);
                at += 3;
            }
            _ => {
                out.push(*byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_refused_wherever_it_stands() {
        for typed in [
            "postgresql://clerk:secret@store/minutes",
            "postgres://store/minutes?user=clerk&password=secret",
            "postgres://store/minutes?PASSWORD=secret",
        ] {
            let trouble = address(typed).unwrap_err();
            assert!(trouble.hint.contains("~/.pgpass"), "{trouble}");
            assert!(!trouble.to_string().contains("secret"));
        }
    }

    #[test]
    fn another_machine_is_spoken_to_in_secret_unless_somebody_says_otherwise() {
        let of = |typed: &str| address(typed).unwrap().encryption;
        assert_eq!(
            of("postgresql://clerk@store.example/minutes"),
            Encryption::Checked
        );
        assert_eq!(
            of("postgresql://a,b:5433/minutes?sslmode=verify-full"),
            Encryption::Checked
        );
        assert_eq!(
            of("postgresql://store/minutes?sslmode=disable"),
            Encryption::None
        );
        assert_eq!(
            of("postgresql://clerk@localhost:5433/minutes"),
            Encryption::None
        );
        assert_eq!(
            of("postgresql:///minutes?host=%2Fvar%2Frun"),
            Encryption::None
        );
        assert_eq!(
            of("postgresql://localhost,store/minutes"),
            Encryption::Checked
        );
        assert_eq!(
            of("postgresql://localhost/minutes?sslmode=verify-full"),
            Encryption::Checked
        );
        assert!(address("postgresql://store/minutes?sslmode=prefer").is_err());
    }

    #[test]
    fn the_driver_is_told_what_it_knows() {
        let read =
            address("postgresql://u@h/d?connect_timeout=3&sslrootcert=%2Fca.pem&sslmode=verify-ca");
        let read = read.unwrap();
        assert_eq!(
            read.for_driver,
            "postgresql://u@h/d?connect_timeout=3&sslmode=require"
        );
        assert_eq!(read.root.as_deref(), Some("/ca.pem"));
        for wrong in ["", "store/minutes", "http://store", "postgresql:///minutes"] {
            let trouble = address(wrong).unwrap_err();
            assert_eq!(trouble.hint, EXAMPLE);
        }
    }
}
