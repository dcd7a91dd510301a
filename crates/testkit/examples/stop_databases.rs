//! Stops the PostgreSQL cluster that the tests of this checkout share, and deletes it.

fn main() {
    lapor_testkit::databases::stop();
}
