//! How the released program is linked on Linux: with the C library in it, and laid out so that what
//! every start runs stands together. Neither changes what the program does. `layout/README.md` says
//! why, and how the order is made anew.
//!
//! Both are tried first on an empty program; where one can't be had, the program is linked as usual.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The libraries that Rust's standard library asks for, and the file of the C library's that holds each.
const LIBRARIES: [&str; 6] = ["c", "m", "util", "rt", "pthread", "dl"];

/// Has the places that depend on where the program is loaded listed as bits and not as 24 bytes each.
const PACKED: &str = "-Wl,-z,pack-relative-relocs";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=layout/program.ld");
    println!("cargo::rerun-if-env-changed=QUORATE_LINK");
    println!("cargo::rerun-if-env-changed=QUORATE_MAP");
    println!("cargo::rerun-if-env-changed=QUORATE_BUILD");
    let of = |name: &str| env::var(name).unwrap_or_default();
    // A package says what it is: of which commit and for what it was made.
    let made = Some(of("QUORATE_BUILD")).filter(|made| !made.is_empty());
    let version = of("CARGO_PKG_VERSION");
    let told = made.map_or(version.clone(), |made| format!("{version} ({made})"));
    println!("cargo::rustc-env=QUORATE_VERSION={told}");
    let target = of("TARGET");
    let fits = of("PROFILE") == "release"
        && target == "x86_64-unknown-linux-gnu"
        && of("HOST") == target
        && of("QUORATE_LINK") != "plain";
    if !fits {
        return;
    }
    let out = PathBuf::from(of("OUT_DIR"));
    let order = Path::new(&of("CARGO_MANIFEST_DIR")).join("layout/program.ld");
    let order = [format!("-Wl,-T,{}", order.display())];
    let mut arguments = Vec::new();
    if links(&out, &order) {
        arguments.extend(order);
    }
    if let Ok(whole) = with_libraries(&out) {
        // The loader in a C library older than 2.36 doesn't know packed places: then the program
        // doesn't run.
        let packed = [&whole[..], &[PACKED.to_owned()]].concat();
        if links(&out, &packed) {
            arguments.extend(packed);
        } else if links(&out, &whole) {
            arguments.extend(whole);
        }
    }
    // Where each function came to stand: layout/order.py asks for it.
    let map = of("QUORATE_MAP");
    if !map.is_empty() {
        arguments.push(format!("-Wl,-Map={map}"));
    }
    for argument in arguments {
        println!("cargo::rustc-link-arg-bins={argument}");
    }
}

/// The program that Rust links with.
fn linker() -> String {
    env::var("RUSTC_LINKER").unwrap_or_else(|_| "cc".to_owned())
}

/// What Rust is asked to give the linker, which may choose another one.
fn asked() -> Vec<String> {
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let flags = flags.split('\x1f');
    let argument = |flag: &str| {
        let flag = flag.strip_prefix("-C").unwrap_or(flag);
        flag.strip_prefix("link-arg=").map(str::to_owned)
    };
    flags.filter_map(argument).collect()
}

/// Whether an empty program can be linked so, and runs.
fn links(out: &Path, arguments: &[String]) -> bool {
    let (source, empty) = (out.join("empty.c"), out.join("empty"));
    let ended = |command: &mut Command| {
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        status.is_ok_and(|status| status.success())
    };
    fs::write(&source, "int main(void) { return 0; }\n").is_ok()
        && ended(
            Command::new(linker())
                .arg(&source)
                .arg("-o")
                .arg(&empty)
                .args(asked())
                .args(arguments),
        )
        && ended(&mut Command::new(&empty))
}

/// What links the C library in. The program stays one that is loaded at any address.
///
/// Rust does the same for `-C target-feature=+crt-static`, but then for what runs in the compiler
/// too, which can't be. So the libraries that it names are found in a folder that holds the static
/// ones alone.
fn with_libraries(out: &Path) -> io::Result<Vec<String>> {
    let folder = out.join("libraries");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    for name in LIBRARIES {
        let file = format!("lib{name}.a");
        fs::write(folder.join(&file), format!("GROUP ( {} )\n", found(&file)?))?;
    }
    // What unwinds needs the C library, and the other way round.
    let parts = ["libgcc_eh.a", "libgcc.a", "libc.a"].map(found);
    let parts: io::Result<Vec<String>> = parts.into_iter().collect();
    let group = format!("GROUP ( {} )\n", parts?.join(" "));
    fs::write(folder.join("libgcc_s.a"), group)?;
    Ok(vec![
        "-static-pie".to_owned(),
        format!("-L{}", folder.display()),
    ])
}

/// Where a library stands.
fn found(file: &str) -> io::Result<String> {
    let told = Command::new(linker())
        .arg(format!("-print-file-name={file}"))
        .output()?;
    let path = PathBuf::from(String::from_utf8_lossy(&told.stdout).trim());
    // The name alone comes back where there is none.
    if path.is_absolute() && path.is_file() {
        Ok(path.to_string_lossy().into_owned())
    } else {
        Err(io::ErrorKind::NotFound.into())
    }
}
