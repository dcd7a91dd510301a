# What people do to a case, and what has happened to it.

## Commands, as buttons.

action-submit = Kirim laporan
action-route = Teruskan ke instansi
action-ask = Tanya pelapor
action-cancel-question = Batalkan pertanyaan
action-reply = Kirim jawaban
action-message = Tambah keterangan
action-revive = Buka lagi dengan keterangan
action-reject = Tolak laporan
action-contest = Bantah penolakan
action-assign = Tugaskan
action-start = Mulai tangani
action-progress = Kabari pelapor
action-decline = Bukan wewenang kami
action-arbitrate = Putuskan siapa yang berwenang
action-lapse-arbitration = Catat sengketa yang tidak diputus
action-rearbitrate = Tinjau ulang putusan
action-answer = Jawab pelapor
action-promise = Janjikan tindakan
action-renew-promise = Undur tanggal janji
action-deliver = Laporkan janji ditepati
action-break-promise = Catat janji yang tidak ditepati
action-confirm = Ya, sudah selesai
action-confirm-refusal = Saya terima jawaban ini
action-reopen = Belum selesai
action-refuse-promise = Saya tidak menerima janji ini
action-escalate = Laporkan keterlambatan
action-withdraw = Batalkan laporan
action-resume = Lanjutkan laporan
action-rate = Kirim penilaian
action-correct-answer = Perbaiki jawaban
action-return-to-work = Kembalikan untuk ditangani
action-name-party = Sebut yang dilaporkan
action-extend = Perpanjang batas waktu

## Moves, as the timeline tells them. Each is given institution and rung, and uses what it needs.

event-submit = Laporan diterima
event-route-by-person = Diteruskan ke { $institution }
event-route-by-system = Diteruskan otomatis ke { $institution }
event-ask-at-desk = Petugas mengajukan pertanyaan
event-ask-at-work = Instansi mengajukan pertanyaan
event-cancel-question = Pertanyaan dibatalkan
event-reply-to-question = Pertanyaan dijawab
event-message = Keterangan ditambahkan
event-message-while-answered = Keterangan ditambahkan setelah jawaban
event-lapse-at-desk = Pertanyaan tidak dijawab, laporan ditutup
event-lapse-at-work = Pertanyaan tidak dijawab, penanganan dilanjutkan
event-revive = Laporan dibuka lagi dengan keterangan
event-reject = Laporan tidak diterima
event-contest = Penolakan dibantah
event-assign = Petugas ditunjuk
event-start = Penanganan dimulai
event-progress = Ada perkembangan
event-decline = Instansi menyatakan bukan wewenangnya
event-decline-to-named = Instansi menyatakan bukan wewenangnya, langsung diteruskan ke { $institution }
event-decline-again = Dikembalikan lagi, menjadi sengketa wewenang
event-arbitrate = Pemutus sengketa menetapkan { $institution }
event-arbitration-lapsed = Tidak diputus pada waktunya, pembagian urusan menetapkan { $institution }
event-arbitration-missed = Sengketa tidak diputus pada waktunya
event-rearbitrate = Putusan ditinjau ulang karena ada fakta baru
event-answer-done = Instansi menjawab: sudah dikerjakan
event-answer-information = Instansi memberi penjelasan
event-answer-refused = Instansi menjawab: tidak dapat dipenuhi
event-answer-promised = Instansi berjanji dengan tanggal
event-renew-promise = Tanggal janji diundur
event-deliver = Janji ditepati, instansi menjawab
event-promise-broken = Janji tidak ditepati, ditangani lagi
event-confirm-promise = Dinyatakan selesai oleh pelapor
event-confirm-solved = Dinyatakan selesai oleh pelapor
event-confirm-refusal = Jawaban diterima oleh pelapor
event-close-by-silence = Ditutup karena tidak ada balasan
event-close-refusal-by-silence = Ditutup setelah permintaan tidak dapat dipenuhi
event-reopen = Dinyatakan belum selesai, ditangani lagi
event-escalate = Batas waktu lewat, dilaporkan ke tingkat di atasnya
event-record-breach = Batas waktu lewat
event-escalate-by-reporter = Pelapor melaporkan keterlambatan
event-withdraw = Dibatalkan oleh pelapor
event-resume = Dilanjutkan lagi oleh pelapor
event-rate = Jawaban dinilai oleh pelapor
event-correct-answer = Jawaban diperbaiki
event-return-to-work = Jawaban ternyata keliru, ditangani lagi
event-name-party = Disebut siapa yang dilaporkan
event-take-from-party = Yang menangani ternyata dilaporkan, kembali ke meja nasional
event-extend = Batas waktu diperpanjang

## What a message of the thread is for.

purpose-question = Pertanyaan
purpose-reply = Jawaban pelapor
purpose-addition = Keterangan tambahan
purpose-start = Penanganan dimulai
purpose-progress = Perkembangan
purpose-answer = Jawaban instansi
purpose-promise = Janji instansi
purpose-rejection = Alasan penolakan
purpose-contest = Bantahan
purpose-decline = Alasan bukan wewenang
purpose-ruling = Putusan tentang siapa yang berwenang
purpose-new-facts = Fakta baru
purpose-reopening = Yang belum selesai
purpose-correction = Jawaban yang diperbaiki
purpose-return = Mengapa ditangani lagi
purpose-accusation = Siapa yang dilaporkan dan mengapa
purpose-extension = Alasan perpanjangan

## Kinds of answer.

answer-done = Sudah dikerjakan
answer-done-hint = Sebutkan apa yang dikerjakan dan kapan.
answer-information = Penjelasan
answer-information-hint = Untuk pertanyaan dan usul.
answer-refused = Tidak dapat dipenuhi
answer-refused-hint = Sebutkan aturan yang menjadi dasarnya.

## What the reporter says of an answer.

rating-1 = Sangat buruk
rating-2 = Buruk
rating-3 = Cukup
rating-4 = Baik
rating-5 = Sangat baik

## Why an institution says that it is not responsible.

decline-law = Aturan menetapkan instansi lain
decline-area = Tempatnya di luar wilayah kami
decline-duty = Urusan ini bukan tugas kami
