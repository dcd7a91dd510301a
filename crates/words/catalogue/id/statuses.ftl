# The statuses and endings of a case. status-… is the official label; -plain is what a citizen reads; -meaning explains it.

status-received = Belum Terverifikasi
status-received-plain = Menunggu diperiksa
status-received-meaning = Laporan Anda sudah masuk. Petugas memeriksa ke instansi mana laporan ini dikirim.
status-awaiting-reporter = Ditunda (menunggu pelapor)
status-awaiting-reporter-plain = Menunggu jawaban Anda
status-awaiting-reporter-meaning = Petugas bertanya kepada Anda. Jawab pertanyaannya agar laporan bisa dilanjutkan.
status-routed = Belum Ditindaklanjuti
status-routed-plain = Sudah diteruskan ke instansi
status-routed-meaning = Laporan Anda sudah diteruskan ke instansi yang berwenang. Penanganannya belum dimulai.
status-in-progress = Diproses
status-in-progress-plain = Sedang ditangani
status-in-progress-meaning = Instansi sedang menangani laporan Anda.
status-disputed = Sengketa Wewenang
status-disputed-plain = Menunggu keputusan siapa yang berwenang
status-disputed-meaning = Instansi yang ditunjuk menyatakan ini bukan wewenangnya. Pemutus sengketa menentukan siapa yang menangani.
status-promised = Dijanjikan
status-promised-plain = Dijanjikan
status-promised-meaning = Instansi berjanji mengerjakannya sampai tanggal tertentu.
status-answered = Ditanggapi
status-answered-plain = Sudah dijawab
status-answered-meaning = Instansi sudah menjawab. Sekarang giliran Anda.
status-closed = Selesai
status-closed-plain = Ditutup
status-closed-meaning = Laporan sudah ditutup. Alasannya tertulis di halaman ini.
status-rejected = Ditolak
status-rejected-plain = Tidak diterima
status-rejected-meaning = Laporan tidak dapat diterima. Alasan dan cara membantahnya ada di halaman ini.
status-withdrawn = Dibatalkan
status-withdrawn-plain = Anda batalkan
status-withdrawn-meaning = Anda membatalkan laporan ini. Tidak ada yang menanganinya sekarang.

## How a closed case ended.

ending-confirmed-solved = Selesai, dibenarkan pelapor
ending-confirmed-solved-meaning = Anda menyatakan masalahnya selesai.
ending-refused-by-law = Tidak dapat dipenuhi menurut aturan
ending-refused-by-law-meaning = Permintaan tidak dapat dipenuhi. Jawaban instansi menyebut aturannya.
ending-answered-no-reply = Dijawab, pelapor tidak membalas
ending-answered-no-reply-meaning = Instansi menjawab dan tidak ada balasan. Ini tidak dihitung sebagai kepuasan Anda.
ending-incomplete = Belum lengkap
ending-incomplete-meaning = Keterangan yang diminta belum ada. Kirim keterangan untuk membuka laporan lagi.

## What happens next: "-by" names the day, "-late" is said when it has passed.

next-received = Petugas akan meneruskan laporan Anda ke instansi yang berwenang.
next-received-by = Petugas meneruskan laporan Anda paling lambat { $day }.
next-received-late = Batas pemeriksaan sudah lewat. Keterlambatan ini dilaporkan ke tingkat di atasnya.
next-awaiting-reporter = Jawab pertanyaan petugas di bawah ini.
next-awaiting-reporter-by = Jawab pertanyaan petugas paling lambat { $day }.
next-awaiting-reporter-late = Waktu menjawab sudah lewat. Jawablah segera; jawaban Anda tetap dibaca.
next-routed = Instansi akan memberi tahu Anda bahwa penanganan dimulai.
next-routed-by = Instansi memberi tanggapan pertama paling lambat { $day }.
next-routed-late = Batas tanggapan pertama sudah lewat. Anda bisa melaporkan keterlambatan ini.
next-in-progress = Instansi akan memberi jawaban akhir.
next-in-progress-by = Instansi memberi jawaban akhir paling lambat { $day }.
next-in-progress-late = Batas penyelesaian sudah lewat. Anda bisa melaporkan keterlambatan ini.
next-disputed = Pemutus sengketa menentukan instansi yang berwenang.
next-disputed-by = Pemutus sengketa menentukan instansi yang berwenang paling lambat { $day }.
next-disputed-late = Batas untuk memutuskan sudah lewat. Keterlambatan ini dilaporkan ke tingkat di atasnya.
next-promised = Instansi mengerjakan apa yang dijanjikan.
next-promised-by = Instansi mengerjakan apa yang dijanjikan paling lambat { $day }.
next-promised-late = Hari yang dijanjikan sudah lewat. Laporan ini segera ditangani lagi.
next-answered = Katakan apakah masalahnya sudah selesai.
next-answered-by = Katakan apakah masalahnya selesai paling lambat { $day }. Setelah itu laporan ditutup, tanpa dihitung sebagai puas.
next-answered-late = Waktu Anda sudah lewat. Laporan akan ditutup, tanpa dihitung sebagai puas.
next-answered-refused = Katakan apakah Anda menerima jawaban ini.
next-answered-refused-by = Katakan apakah Anda menerima jawaban ini paling lambat { $day }. Setelah itu laporan ditutup, tanpa dihitung sebagai puas.
next-answered-refused-late = Waktu Anda sudah lewat. Laporan akan ditutup, tanpa dihitung sebagai puas.
next-closed-confirmed-solved = Tidak ada langkah lagi. Jika masalahnya kembali, Anda bisa membuka laporan ini lagi.
next-closed-refused-by-law = Tidak ada langkah lagi. Jika ada yang belum selesai, Anda bisa membuka laporan ini lagi.
next-closed-answered-no-reply = Jika masalahnya belum selesai, Anda bisa membuka laporan ini lagi.
next-closed-incomplete = Kirim keterangan yang kurang. Laporan ini akan dibuka lagi.
next-withdrawn = Jika Anda berubah pikiran, lanjutkan laporan ini. Penanganannya mulai dari keadaan terakhir.
next-rejected = Jika Anda tidak setuju, bantah penolakan ini. Petugas lain akan memutuskan.

## Where a rejection comes from.

rule-rejection-not-public-service = Laporan harus tentang pelayanan publik.
rule-rejection-in-court = Perkara yang sedang diadili menunggu putusan pengadilan.
rule-rejection-no-substance-after-asking = Laporan ditolak hanya jika tetap tidak jelas setelah ditanyakan.
rule-rejection-abusive-only = Laporan yang hanya berisi hinaan tidak dapat ditangani.
rule-rejection-spam = Kiriman iklan dan penipuan bukan laporan.
rule-rejection-standing = Ini aturan layanan kami sendiri; dasar hukumnya belum diverifikasi.

## Whether a report may still be handed back.

bond-free = Masih bisa dikembalikan
bond-binding = Mengikat
