//! Connecting: the password by the usual files, encryption by rustls.

use std::cell::RefCell;
use std::future::poll_fn;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject;
use rustls::{ClientConfig, RootCertStore};
use tokio::sync::mpsc::unbounded_channel;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres::{AsyncMessage, Config};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::wrong;
use super::{CONNECTING, LEASE, PostgresStore};
use crate::team::address::{Address, Encryption};
use crate::team::passwords::password_in;
use crate::team::trouble::{Trouble, TroubleKind};

/// What the store's server is told beside who asks: no question goes on for ever, and what is left of a
/// dead client goes away.
const OPTIONS: &str = "-c statement_timeout=8000 -c lock_timeout=5000 \
    -c idle_in_transaction_session_timeout=10000 -c tcp_user_timeout=15000";

/// What nobody else may read. It goes to the store and nowhere else.
#[derive(Clone, Default)]
pub struct Secrets {
    /// The password, where the environment has it.
    pub password: Option<String>,
    /// What stands in the password file.
    pub file: Option<String>,
}

/// Who asks which store.
#[derive(Clone)]
pub struct Login {
    /// The store.
    pub address: Address,
    /// The user, where the address names none.
    pub user: String,
    /// Passwords.
    pub secrets: Secrets,
    /// The authorities that are trusted, in PEM; none = those of the system.
    pub roots: Option<Vec<u8>>,
    /// What the machine is told apart by.
    pub client: String,
    /// The officer.
    pub officer: String,
    /// The machine.
    pub machine: String,
}

/// Connects to the store.
///
/// # Errors
/// When it isn't reached in time, or doesn't let this officer in.
pub fn connect(login: &Login) -> Result<PostgresStore, Trouble> {
    let mut config: Config = login.address.for_driver.parse().map_err(|e| {
        Trouble::new(
            TroubleKind::Asked,
            format!("That address of a store can\u{2019}t be read: {e}."),
            "It looks like postgresql://clerk@store.example/minutes.",
        )
    })?;
    if config.get_user().is_none() {
        config.user(&login.user);
    }
    if let Some(password) = password(login, &config) {
        config.password(password);
    }
    config
        .application_name("quorate")
        .options(OPTIONS)
        .connect_timeout(CONNECTING)
        .tcp_user_timeout(Duration::from_secs(15))
        .keepalives_idle(Duration::from_secs(20))
        .keepalives_interval(Duration::from_secs(5))
        .keepalives_retries(3)
        .ssl_mode(match login.address.encryption {
            Encryption::Checked => SslMode::Require,
            Encryption::None => SslMode::Disable,
        });
    let tls = encryption(login)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|e| wrong::other(&format!("The network can\u{2019}t be used: {e}.")))?;
    let connecting = config.connect(tls);
    let hosts = u32::try_from(config.get_hosts().len().max(1)).unwrap_or(1);
    let connected = runtime.block_on(async {
        match tokio::time::timeout(CONNECTING * hosts, connecting).await {
            Ok(connected) => connected.map_err(|e| wrong::trouble(&e)),
            Err(_) => Err(wrong::silent()),
        }
    });
    let (client, mut connection) = connected?;
    let (tell, notices) = unbounded_channel();
    runtime.spawn(async move {
        while let Some(Ok(message)) = poll_fn(|waker| connection.poll_message(waker)).await {
            if matches!(message, AsyncMessage::Notification(_)) {
                // Whoever follows has gone.
                let _ = tell.send(());
            }
        }
    });
    Ok(PostgresStore {
        runtime,
        client,
        notices,
        statements: RefCell::default(),
        me: login.client.clone(),
        officer: login.officer.clone(),
        holder: format!("{} on {}", login.officer, login.machine),
        lease: i32::try_from(LEASE.as_secs()).unwrap_or(60),
    })
}

/// The password: of the environment, or else of the password file.
fn password(login: &Login, config: &Config) -> Option<String> {
    if let Some(password) = &login.secrets.password {
        return Some(password.clone());
    }
    let file = login.secrets.file.as_deref()?;
    let user = config.get_user().unwrap_or(&login.user);
    let database = config.get_dbname().unwrap_or(user);
    let ports = config.get_ports();
    config
        .get_hosts()
        .iter()
        .enumerate()
        .find_map(|(at, host)| {
            let port = ports.get(at).or(ports.first()).copied().unwrap_or(5432);
            let host = match host {
                Host::Tcp(host) => host.as_str(),
                #[cfg(unix)]
                Host::Unix(_) => "localhost",
            };
            password_in(file, host, port, database, user)
        })
}

fn encryption(login: &Login) -> Result<MakeRustlsConnect, Trouble> {
    let mut roots = RootCertStore::empty();
    if login.address.encryption == Encryption::Checked {
        if let Some(pem) = &login.roots {
            for one in CertificateDer::pem_slice_iter(pem).flatten() {
                roots.add(one).map_err(|e| wrong::other(&e.to_string()))?;
            }
        } else {
            let found = rustls_native_certs::load_native_certs();
            roots.add_parsable_certificates(found.certs);
        }
        if roots.is_empty() {
            return Err(Trouble::new(
                TroubleKind::Other,
                "No authority is trusted here that could have signed the store\u{2019}s certificate.",
                "Name the office\u{2019}s with PGSSLROOTCERT=FILE, or put it in ~/.postgresql/root.crt.",
            ));
        }
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|e| wrong::other(&e.to_string()))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(MakeRustlsConnect::new(config))
}
