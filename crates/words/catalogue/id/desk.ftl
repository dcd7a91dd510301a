# The desk's pages.

desk-queue-title = Antrean
desk-queue-empty-title = Antrean kosong
desk-queue-empty = Tidak ada laporan yang menunggu Anda.
desk-column-ticket = Nomor
desk-column-due = Batas
desk-column-gist = Isi singkat
desk-column-area = Wilayah
desk-column-topic = Topik
desk-column-status = Status
desk-column-age = Usia
