#!/usr/bin/env bash
# A table of votes whose rows have headers, as accessible pages have them: htmd drops the headers and
# moves the figures.
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
htmd = "=0.5.6"
TOML

cat > src/main.rs <<'RS'
fn rows(cell: &str) -> String {
    let close = cell.split(' ').next().unwrap();
    format!(
        "<tr><{cell}>Original</{close}><td>12</td><td>3</td></tr>\
         <tr><{cell}>Amended</{close}><td>9</td><td>6</td></tr>"
    )
}

fn read(table: &str) -> String {
    htmd::convert(&format!("<table>{table}</table>")).unwrap()
}

fn main() {
    let head = "<thead><tr><th scope=\"col\">Motion</th><th scope=\"col\">For</th>\
                <th scope=\"col\">Against</th></tr></thead>";
    let votes = read(&format!("{head}<tbody>{}</tbody>", rows("th scope=\"row\"")));
    let plain = read(&format!("{head}<tbody>{}</tbody>", rows("td")));
    let short = read(
        "<tbody><tr><th scope=\"row\">For</th><td>12</td></tr>\
         <tr><th scope=\"row\">Against</th><td>3</td></tr>\
         <tr><th scope=\"row\">Abstained</th><td>1</td></tr></tbody>",
    );

    println!("version   htmd 0.5.6, htmd::convert");
    println!("input     Original 12 for, 3 against; Amended 9 for, 6 against; each row opens with <th scope=\"row\">");
    println!("a guess   a Markdown table of three columns, as in the page");
    for line in votes.lines() {
        println!("seen      {line}");
    }
    println!("input     For 12, Against 3, Abstained 1, a row each");
    for line in short.lines() {
        println!("seen      {line}");
    }
    println!("control   the same rows with <td> for <th scope=\"row\">:");
    for line in plain.lines() {
        println!("          {line}");
    }
    println!("minutes   12 votes for stand as the motion's name, 3 against as 3 for; in the short table the 12 are");
    println!("          gone and 'For' is 3: the better marked up the page, the worse it is read");

    assert_eq!(
        plain,
        "| Motion   | For | Against |\n| -------- | --- | ------- |\n\
         | Original | 12  | 3       |\n| Amended  | 9   | 6       |"
    );
    assert_eq!(
        votes,
        "| Motion | For | Against |\n| ------ | --- | ------- |\n\
         | 12     | 3   |         |\n| 9      | 6   |         |"
    );
    assert_eq!(short, "| For |\n| --- |\n| 3   |\n| 1   |");
}
RS
cargo run --quiet
