# What a report is: its kind, its secrecy, the way it came, and why it may not be accepted.

kind-complaint = Pengaduan
kind-complaint-hint = Pelayanan buruk, rusak, terlambat, atau tidak adil
kind-aspiration = Aspirasi
kind-aspiration-hint = Usul atau gagasan untuk pelayanan publik
kind-information = Permintaan informasi
kind-information-hint = Bertanya tentang layanan, syarat, atau aturan

grade-plain = Tidak berkadar pengawasan
grade-supervised = Berkadar pengawasan
grade-supervised-hint = Dugaan korupsi, pungli, atau penyalahgunaan wewenang

secrecy-open = Terbuka
secrecy-secret = Rahasia
secrecy-secret-hint = Hanya beberapa petugas yang ditunjuk dapat membukanya.

channel-web = Situs web
channel-api = API
channel-import = Impor

area-not-tied = Tidak terkait lokasi

rejection-not-public-service = Bukan pelayanan publik
rejection-in-court = Sedang diadili
rejection-no-substance-after-asking = Tetap tidak jelas setelah ditanyakan
rejection-abusive-only = Hanya berisi hinaan
rejection-spam = Spam
