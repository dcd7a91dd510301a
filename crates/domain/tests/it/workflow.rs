//! The golden `workflow.mmd`: the table of moves as a diagram.

use crate::goldens;
use lapor_domain::cases::moves::{MoveName, TABLE, Target, Who};
use lapor_domain::cases::status::Status;
use std::fmt::Write;

const HEADER: &str = "\
%% The life of a case, drawn from the table of moves (crates/domain/src/cases/moves.rs).
%% Made by the tests of lapor-domain; `cargo xtask goldens` rewrites it. Do not edit.
%% Each arrow: move, and in brackets who makes it. \"Back\" and \"a question is out\" are drawn once per status.
%% Moves that change no status are listed in a note beside the statuses in which they are possible.
";

#[test]
fn the_diagram_shows_every_row() {
    let mut text = format!("{HEADER}stateDiagram-v2\n    direction TB\n");
    for status in Status::ALL {
        writeln!(text, "    state \"{}\" as {}", label(status), id(status)).expect("a string grows");
    }
    text.push('\n');
    writeln!(text, "    [*] --> {}: {}", id(Status::Received), MoveName::Submit.code()).expect("grows");
    for status in Status::ALL {
        for (to, name, who) in arrows(status) {
            writeln!(text, "    {} --> {}: {name} ({who})", id(status), id(to)).expect("grows");
        }
        if !status.is_open() {
            writeln!(text, "    {} --> [*]", id(status)).expect("grows");
        }
    }
    text.push('\n');
    for status in Status::ALL {
        let stays = unchanging(status);
        if !stays.is_empty() {
            let lines = stays.join("\n        ");
            writeln!(text, "    note right of {}\n        {lines}\n    end note", id(status)).expect("grows");
        }
    }
    goldens::compare("workflow.mmd", &text);
}

fn arrows(from: Status) -> Vec<(Status, &'static str, String)> {
    let rows = TABLE.iter().filter(|row| row.from.contains(&from));
    rows.filter(|row| row.to != Target::Same)
        .flat_map(|row| row.to.reaches(from).into_iter().map(|to| (to, row.name.code(), people(row.who))))
        .collect()
}

fn unchanging(status: Status) -> Vec<String> {
    let mut names: Vec<String> = TABLE
        .iter()
        .filter(|row| row.from.contains(&status) && row.to == Target::Same)
        .map(|row| format!("{} ({})", row.name.code(), people(row.who)))
        .collect();
    names.dedup();
    names
}

fn people(who: &[Who]) -> String {
    who.iter().map(|one| format!("{one:?}")).collect::<Vec<_>>().join(", ")
}

fn id(status: Status) -> String {
    status.full_code().replace('/', "_")
}

fn label(status: Status) -> String {
    status.full_code().replace('/', ": ")
}
