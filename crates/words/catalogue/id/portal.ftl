# The citizen's pages: home, the steps of a report, and what follows.

portal-nav-report = Buat laporan
portal-nav-track = Lacak laporan

## What happened.

portal-home-title = Lapor masalah layanan publik
portal-home-lead = Tulis apa yang terjadi. Kami mengirimnya ke instansi yang berwenang.
portal-home-no-account = Tanpa akun. Nama boleh tidak diisi.
portal-home-track = Sudah punya nomor laporan?
portal-what-label = Apa yang terjadi?
portal-what-hint = Ceritakan apa, kapan, dan di mana. Anda juga bisa mendikte dengan papan ketik ponsel.

## Where.

portal-where-title = Di mana?
portal-where-search = Cari tempat
portal-where-search-hint = Nama desa, kelurahan, kecamatan, kabupaten, kota, atau kode pos
portal-where-legend = Pilih tempatnya
portal-where-more = Masih ada tempat lain dengan nama mirip. Tambahkan nama kecamatan atau kabupatennya, lalu cari lagi.
portal-where-choose = Pilih tempatnya, atau pilih “Tidak terkait lokasi”.
portal-where-none = Tidak terkait lokasi, atau saya tidak tahu
portal-where-none-hint = Petugas akan mencari instansi yang berwenang.
portal-where-place = Patokan
portal-where-place-hint = Misalnya nama jalan, sekolah, atau gedung
area-in-list-province = { $name } (provinsi)
area-in-list-regency = { $name }
area-in-list-district = { $name } (kecamatan atau distrik)
area-in-list-village = { $name } (desa atau kelurahan)

## Is this right?

portal-right-title = Benar begini?
portal-right-lead = Kami membaca laporan Anda. Ubah yang tidak tepat.
portal-right-topic = Topik
portal-right-topic-other = Topik lain
portal-right-topic-list = Pilih topik lain
portal-right-topic-unknown = Saya tidak tahu; petugas yang menentukan
portal-right-kind = Jenis
portal-right-day = Kapan terjadi?
portal-right-day-today = Hari ini
portal-right-day-yesterday = Kemarin
portal-right-day-other = Tanggal lain
portal-right-day-none = Tidak tahu, atau terus terjadi
portal-right-day-date = Tanggal lain
portal-right-secrecy = Siapa yang boleh membaca?
portal-right-open-hint = Petugas instansi yang menangani dapat membaca laporan ini.
portal-right-secret-hint = Hanya beberapa petugas yang ditunjuk dapat membukanya. Setiap pembukaan dicatat, dan Anda dapat melihatnya.
portal-right-turned-secret = Topik ini peka. Karena itu laporan Anda kami jadikan rahasia. Anda boleh mengubahnya.
portal-right-questions = Petugas biasanya juga menanyakan ini
portal-right-questions-add = Tambahkan ke cerita saya

## How do we reach you?

portal-reach-title = Bagaimana kami mengabari Anda?
portal-reach-lead = Semua boleh kosong. Tanpa ini pun Anda bisa melacak laporan dengan nomor dan kode akses.
portal-reach-phone = Nomor telepon
portal-reach-phone-hint = Seperti 0812 3456 7890
portal-reach-email = Surel
portal-reach-name = Nama
portal-reach-name-hint = Kosongkan jika Anda ingin melapor tanpa nama.
portal-reach-sealed-title = Disimpan tersegel
portal-reach-sealed = Nama, surel, dan nomor Anda tidak pernah terlihat oleh petugas yang menangani laporan.

## Check.

portal-check-title = Periksa laporan Anda
portal-check-promise = Setelah dikirim, Anda mendapat nomor laporan dan kode akses.
portal-check-no-contact = Hanya lewat nomor laporan dan kode akses
portal-check-sent-before = Laporan ini sudah pernah dikirim dengan isi lain. Jika ini laporan baru, tekan Kirim lagi.
portal-check-too-many = Terlalu banyak laporan dari jaringan Anda. Tunggu sebentar, lalu tekan Kirim lagi.
portal-check-unavailable = Laporan Anda belum terkirim. Tulisan Anda masih ada di sini. Tekan Kirim lagi beberapa saat lagi.

## Sent.

portal-sent-title = Laporan Anda sudah terkirim
portal-sent-keep = Simpan nomor dan kode ini.
portal-sent-once = Tulis, foto, atau cetak sekarang. Kode ini hanya tampil beberapa menit dan tidak bisa diminta lagi.
portal-sent-next = Apa yang terjadi setelah ini
portal-sent-come-back = Buka lagi kapan saja lewat “Lacak laporan”, dengan nomor laporan dan kode akses.
portal-sent-accuse = Melaporkan pejabat atau unit tertentu? Sebut di halaman laporan, supaya mereka tidak menangani dan tidak melihatnya.
portal-sent-another = Buat laporan lain
