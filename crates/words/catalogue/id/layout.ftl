# The frame of every page and the words of the components.

app-name = SP4N-LAPOR
title-plain = { $title } – SP4N-LAPOR
title-with-errors = Galat: { $title } – SP4N-LAPOR
skip-link = Langsung ke isi
language-switch = Bahasa
language-id = Indonesia
language-en = English
nav-main = Menu utama
nav-queues = Antrean
nav-home = Beranda
nav-report = Buat laporan
nav-track = Lacak laporan
nav-desk = Meja kerja
nav-sign-out = Keluar
viewer-signed-in = Masuk sebagai { $name }
demo-banner-label = Data contoh
demo-banner = Semua laporan di sini karangan. Jangan kirim laporan sungguhan.
footer-about = Satu pintu untuk pengaduan pelayanan publik di seluruh Indonesia.

button-continue = Lanjut
button-back = Kembali
button-send = Kirim laporan
button-change = Ubah
button-search = Cari

field-optional = (opsional)
field-error-prefix = Galat:
field-max-chars = Paling banyak { $max } huruf.
choose-one = Pilih salah satu
error-summary-title = Ada yang perlu diperbaiki

steps-position = Langkah { $now } dari { $all }
pager-label = Halaman daftar
pager-newer = Sebelumnya
pager-older = Berikutnya
thread-label = Percakapan
thread-empty = Belum ada pesan.
thread-from-you = Anda
thread-internal = Catatan internal, tidak terlihat oleh pelapor
timeline-label = Perjalanan laporan
timeline-now = Sekarang
code-copy-hint = Tekan lama atau klik nomor untuk memilih semuanya.

sum-started = Mulai dihitung
sum-length = Lama
sum-counted = Hari yang dihitung
sum-skipped = Hari yang dilewati
sum-skipped-details = Lihat { $days } hari yang dilewati
sum-paused = Jeda
sum-extended = Perpanjangan
sum-due = Paling lambat
sum-basis = Dasar
sum-provisional = Tanggal sementara: kalender tahun itu belum lengkap.

days-working = { $days } hari kerja
days-calendar = { $days } hari kalender
