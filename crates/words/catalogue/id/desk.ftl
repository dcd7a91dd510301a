# The desk's pages.

desk-nav-seats = Ganti peran
desk-seat-title = { $name } ({ $role }, { $institution })

## Signing in.

desk-login-title = Masuk untuk petugas
desk-login-name = Nama pengguna
desk-login-password = Kata sandi
desk-login-enter = Masuk

## Choosing a seat.

desk-seats-title = Pilih peran Anda
desk-seats-lead = Anda bekerja atas nama satu instansi. Peran ini bisa diganti kapan saja.
desk-seats-search = Cari instansi
desk-seats-choice = { $role }: { $institution }
desk-seats-choice-unit = { $role }: { $unit }, { $institution }
desk-seats-more = Ditampilkan { $shown } dari { $all }. Cari nama instansi untuk menemukan yang lain.
desk-seats-none-title = Tidak ada peran
desk-seats-none = Akun ini belum punya peran. Hubungi admin instansi Anda.
desk-seats-none-fits = Tidak ada peran di instansi dengan nama itu.
desk-seat-ended-title = Peran itu sudah berakhir
desk-seat-ended = Anda tidak lagi punya peran yang dipakai saat formulir ini dibuka. Tidak ada yang dikirim. Salin tulisan Anda, lalu pilih peran lain.
desk-seat-ended-case = Ke laporan

## The queue.

desk-queue-order-by-due = Yang paling mendesak di atas
desk-queue-order-newest = Yang terbaru di atas
desk-queue-empty-title = Antrean kosong
desk-queue-counts-open = Angka tidak menghitung laporan rahasia dan laporan yang menyebut terlapor.
desk-queue-first-page = Ke awal daftar
desk-queue-to-triage = Perlu diverifikasi
desk-queue-to-triage-empty = Semua laporan yang masuk sudah diperiksa.
desk-queue-awaiting-reporter = Menunggu pelapor
desk-queue-awaiting-reporter-empty = Tidak ada pertanyaan yang belum dijawab pelapor.
desk-queue-to-start = Belum ditindaklanjuti
desk-queue-to-start-empty = Tidak ada laporan yang belum mulai ditangani.
desk-queue-at-work = Sedang ditangani
desk-queue-at-work-empty = Tidak ada laporan yang sedang ditangani.
desk-queue-disputed = Sengketa
desk-queue-disputed-empty = Tidak ada sengketa wewenang.
desk-queue-promised = Dijanjikan
desk-queue-promised-empty = Tidak ada janji yang sedang berjalan.
desk-queue-answered = Sudah dijawab
desk-queue-answered-empty = Tidak ada jawaban yang menunggu pelapor.
desk-queue-raised = Dinaikkan
desk-queue-raised-empty = Tidak ada laporan yang dinaikkan.
desk-queue-overdue = Terlambat
desk-queue-overdue-empty = Tidak ada laporan yang lewat batas waktu.
desk-queue-open = Semua yang terbuka
desk-queue-open-empty = Tidak ada laporan yang terbuka.
desk-queue-ended = Sudah berakhir
desk-queue-ended-empty = Belum ada laporan yang berakhir.
desk-column-ticket = Nomor
desk-column-due = Batas
desk-column-gist = Isi singkat
desk-column-subject = Topik dan wilayah
desk-column-status = Status
desk-column-lead = Penanggung jawab
desk-column-age = Usia
desk-flag-raised = Dinaikkan: { $rung }
desk-flag-historic = Laporan lama
desk-topic-unclear = Belum jelas
desk-lead-none = Belum ditentukan

## A case.

desk-case-back = Kembali ke antrean
desk-case-words = Isi laporan
desk-case-proposal = Usulan penerusan
desk-case-actions = Yang dapat dilakukan
desk-case-no-actions = Tidak ada yang perlu Anda lakukan sekarang.
desk-case-facts = Keterangan
desk-case-clocks = Batas waktu
desk-case-clocks-ended = Yang sudah berhenti
desk-case-secret-logged = Laporan rahasia. Setiap kali dibuka, hal itu dicatat dan dapat dilihat pelapor.
desk-case-kept-text = Tulisan Anda yang belum terkirim
desk-fact-kind = Jenis
desk-fact-area = Wilayah
desk-fact-place = Patokan
desk-fact-happened = Tanggal kejadian
desk-fact-topic = Topik
desk-fact-received = Diterima
desk-fact-channel = Saluran
desk-fact-lead = Penanggung jawab
desk-fact-declines = Dinyatakan bukan wewenang
desk-fact-dispute = Sengketa antara
desk-fact-party = Terlapor
desk-fact-rating = Penilaian pelapor
desk-fact-contact = Pelapor
desk-contact-name = nama
desk-contact-email = alamat surel
desk-contact-phone = nomor telepon
desk-contact-none = Tanpa nama dan tanpa kontak
desk-contact-in-vault = Ada di brankas identitas. Pesan Anda sampai lewat sistem ini.
desk-proposal-none = Belum ada instansi yang diusulkan
desk-proposal-confidence = keyakinan { $share }
desk-proposal-alternatives = Kemungkinan lain
desk-proposal-suggestions = Mirip contoh laporan
desk-proposal-suggestions-hint = Dibandingkan dengan contoh kalimat di buku aturan. Ini hanya saran dan bisa keliru; Andalah yang memutuskan.
desk-case-similar = Laporan serupa yang masih terbuka
desk-case-similar-hint = Bisa jadi masalahnya sama, bisa jadi tidak. Tidak ada yang digabung dengan sendirinya.
desk-similar-same-village = desa/kelurahan yang sama
desk-similar-village-unsaid = salah satunya tidak menyebut desa/kelurahan
desk-similar-same-road = jalan yang sama: { $name }
desk-similar-same-name = nama tempat yang sama: { $name }
desk-similar-same-numbers = sama-sama { $numbers }
desk-similar-words = kata yang sama: { $words }
desk-similar-days-apart =
    { $days ->
        [0] diterima dalam satu hari
       *[other] berjarak { $days } hari
    }

## What can be done.

desk-act-route-search = Cari instansi lain
desk-act-route-search-first = Cari nama instansi dulu.
desk-act-route-nothing-found = Tidak ada instansi dengan nama itu.
desk-act-choose-institution = Teruskan ke
desk-act-choose-instead = Pilih instansinya
desk-act-choose-code = Alasan penolakan
desk-act-choose-reason = Mengapa bukan wewenang Anda?
desk-act-choose-kind = Jenis jawaban
desk-act-unit = Unit
desk-act-unit-hint = Unit di instansi itu yang menangani urusan ini.
desk-act-unit-hint-secret = Hanya unit yang punya petugas laporan rahasia. Wajib dipilih.
desk-act-unit-none = Instansi ini belum punya unit untuk laporan rahasia. Cari instansi lain.
desk-act-officer = Petugas
desk-act-instead = Instansi yang berwenang
desk-act-instead-hint = Tulis namanya. Daftar pilihan muncul setelah dikirim.
desk-act-law = Aturan yang menjadi dasar
desk-act-law-hint = Wajib jika permintaan tidak dapat dipenuhi: nama aturan, pasal, dan ayat.
desk-act-until = Tanggal yang dijanjikan
desk-act-until-hint = Setelah hari itu laporan kembali ditangani.
desk-act-days = Tambahan hari kerja
desk-act-days-hint = Batas sekarang { $due }. Paling banyak { $limit } hari kerja, satu kali, dan tidak lewat dari { $last }.
desk-act-cancel-question-about = Laporan kembali ke keadaan sebelum pertanyaan diajukan.
desk-act-text-ask = Pertanyaan kepada pelapor
desk-act-text-ask-hint = Tanyakan satu hal yang benar-benar diperlukan. Hitungan hari dijeda pada dua pertanyaan pertama.
desk-act-text-reject = Penjelasan kepada pelapor
desk-act-text-reject-hint = Jelaskan dengan bahasa sederhana. Pelapor dapat membantah satu kali.
desk-act-text-start = Pesan kepada pelapor
desk-act-text-start-hint = Sebutkan siapa yang menangani dan langkah berikutnya.
desk-act-text-progress = Kabar kepada pelapor
desk-act-text-progress-hint = Sebutkan apa yang sudah dikerjakan dan apa yang berikutnya.
desk-act-text-decline = Penjelasan
desk-act-text-decline-hint = Pelapor, admin nasional, dan instansi berikutnya membaca penjelasan ini.
desk-act-decline-first = Jika pembagian urusan menyebut instansi yang sama dan instansi itu terhubung, laporan langsung diteruskan. Jika tidak, laporan kembali ke admin nasional.
desk-act-decline-again = Laporan ini pernah dikembalikan. Jika Anda mengembalikannya lagi, pemutus sengketa yang menetapkan instansinya, dan putusan itu mengikat.
desk-act-text-arbitrate = Alasan putusan
desk-act-text-arbitrate-hint = Pelapor dan instansi yang ditetapkan membaca alasan ini. Putusan Anda mengikat.
desk-act-text-rearbitrate = Fakta baru
desk-act-text-rearbitrate-hint = Sebutkan apa yang belum diketahui saat diputuskan. Laporan kembali menjadi sengketa.
desk-act-text-answer = Jawaban kepada pelapor
desk-act-text-answer-hint = Jawab semua yang ditanyakan: apa yang dikerjakan, kapan, dan oleh siapa.
desk-act-text-deliver = Apa yang dikerjakan
desk-act-text-deliver-hint = Sebutkan apa yang dikerjakan dan kapan. Ini menjadi jawaban kepada pelapor.
desk-act-text-promise = Apa yang dijanjikan
desk-act-text-promise-hint = Sebutkan apa yang dikerjakan dan oleh siapa. Pelapor membaca janji ini.
desk-act-text-correct-answer = Jawaban yang diperbaiki
desk-act-text-correct-answer-hint = Tulis seluruh jawaban seperti seharusnya. Waktu pelapor untuk membalas dimulai lagi.
desk-act-law-corrected-hint = Wajib jika jawaban ini menolak permintaan.
desk-act-text-return-to-work = Alasan
desk-act-text-return-to-work-hint = Sebutkan apa yang keliru pada jawabannya. Pelapor dan instansi membaca alasan ini.
desk-act-text-name-party = Siapa dan mengapa
desk-act-text-name-party-hint = Sebutkan nama atau jabatannya dan apa yang dilaporkan. Yang dilaporkan tidak membaca ini. Pelapor dan yang menangani membacanya.
desk-act-party-institution = Instansi yang dilaporkan
desk-act-party-other = Instansi lain
desk-act-party-other-hint = Tulis namanya. Daftar pilihan muncul setelah dikirim.
desk-act-party-unit-hint = Kosongkan jika yang dilaporkan pimpinan instansi. Maka seluruh instansi itu tidak menangani laporan ini.
desk-act-party-officer-hint = Hanya jika yang dilaporkan adalah petugas ini sendiri.
desk-act-text-extend = Alasan perpanjangan
desk-act-text-extend-hint = Pelapor membaca alasan ini. Sebutkan apa yang masih harus dikerjakan.

## What was just done.

desk-done-route = Laporan diteruskan.
desk-done-ask = Pertanyaan dikirim kepada pelapor.
desk-done-cancel-question = Pertanyaan dibatalkan.
desk-done-reject = Laporan ditolak. Pelapor dapat membantahnya.
desk-done-assign = Penugasan disimpan.
desk-done-start = Penanganan dimulai. Pelapor membaca pesan Anda.
desk-done-progress = Kabar dikirim kepada pelapor.
desk-done-decline = Laporan sudah dikembalikan dan tidak lagi ada di meja Anda.
desk-done-arbitrate = Putusan dikirim dan mengikat.
desk-done-rearbitrate = Laporan kembali menjadi sengketa.
desk-done-answer = Jawaban dikirim kepada pelapor.
desk-done-deliver = Jawaban dikirim kepada pelapor.
desk-done-promise = Janji dikirim kepada pelapor.
desk-done-correct-answer = Jawaban yang diperbaiki dikirim kepada pelapor.
desk-done-return-to-work = Laporan kembali ke instansi untuk ditangani lagi.
desk-done-name-party = Pihak yang dilaporkan sudah dicatat dan tidak lagi melihat laporan ini.
desk-done-extend = Batas waktu diperpanjang. Pelapor membaca alasannya.

## Shared with the citizen's pages.

message-by = { $who }: { $purpose }
message-law = Dasar: { $law }
timeline-acting = Ditangani oleh { $institution }
timeline-promised = Paling lambat { $day }
timeline-disputed = Yang menyatakan bukan wewenangnya: { $institutions }
timeline-raised = Dinaikkan ke: { $rung }
party-head = Pimpinan { $institution }
party-official = Seorang petugas
timeline-extended = Ditambah { $length }
desk-offer-proposed = Usulan sistem.
desk-offer-named = Disebut oleh instansi yang menolak.
desk-offer-declined = Menyatakan bukan wewenangnya.
desk-offer-chosen = Pilihan pelapor.
desk-offer-unreachable = Belum terhubung, begitu juga instansi di atasnya.
