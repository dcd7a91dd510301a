use crate::desk::clerk::{CITY, Clerk, NATIONAL_DESK, OTHER_CITY, PASSWORD, cookie_of, sign_in};
use crate::web::on_web;
use lapor_app::sign_in::{NewStaff, create_staff};
use lapor_domain::actors::Role;
use lapor_domain::values::InstitutionCode;

#[test]
fn a_wrong_name_and_a_wrong_password_look_the_same() {
    on_web(|web| async move {
        web.opens_desks().await;
        let wrong_name = sign_in(&web, "nobody", PASSWORD, &[]).await;
        let wrong_password = sign_in(&web, "petugas", "salah", &[]).await;
        assert_eq!((wrong_name.status.as_u16(), wrong_password.status.as_u16()), (422, 422));
        let said = |page: String| page.replace("petugas", "nobody");
        assert_eq!(said(wrong_name.text()), said(wrong_password.text()));
        assert!(wrong_name.text().contains("Nama pengguna atau kata sandi salah."));
        assert!(wrong_password.text().contains("value=\"petugas\""), "the name stays");
        assert!(!wrong_password.text().contains("salah\""), "the password does not");
        assert_eq!(wrong_password.header("set-cookie"), "");
    });
}

#[test]
fn the_session_is_kept_from_scripts_and_other_hosts_and_is_new_each_time() {
    on_web(|web| async move {
        web.opens_desks().await;
        let first = sign_in(&web, "petugas", PASSWORD, &[]).await;
        let set = first.header("set-cookie");
        for part in ["__Host-lapor=", "HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
            assert!(set.contains(part), "{part}: {set}");
        }
        let old = cookie_of(&first);
        let second = sign_in(&web, "petugas", PASSWORD, &[("cookie", &old)]).await;
        assert_ne!(cookie_of(&second), old);
        assert_eq!(web.get("/desk", &[("cookie", &old)]).await.header("location"), "/login");
        assert_eq!(web.get("/desk", &[("cookie", &cookie_of(&second))]).await.status, 200);
    });
}

#[test]
fn whoever_signs_out_is_out() {
    on_web(|web| async move {
        web.opens_desks().await;
        let clerk = Clerk::signs_in(&web, "petugas").await;
        let out = clerk.post("/logout", &[]).await;
        assert_eq!((out.status.as_u16(), out.header("location")), (303, "/login"));
        assert!(out.header("set-cookie").contains("Max-Age=0"), "{}", out.header("set-cookie"));
        assert_eq!(clerk.get("/desk").await.header("location"), "/login");
    });
}

#[test]
fn one_person_with_many_seats_finds_theirs_and_takes_it() {
    on_web(|web| async move {
        let book = web.app.book();
        let mut codes: Vec<_> = book.rulebook.institutions().map(|one| one.code.clone()).collect();
        codes.retain(|code| code.as_str() != CITY);
        codes.truncate(60);
        codes.push(InstitutionCode::new(CITY));
        let seats = codes.into_iter().map(|code| (Role::Officer, code, None)).collect();
        let new = NewStaff { login: "banyak", name: "Sri", password: PASSWORD, seats, circles: Vec::new() };
        create_staff(&web.app, &new).await.expect("a member of staff");
        let clerk = Clerk::signs_in(&web, "banyak").await;
        assert_eq!(clerk.get("/desk").await.header("location"), "/login/seat");

        let all = clerk.get("/login/seat").await.text();
        assert_eq!(all.matches("name=\"seat\"").count(), 50);
        let found = clerk.get("/login/seat?q=surabaya").await.text();
        let (before, _) = found.split_once("Pemerintah Kota Surabaya").expect("the city is found");
        let seat =
            before.rsplit("value=\"").next().and_then(|rest| rest.split('"').next()).expect("its seat");
        assert_eq!(clerk.post("/login/seat", &[("seat", seat)]).await.header("location"), "/desk");
        assert!(clerk.get("/desk").await.text().contains("Pemkot Surabaya"));

        let nothing = clerk.get("/login/seat?q=zzzzzz").await;
        assert!(nothing.text().contains("Tidak ada peran di instansi dengan nama itu."));
    });
}

#[test]
fn nobody_takes_a_seat_of_someone_else() {
    on_web(|web| async move {
        web.opens_desks().await;
        web.app.staff("lain", Role::Admin, OTHER_CITY).await;
        let clerk = Clerk::signs_in(&web, "petugas").await;
        let own = clerk.get("/desk").await.text();
        for seat in 1..=6 {
            clerk.post("/login/seat", &[("seat", &seat.to_string())]).await;
            let now = clerk.get("/desk").await.text();
            assert!(now.contains("Pemkot Surabaya") && !now.contains("Pemkot Depok"), "{seat}");
            assert_eq!(own.contains("Pejabat penghubung"), now.contains("Pejabat penghubung"), "{seat}");
        }
        assert_eq!(clerk.post("/login/seat", &[("seat", "one")]).await.status, 400);
        assert_eq!(clerk.post("/login/seat", &[("seat", "999999")]).await.status, 404);
    });
}

#[test]
fn a_desk_speaks_english_when_asked() {
    on_web(|web| async move {
        web.app.staff("nasional", Role::National, NATIONAL_DESK).await;
        let clerk = Clerk::signs_in(&web, "nasional").await;
        let page = clerk.get("/desk?lang=en").await.text();
        assert!(page.contains("lang=\"en\"") && page.contains("To verify"), "{page}");
    });
}
