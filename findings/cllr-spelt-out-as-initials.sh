#!/usr/bin/env bash
# "Cllr Lee" without a first name: the title is read as four initials, and another member is matched.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
mkdir "$dir/src"
cd "$dir"

cat > Cargo.toml <<'TOML'
[package]
name = "finding"
version = "0.0.0"
edition = "2021"

[dependencies]
human_name = "=2.0.4"
TOML

cat > src/main.rs <<'RS'
use human_name::Name;

fn name(text: &str) -> Name {
    Name::parse(text).unwrap_or_else(|| panic!("{text} is no name"))
}

fn same(one: &str, other: &str) -> bool {
    name(one).consistent_with(&name(other))
}

fn main() {
    let short = name("Cllr Lee");
    let full = name("Cllr Ann Lee");

    println!("version   human_name 2.0.4");
    println!("input     a division list that says Cllr Lee, beside members Ann Lee and Carol Lee");
    println!("a guess   title Cllr, surname Lee, as with the first name; or no name at all");
    println!("seen      Cllr Lee is {}, title {:?}", short.display_full(), short.honorific_prefix());
    println!("          Cllr Lee may be Carol Lee: {}", same("Cllr Lee", "Carol Lee"));
    println!("          Cllr Lee may be Ann Lee: {}", same("Cllr Lee", "Ann Lee"));
    println!("          Mrs Lee is {}", name("Mrs Lee").display_full());
    println!("control   Cllr Ann Lee is {}, title {:?}", full.display_full(), full.honorific_prefix());
    println!("minutes   Ann Lee's vote goes to Carol Lee, or is printed as that of C. L. L. R. Lee");

    assert_eq!(full.display_full(), "Ann Lee");
    assert_eq!(full.honorific_prefix(), Some("Cllr."));
    assert!(same("Cllr Ann Lee", "Ann Lee") && !same("Cllr Ann Lee", "Carol Lee"));
    assert_eq!(short.display_full(), "C. L. L. R. Lee");
    assert_eq!(short.honorific_prefix(), None);
    assert!(same("Cllr Lee", "Carol Lee") && !same("Cllr Lee", "Ann Lee"));
    assert_eq!(name("Mrs Lee").display_full(), "M. R. S. Lee");
}
RS
cargo run --quiet
