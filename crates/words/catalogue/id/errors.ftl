# What went wrong with a page or a field, and what to do about it.

## Pages.

error-not-found-title = Halaman tidak ditemukan
error-not-found = Periksa alamatnya, atau mulai lagi dari beranda.
error-forbidden-title = Anda tidak boleh melakukan ini
error-forbidden = Masuk dengan akun lain, atau tanyakan kepada admin instansi Anda.
error-conflict-title = Laporan ini baru saja berubah
error-conflict = Orang lain mengubahnya lebih dahulu. Baca perubahannya, lalu kirim lagi. Tulisan Anda masih ada.
error-too-many-title = Terlalu banyak permintaan
error-too-many = Tunggu sebentar, lalu coba lagi.
error-unavailable-title = Layanan sedang terganggu
error-unavailable = Laporan Anda belum terkirim. Coba lagi beberapa menit lagi.
error-internal-title = Terjadi kesalahan pada sistem kami
error-internal = Coba lagi. Jika tetap gagal, coba lagi nanti.
error-too-large-title = Kiriman terlalu besar
error-too-large = Perpendek tulisan Anda, lalu kirim lagi.

## Fields.

field-required = Isi bagian ini.
field-choose = Pilih salah satu.
field-email = Tulis alamat surel yang lengkap, seperti nama@contoh.id.
field-phone = Tulis nomor telepon dengan angka, seperti 0812 3456 7890.
field-date = Tulis tanggal yang benar.
field-date-future = Tanggal ini belum terjadi.
field-area-unknown = Tempat itu tidak ada di daftar. Coba nama kelurahan, desa, atau kecamatan.
field-bad-signs = Ada tanda yang tidak bisa dibaca. Hapus, lalu kirim lagi.
field-ticket = Nomor laporan terdiri dari 13 angka. Periksa lagi angkanya.
field-access-code = Kode akses terdiri dari 20 angka. Periksa lagi angkanya.
field-ticket-or-code-wrong = Nomor laporan atau kode akses tidak cocok.
field-sign-in-wrong = Nama pengguna atau kata sandi salah.
field-too-long = Tulisan ini { $length } huruf. Paling banyak { $max } huruf.
field-too-short = Tulis sedikitnya { $min } huruf.

field-words-missing = Tulis apa yang terjadi.
