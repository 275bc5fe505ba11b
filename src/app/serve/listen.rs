//! Listening: a bounded number of connections, each for one request and with little time to make it.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use hyper::rt::{Read, Write};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::task::AbortHandle;
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;

use super::MOST_VIEWERS;
use super::connection::Answers;
use super::door::Doors;
use super::patient::Patient;
use super::shown::Pages;
use crate::app::fail::{Exit, Fail};

/// How long a request may take to come.
const TO_ASK: Duration = Duration::from_secs(5);

/// The most bytes of a request's head, and the most lines.
const HEAD: usize = 8 << 10;
const LINES: usize = 64;

/// How many connections may be asking at once; the oldest gives way to a new one.
const MOST_ASKING: usize = 400;

/// A server that listens.
pub(super) struct Server {
    runtime: Runtime,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    answers: Answers,
}

impl Server {
    /// Listens at an address.
    ///
    /// # Errors
    /// When it isn't free, or not to be had.
    pub(super) fn bind(
        address: SocketAddr,
        tls: Option<TlsAcceptor>,
        doors: Doors,
        pages: Pages,
    ) -> Result<Self, Fail> {
        let failed = |e: std::io::Error| {
            Fail::new(
                Exit::Refused,
                format!("Nothing can listen on {address}: {e}."),
                "Name another port with --listen, or leave it out.",
            )
        };
        let listener = TcpListener::bind(address).map_err(failed)?;
        listener.set_nonblocking(true).map_err(failed)?;
        let runtime = Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .map_err(failed)?;
        Ok(Self {
            runtime,
            listener,
            tls,
            answers: Answers {
                doors,
                pages,
                viewers: Arc::new(Semaphore::new(MOST_VIEWERS)),
            },
        })
    }

    /// Where it listens.
    ///
    /// # Errors
    /// When the system doesn't say.
    pub(super) fn address(&self) -> Result<SocketAddr, Fail> {
        self.listener
            .local_addr()
            .map_err(|e| Fail::new(Exit::Refused, format!("Nothing can listen: {e}."), ""))
    }

    /// Answers until the process ends.
    ///
    /// # Errors
    /// When it can't listen.
    pub(super) fn run(self) -> Result<(), Fail> {
        let Self {
            runtime,
            listener,
            tls,
            answers,
        } = self;
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)
                .map_err(|e| Fail::new(Exit::Refused, format!("Nothing can listen: {e}."), ""))?;
            let mut asking = Asking::default();
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => asking.begin(stream, tls.clone(), answers.clone()),
                    // No more files may be open: some will be closed soon.
                    Err(_) => sleep(Duration::from_millis(50)).await,
                }
            }
        })
    }
}

/// The connections that have not asked for a page that they follow, oldest first.
#[derive(Clone, Default)]
struct Asking {
    open: Arc<Mutex<VecDeque<(u64, AbortHandle)>>>,
    /// How many there have been.
    count: u64,
}

impl Asking {
    /// Begins with a connection. Where too many are asking the oldest is closed: whoever means well has
    /// been answered long since.
    fn begin(&mut self, stream: TcpStream, tls: Option<TlsAcceptor>, answers: Answers) {
        let mut asking = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        while asking.len() >= MOST_ASKING {
            if let Some((_, oldest)) = asking.pop_front() {
                oldest.abort();
            }
        }
        let (own, number) = (self.clone(), self.count);
        self.count += 1;
        let task = tokio::spawn(async move {
            let _ = stream.set_nodelay(true);
            if let Ok(here) = stream.local_addr() {
                let leave = || own.leave(number);
                match tls {
                    None => serve(TokioIo::new(stream), here, &answers, &leave).await,
                    Some(tls) => {
                        if let Ok(Ok(stream)) = timeout(TO_ASK, tls.accept(stream)).await {
                            serve(TokioIo::new(stream), here, &answers, &leave).await;
                        }
                    }
                }
            }
            own.leave(number);
        });
        asking.push_back((number, task.abort_handle()));
    }

    /// A connection is over, or follows a page: those are counted by themselves.
    fn leave(&self, number: u64) {
        let mut asking = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        asking.retain(|(other, _)| *other != number);
    }
}

/// Answers the one request of a connection.
async fn serve(
    stream: impl Read + Write + Unpin,
    here: SocketAddr,
    answers: &Answers,
    follows: &(impl Fn() + Sync),
) {
    let service = service_fn(async |request| {
        let (response, goes_on) = answers.answer(request, here).await;
        if goes_on {
            follows();
        }
        Ok::<_, Infallible>(response)
    });
    // What is wrong with a connection is nobody's business but its own.
    let _ = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(TO_ASK)
        .keep_alive(false)
        .max_buf_size(HEAD)
        .max_headers(LINES)
        // Whoever has said all may say so, and is answered.
        .half_close(true)
        .serve_connection(Patient::new(stream), service)
        .await;
}
