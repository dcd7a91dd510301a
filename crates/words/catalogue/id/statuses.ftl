# The statuses and endings of a case.

## status-X is the official label; -plain is what a citizen reads; -meaning explains it.

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
status-disputed-plain = Instansi penanggung jawab sedang diputuskan
status-disputed-meaning = Instansi berbeda pendapat tentang siapa yang berwenang. Seorang penengah akan memutuskan.
status-promised = Dijanjikan
status-promised-plain = Dijanjikan selesai pada tanggal tertentu
status-promised-meaning = Instansi berjanji bertindak sebelum tanggal yang disebut.
status-answered = Ditanggapi
status-answered-plain = Sudah dijawab
status-answered-meaning = Instansi sudah menjawab. Sekarang giliran Anda: apakah masalahnya selesai?
status-closed = Selesai
status-closed-plain = Ditutup
status-closed-meaning = Laporan sudah ditutup. Alasannya tertulis di halaman ini.
status-rejected = Ditolak
status-rejected-plain = Tidak diterima
status-rejected-meaning = Laporan tidak dapat diterima. Alasan dan cara membantahnya ada di halaman ini.
status-merged = Digabung
status-merged-plain = Digabung dengan laporan lain
status-merged-meaning = Masalah yang sama ditangani dalam laporan utama.
status-withdrawn = Dibatalkan
status-withdrawn-plain = Anda batalkan
status-withdrawn-meaning = Anda membatalkan laporan ini. Anda masih bisa melanjutkannya.

## How a closed case ended.

ending-confirmed-solved = Selesai, dibenarkan pelapor
ending-confirmed-solved-meaning = Anda menyatakan masalahnya selesai.
ending-refused-by-law = Tidak dapat dipenuhi menurut aturan
ending-refused-by-law-meaning = Permintaan tidak dapat dipenuhi. Jawaban instansi menyebut aturannya.
ending-answered-no-reply = Dijawab, pelapor tidak membalas
ending-answered-no-reply-meaning = Instansi menjawab dan tidak ada balasan. Ini tidak dihitung sebagai kepuasan Anda.
ending-incomplete = Belum lengkap
ending-incomplete-meaning = Keterangan yang diminta belum ada. Kirim keterangan untuk membuka laporan lagi.
ending-registered-with-ppid = Terdaftar di PPID
ending-registered-with-ppid-meaning = Permintaan informasi terdaftar di PPID dengan nomor dan tanggal.
ending-concluded-by-ombudsman = Disimpulkan Ombudsman
ending-concluded-by-ombudsman-meaning = Ombudsman sudah menyimpulkan pemeriksaannya.
