use super::{AddressError, Server, decoded};

fn check(address: &str, wanted: Option<AddressError>) {
    assert_eq!(Server::at(address).err(), wanted, "{address}");
}

#[tokio::test]
async fn servers_are_read() {
    check("smtp://127.0.0.1:2525", None);
    check("smtp://[::1]:2525", None);
    check("smtp://localhost", None);
    check("smtp://lapor:rahasia%40kami@mail.example.go.id:587", None);
    check("smtps://lapor:rahasia@mail.example.go.id", None);
    check("http://mail.example.go.id", Some(AddressError::Server));
    check("mail.example.go.id", Some(AddressError::Server));
    check("smtp://", Some(AddressError::Server));
}

#[test]
fn signs_of_a_password_may_be_escaped() {
    assert_eq!(decoded("a%40b%2Fc").as_deref(), Some("a@b/c"));
    assert_eq!(decoded("50%").as_deref(), Some("50%"));
    assert_eq!(decoded("%zz"), None);
}
