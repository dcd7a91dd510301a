# The clocks: their names, what they mean to a citizen, and their legal basis.

clock-verification = Pemeriksaan awal
clock-verification-meaning = Petugas memeriksa laporan dan meneruskannya ke instansi.
clock-first-response = Tanggapan pertama
clock-first-response-meaning = Instansi memberi tahu Anda bahwa penanganan dimulai.
clock-resolution = Penyelesaian
clock-resolution-meaning = Instansi memberi jawaban akhir.
clock-outer-limit = Batas terluar
clock-outer-limit-meaning = Batas akhir yang tidak boleh dilewati instansi.
clock-contribution = Sumbangan instansi lain
clock-contribution-meaning = Instansi lain membantu instansi utama.
clock-arbitration = Keputusan penengah
clock-arbitration-meaning = Penengah memutuskan siapa yang berwenang.
clock-completion = Kelengkapan dari pelapor
clock-completion-meaning = Waktu Anda untuk menjawab pertanyaan petugas.
clock-promise = Janji
clock-promise-meaning = Waktu instansi untuk menepati janjinya.
clock-reporter-reply = Giliran pelapor
clock-reporter-reply-meaning = Waktu Anda untuk mengatakan apakah masalahnya selesai.
clock-protection = Perlindungan
clock-protection-meaning = Ombudsman memeriksa dugaan balas dendam.
clock-total-wait = Lama menunggu
clock-total-wait-meaning = Lama Anda menunggu sejak laporan dikirim. Hitungan ini tidak pernah dijeda.

## The state of a clock, as a chip.

clock-state-running = Berjalan
clock-state-paused = Dijeda
clock-state-met = Tepat waktu
clock-state-breached = Terlambat
clock-state-cancelled = Dihentikan

## What a legal basis is worth.

legal-status-in-force = berlaku
legal-status-repealed = sudah dicabut
legal-status-unverified = menunggu verifikasi
legal-status-house-rule = aturan kami sendiri

## What is left, on chips.

clock-left = sisa { $days } hari kerja
clock-due-today = batas hari ini
clock-late = terlambat { $days } hari kerja
clock-waited = { $days } hari
