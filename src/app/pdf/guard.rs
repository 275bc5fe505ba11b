//! A process that is watched: what it may say, how long it may take, and that it can be stopped.

use std::io::{Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::Hook;
use crate::import::pdf::Fault;

/// How often a process is looked at.
const LOOK: Duration = Duration::from_millis(10);

/// What a process may do.
#[derive(Clone, Copy, Debug)]
pub(in crate::app) struct Limits {
    /// How long it may take.
    pub(in crate::app) time: Duration,
    /// How much it may say, in bytes.
    pub(in crate::app) said: usize,
    /// It begins processes of its own, which end with it.
    pub(in crate::app) whole_group: bool,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            time: Duration::from_mins(1),
            said: 64 << 20,
            whole_group: false,
        }
    }
}

/// How it ended.
#[derive(Debug, PartialEq)]
pub(in crate::app) enum Ended {
    /// By itself and well; this is what it said.
    Said(Vec<u8>),
    /// Not well.
    Badly(Fault),
}

/// Runs a process on `bytes` until it ends or has to be ended. Pages are counted by the lines that it
/// says.
pub(in crate::app) fn run(
    mut command: Command,
    bytes: &[u8],
    limits: Limits,
    hook: Hook<'_>,
) -> Ended {
    if limits.whole_group {
        apart(&mut command);
    }
    let started = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        return Ended::Badly(Fault::NoReader);
    };
    let (Some(mut stdin), Some(mut stdout)) = (child.stdin.take(), child.stdout.take()) else {
        end(&mut child, limits);
        return Ended::Badly(Fault::NoReader);
    };
    let lines = AtomicUsize::new(0);
    let too_much = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(move || {
            // A process that ends before it has read all has its reasons, and says them.
            let _ = stdin.write_all(bytes);
        });
        let listener = scope.spawn(|| {
            let mut said = Vec::new();
            let mut chunk = vec![0; 64 << 10];
            while let Ok(count @ 1..) = stdout.read(&mut chunk) {
                let new = chunk.get(..count).unwrap_or_default();
                lines.fetch_add(memchr::memchr_iter(b'\n', new).count(), Ordering::Relaxed);
                if said.len() + count > limits.said {
                    too_much.store(true, Ordering::Relaxed);
                    break;
                }
                said.extend_from_slice(new);
            }
            said
        });
        let fault = watch(&mut child, limits, hook, &lines, &too_much);
        let said = listener.join().unwrap_or_default();
        match fault {
            Some(fault) => Ended::Badly(fault),
            None if too_much.load(Ordering::Relaxed) => Ended::Badly(Fault::TooBig),
            None => Ended::Said(said),
        }
    })
}

/// Waits for the end of a process; tells what was wrong with it.
fn watch(
    child: &mut Child,
    limits: Limits,
    hook: Hook<'_>,
    lines: &AtomicUsize,
    too_much: &AtomicBool,
) -> Option<Fault> {
    let until = Instant::now() + limits.time;
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return None,
            Ok(Some(_)) | Err(_) => {
                end(child, limits);
                return Some(Fault::BrokeDown);
            }
            Ok(None) => {}
        }
        let fault = if too_much.load(Ordering::Relaxed) {
            Some(Fault::TooBig)
        } else if Instant::now() > until {
            Some(Fault::TooSlow)
        } else if !hook(lines.load(Ordering::Relaxed)) {
            Some(Fault::Stopped)
        } else {
            None
        };
        if fault.is_some() {
            end(child, limits);
            return fault;
        }
        thread::sleep(LOOK);
    }
}

/// Begins a process in a group of its own.
#[cfg(unix)]
pub(in crate::app) fn apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

/// Elsewhere a process has no group.
#[cfg(not(unix))]
pub(in crate::app) fn apart(_: &mut Command) {}

/// Ends all processes of the group that a process began.
#[cfg(unix)]
fn end_group(child: &Child) {
    use rustix::process::{Pid, Signal, kill_process_group};
    let _ = kill_process_group(Pid::from_child(child), Signal::KILL);
}

/// Elsewhere what a process began ends by itself.
#[cfg(not(unix))]
fn end_group(_: &Child) {}

/// Ends a process for good.
fn end(child: &mut Child, limits: Limits) {
    if limits.whole_group {
        end_group(child);
    }
    // It may have ended by itself meanwhile, which is as good.
    let _ = child.kill();
    let _ = child.wait();
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, limits: Limits, hook: Hook<'_>) -> Ended {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        run(command, b"what it is given\n", limits, hook)
    }

    fn quick() -> Limits {
        Limits {
            time: Duration::from_millis(300),
            said: 10_000,
            whole_group: false,
        }
    }

    #[test]
    fn what_a_process_says_comes_back() {
        let said = shell("cat", Limits::default(), &|_| true);
        assert_eq!(said, Ended::Said(b"what it is given\n".to_vec()));
    }

    #[test]
    fn every_bad_end_is_a_fault() {
        let ends = [
            ("exit 1", Fault::BrokeDown),
            ("kill -9 $$", Fault::BrokeDown),
            ("kill -11 $$", Fault::BrokeDown),
            ("exec sleep 5", Fault::TooSlow),
            ("exec yes", Fault::TooBig),
        ];
        for (script, fault) in ends {
            assert_eq!(
                shell(script, quick(), &|_| true),
                Ended::Badly(fault),
                "{script}"
            );
        }
        let none = Command::new("/nowhere/at/all");
        assert_eq!(
            run(none, b"", quick(), &|_| true),
            Ended::Badly(Fault::NoReader)
        );
    }

    #[test]
    fn it_is_stopped_when_asked_to() {
        let stopped = shell("echo; exec sleep 5", Limits::default(), &|lines| lines == 0);
        assert_eq!(stopped, Ended::Badly(Fault::Stopped));
    }
}
