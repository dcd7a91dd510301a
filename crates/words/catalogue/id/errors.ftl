# What went wrong with a field, and what to do about it.

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

field-words-missing = Tulis apa yang terjadi.
