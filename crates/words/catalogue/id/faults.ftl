# What went wrong with a request: as a page, and as the detail of a problem in the API.

fault-to-start = Ke beranda
fault-request = Nomor permintaan ini: { $id }. Sebutkan bila Anda meminta bantuan.

fault-not-found-title = Tidak ditemukan
fault-not-found = Tidak ada apa-apa di sini. Periksa alamat, nomor laporan, dan kode aksesnya.
fault-sign-in-title = Silakan masuk
fault-sign-in = Masuk dahulu untuk membuka halaman ini.
fault-flawed-title = Laporan belum bisa dikirim
fault-flawed = Ada isian yang perlu diperbaiki. Laporan belum tersimpan.
fault-malformed-title = Permintaan tidak bisa dibaca
fault-malformed = Periksa isinya, lalu kirim lagi.
malformed-request = Ada bagian yang tidak bisa dibaca. Periksa, lalu kirim lagi.
malformed-json = Isinya bukan JSON yang benar dalam UTF-8.
malformed-key = Idempotency-Key harus 1 sampai 255 huruf ASCII yang terlihat.
malformed-query = Periksa q, limit, dan after pada alamatnya.
fault-misshapen-title = Isian tidak dikenal
fault-misshapen = Ada isian yang tidak sesuai dengan daftar isian API ini.
fault-not-json-title = Bukan JSON
fault-not-json = Kirim isinya sebagai application/json.
fault-not-allowed-title = Cara ini tidak tersedia
fault-not-allowed = Alamat ini ada, tetapi tidak bisa dipakai dengan cara itu.
fault-key-reused-title = Kunci sudah dipakai
fault-key-reused = Idempotency-Key ini sudah dipakai untuk isi yang lain. Pakai kunci baru.
fault-wrong-code-title = Kode akses diperlukan
fault-wrong-code = Kirim kode akses yang benar dalam kepala Authorization.
fault-cross-site-title = Dikirim dari situs lain
fault-cross-site = Buka halaman ini langsung di situs kami, lalu kirim lagi.
fault-too-many-title = Terlalu sering
fault-too-many = Tunggu { $seconds } detik, lalu coba lagi.
fault-too-large-title = Kiriman terlalu besar
fault-too-large = Paling besar 1 MiB. Perpendek tulisan Anda, lalu kirim lagi.
fault-unavailable-title = Layanan sedang terganggu
fault-unavailable = Kiriman Anda belum tersimpan. Coba lagi sebentar lagi.
fault-broken-title = Terjadi kesalahan pada sistem kami
fault-broken = Coba lagi. Jika tetap gagal, coba lagi nanti.

## Places of a JSON body.

slip-unknown-field = API ini tidak mengenal isian ini.
slip-wrong-type = Jenis nilainya salah. Yang diharapkan: { $expected }.
slip-unknown-value = Nilai ini tidak termasuk yang mungkin.
slip-no-date = Tulis tanggal seperti 2026-01-31.
