# What a report is: its kind, its visibility, the way it came.

kind-complaint = Pengaduan
kind-complaint-hint = Pelayanan buruk, rusak, terlambat, atau tidak adil
kind-supervised-complaint = Pengaduan berkadar pengawasan
kind-supervised-complaint-hint = Dugaan korupsi, pungli, atau penyalahgunaan wewenang
kind-aspiration = Aspirasi
kind-aspiration-hint = Usul atau gagasan untuk pelayanan publik
kind-information = Permintaan informasi
kind-information-hint = Bertanya tentang layanan, syarat, atau aturan

visibility-open = Terbuka
visibility-secret = Rahasia
visibility-secret-hint = Hanya beberapa petugas yang ditunjuk dapat membukanya.

area-not-tied = Tidak terkait lokasi

rejection-not-public-service = Bukan pelayanan publik
rejection-in-court = Sedang diadili
rejection-no-substance-after-asking = Tetap tidak jelas setelah ditanyakan
rejection-abusive-only = Hanya berisi hinaan
rejection-spam = Spam
