//! The certificate that the pages are served with, where the officer gives one.

use std::path::Path;
use std::sync::Arc;

use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

use crate::app::environment::Environment;
use crate::app::fail::{Exit, Fail};

/// The largest file that is read as a certificate or a key.
const MOST: u64 = 1 << 20;

/// What takes connections under a certificate.
///
/// # Errors
/// When a file can't be read, is none of PEM, or the key isn't the certificate's.
pub(super) fn acceptor(
    env: &Environment,
    certificate: &Path,
    key: &Path,
) -> Result<TlsAcceptor, Fail> {
    let read = |path: &Path| {
        env.disk.read(path, MOST).map_err(|e| {
            Fail::new(
                Exit::File,
                format!("{} can\u{2019}t be read: {e}.", path.display()),
                "",
            )
        })
    };
    let is_none = |path: &Path, what: &str| {
        Fail::new(
            Exit::File,
            format!("{} holds no {what} in the form PEM.", path.display()),
            "Both files are text, with a line -----BEGIN …-----.",
        )
    };
    let chain: Result<Vec<_>, _> = CertificateDer::pem_slice_iter(&read(certificate)?).collect();
    let chain = chain
        .ok()
        .filter(|chain| !chain.is_empty())
        .ok_or_else(|| is_none(certificate, "certificate"))?;
    let own =
        PrivateKeyDer::from_pem_slice(&read(key)?).map_err(|_| is_none(key, "private key"))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|versions| versions.with_no_client_auth().with_single_cert(chain, own));
    let mut config = config.map_err(|e| {
        Fail::new(
            Exit::File,
            format!("The certificate can\u{2019}t be used: {e}."),
            "The key must be the one that the certificate was made for.",
        )
    })?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}
