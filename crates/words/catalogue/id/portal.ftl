# The citizen's pages.

## Home.

portal-home-title = Lapor masalah layanan publik
portal-home-lead = Tulis apa yang terjadi. Kami mengirimnya ke instansi yang berwenang.
portal-home-no-account = Tanpa akun. Nama boleh tidak diisi.
portal-home-track = Sudah punya nomor laporan?

## Tracking.

portal-track-title = Lacak laporan Anda
portal-track-lead = Masukkan nomor laporan dan kode akses yang Anda terima.
portal-track-ticket = Nomor laporan
portal-track-ticket-hint = 13 angka, seperti 4831-0275-9164-3
portal-track-code = Kode akses
portal-track-code-hint = 20 angka dalam lima kelompok
portal-track-open = Buka laporan
