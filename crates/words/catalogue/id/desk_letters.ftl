# Surat kepada pelapor yang gagal, untuk pengelola sistem.

desk-letters-title = Surat
desk-letters-lead = Surat kepada pelapor yang belum bisa dikirim. Alamat tidak pernah ditampilkan di sini.
desk-letters-shelf-given-up = Tidak dikirim lagi
desk-letters-shelf-waiting = Menunggu dicoba lagi
desk-letters-order-given-up = Yang terlama di atas
desk-letters-order-waiting = Yang segera dicoba di atas
desk-letters-empty-title = Tidak ada surat di sini
desk-letters-empty-given-up = Tidak ada surat yang berhenti dikirim.
desk-letters-empty-waiting = Tidak ada surat yang menunggu setelah gagal.
desk-letters-column-case = Laporan
desk-letters-column-news = Tentang
desk-letters-column-owed = Sejak
desk-letters-column-tries = Percobaan
desk-letters-column-error = Penyebab
desk-letters-column-given-up = Berhenti
desk-letters-column-next = Dicoba lagi
desk-letters-column-act = Tindakan
desk-letters-secret = Laporan rahasia
desk-letters-soon = Secepatnya
desk-letters-retry-one = Coba lagi
desk-letters-retry-all = Coba semua lagi
desk-letters-done-one = Surat itu akan dicoba lagi.
desk-letters-done-all = Semua surat yang berhenti dikirim akan dicoba lagi.
desk-letters-done-none = Tidak ada lagi yang perlu dicoba. Mungkin orang lain sudah melakukannya.
desk-letters-log = Tindakan terakhir
desk-letters-log-by = { $when }: { $name } ({ $institution })
desk-letters-log-machine = { $when }: seseorang langsung di mesin
desk-letters-deed-retry-letter = meminta satu surat dicoba lagi
desk-letters-deed-retry-letters = meminta { $count } surat yang berhenti dikirim dicoba lagi

## Penyebab. Kodenya dari server surat.

desk-letters-error-refused = Server surat menolaknya ({ $code }). Mungkin alamatnya salah atau kotaknya sudah tidak ada.
desk-letters-error-not-now = Server surat belum mau menerimanya ({ $code }).
desk-letters-error-address-unreadable = Alamatnya bukan alamat surel.
desk-letters-error-no-address = Alamatnya sudah tidak disimpan.
desk-letters-error-smtp-timeout = Server surat terlalu lama menjawab.
desk-letters-error-smtp-certificate = Sertifikat server surat tidak dipercaya program ini.
desk-letters-error-smtp-no-starttls = Server surat tidak menawarkan enkripsi, dan tanpanya tidak ada yang dikirim.
desk-letters-error-smtp-tls = Enkripsi dengan server surat gagal.
desk-letters-error-smtp-client = Server surat dan program ini tidak saling memahami.
desk-letters-error-smtp-connection = Server surat tidak bisa dihubungi.
desk-letters-error-sink-unreachable = Server surat tidak bisa dihubungi.
desk-letters-error-other = Galat lain ({ $code }).
