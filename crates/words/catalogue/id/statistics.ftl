# The public figures: what each means, and how it is protected.

statistics-nav = Statistik
statistics-title = Statistik laporan
statistics-lead = Apa yang terjadi dengan laporan masyarakat di seluruh Indonesia.
statistics-until = Data sampai { $date }.
statistics-frozen = Dibuat { $date_time }, sekali sehari. Angka hari ini tampil besok.
statistics-none = Belum ada angka.
statistics-none-when = Angka pertama tampil sehari setelah laporan pertama masuk, tidak lama setelah tengah malam. Paling cepat { $date_time }.
statistics-fair-title = Membaca angka dengan adil
statistics-fair = Banyak laporan tidak berarti layanannya buruk. Sedikit laporan tidak berarti layanannya baik. Daerah besar dan instansi yang mudah dihubungi menerima lebih banyak laporan.

statistics-period-30-days = 30 hari terakhir
statistics-period-12-months = 12 bulan terakhir
statistics-column-indicator = Yang dihitung
statistics-column-topic = Topik
statistics-column-province = Provinsi
statistics-column-channel = Saluran
statistics-column-institution = Instansi
statistics-column-share = Tanggapan pertama tepat waktu

statistics-by-country = Seluruh Indonesia
statistics-by-topic = Laporan masuk menurut topik
statistics-by-province = Laporan masuk menurut provinsi
statistics-by-channel = Laporan masuk menurut saluran
statistics-by-institution = Menurut instansi
statistics-caption-country = Jumlah kejadian menurut jenisnya
statistics-caption-topic = Laporan masuk menurut topik, terbanyak lebih dulu
statistics-caption-province = Laporan masuk menurut provinsi tempat kejadian, terbanyak lebih dulu
statistics-caption-channel = Laporan masuk menurut saluran
statistics-caption-institution = Laporan yang diteruskan ke instansi dalam 12 bulan terakhir, terbanyak lebih dulu
statistics-first = Halaman ini menampilkan { $count } baris pertama dari { $all }. Semuanya ada di data yang dapat diunduh.
statistics-empty = Belum ada yang terjadi dalam masa ini.

statistics-share-about = sekitar { $percent }%
statistics-share-at-least = paling sedikit { $percent }%
statistics-share-at-most = paling banyak { $percent }%
statistics-share-none = terlalu sedikit untuk dinilai
statistics-share-means = Bagian tanggapan pertama yang tepat waktu dari semua yang tepat waktu atau terlambat. Dihitung dari angka yang ditampilkan saja. Tidak ada bagian untuk kurang dari { $enough } kejadian.
statistics-withheld = tidak ditampilkan

statistics-how = Cara menghitungnya
statistics-protection = Cara angka dilindungi
statistics-protection-few = Angka di bawah { $few } tampil sebagai { $sign }, supaya tidak ada orang yang dapat dikenali.
statistics-protection-withheld = Tanda – berarti tidak ditampilkan, supaya angka kecil lain tidak dapat dihitung darinya.
statistics-protection-rounded = Angka lain dibulatkan ke kelipatan { $step }. Karena itu jumlah baris bisa berbeda dari totalnya.
statistics-protection-secret = Laporan rahasia hanya dihitung untuk seluruh Indonesia. Menurut topik, provinsi, saluran, atau instansi tidak.
statistics-protection-historic = Laporan yang diambil alih dari sistem lama tidak dihitung.
statistics-protection-day = Setiap kejadian dihitung pada harinya menurut waktu Indonesia Barat. Instansinya adalah yang bertanggung jawab saat itu.

statistics-data = Data
statistics-data-lead = Semua angka dan penjelasannya dapat diunduh:
statistics-data-csv = tabel (CSV)
statistics-data-json = data untuk program (JSON)

flow-received = Laporan masuk
flow-received-means = Laporan yang diterima, lewat saluran apa pun.
flow-passed = Diteruskan ke instansi
flow-passed-means = Sebuah instansi ditetapkan bertanggung jawab. Laporan yang dipindahkan dihitung lagi.
flow-in-time = Tanggapan pertama tepat waktu
flow-in-time-means = Instansi memberi tahu pelapor bahwa laporan dikerjakan, atau menjawab, sebelum tenggatnya.
flow-late = Tanggapan pertama terlambat
flow-late-means = Tenggat tanggapan pertama lewat tanpa tanggapan. Dihitung sekali, pada hari terlihatnya.
flow-answered = Dijawab
flow-answered-means = Instansi memberi jawaban. Jawaban setelah laporan dibuka kembali dihitung lagi.
flow-confirmed = Selesai menurut pelapor
flow-confirmed-means = Laporan ditutup karena pelapor menyatakan masalahnya selesai.
flow-silent = Ditutup tanpa kabar dari pelapor
flow-silent-means = Sudah dijawab, lalu pelapor diam sampai tenggatnya. Ini tidak dihitung sebagai puas.
flow-refused = Ditutup karena aturan
flow-refused-means = Jawabannya menolak dengan menyebut aturan, dan pelapor menerima atau diam.
flow-incomplete = Ditutup karena tidak lengkap
flow-incomplete-means = Pelapor tidak menjawab pertanyaan sampai tenggatnya. Laporan dapat dihidupkan lagi.
flow-rejected = Ditolak
flow-rejected-means = Petugas menolak laporan dengan alasan. Pelapor dapat menyanggahnya.
flow-withdrawn = Dibatalkan pelapor
flow-withdrawn-means = Pelapor membatalkan laporannya sendiri.
flow-reopened = Dibuka kembali
flow-reopened-means = Pelapor menyatakan masalahnya belum selesai setelah dijawab.
flow-rated = Dinilai
flow-rated-means = Pelapor memberi nilai 1 sampai 5 untuk jawabannya.
flow-satisfied = Dinilai baik
flow-satisfied-means = Nilainya 4 atau 5. Diam tidak pernah dihitung sebagai puas.
