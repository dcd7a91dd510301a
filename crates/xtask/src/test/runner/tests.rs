use std::process::Command;

use super::{closing_lines, total_passed};

fn shell(script: &str) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", script]);
    command
}

#[test]
fn the_closing_line_is_kept_from_either_stream() {
    let mut both = shell("echo 'mark one'; echo no; echo '  mark two' >&2");
    let kept = closing_lines(&mut both, "mark ").expect("a shell that ends well");
    assert_eq!(kept, ["mark one", "mark two"]);
}

#[test]
fn a_failing_runner_fails_the_step_and_says_its_closing_line() {
    let mut failing = shell("echo 'mark 3 failed'; exit 4");
    let error = closing_lines(&mut failing, "mark ").expect_err("exit code 4");
    assert!(error.to_string().contains("mark 3 failed"), "{error}");
}

#[test]
fn passed_tests_are_added_up() {
    let lines = [
        "test result: ok. 12 passed; 0 failed; 0 ignored".to_owned(),
        "test result: ok. 30 passed; 0 failed; 0 ignored".to_owned(),
    ];
    assert_eq!(total_passed(&lines), 42);
}
