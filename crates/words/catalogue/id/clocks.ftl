# The clocks: their names, what they mean to a citizen, and their legal basis.

clock-verification = Pemeriksaan awal
clock-verification-meaning = Petugas memeriksa laporan dan meneruskannya ke instansi.
clock-first-response = Tanggapan pertama
clock-first-response-meaning = Instansi memberi tahu Anda bahwa penanganan dimulai.
clock-resolution = Penyelesaian
clock-resolution-meaning = Instansi memberi jawaban akhir.
clock-completion = Kelengkapan dari pelapor
clock-completion-meaning = Waktu Anda untuk menjawab pertanyaan petugas.
clock-promise = Janji
clock-promise-meaning = Instansi mengerjakan apa yang dijanjikan.
clock-reporter-reply = Giliran pelapor
clock-reporter-reply-meaning = Waktu Anda untuk mengatakan apakah masalahnya selesai.
clock-arbitration = Pemutusan sengketa
clock-arbitration-meaning = Pemutus sengketa menentukan instansi mana yang berwenang.
clock-outer-limit = Batas terluar
clock-outer-limit-meaning = Penanganan tidak boleh lebih lama dari ini. Jika lewat, laporan masuk daftar meja nasional dan Ombudsman.
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

clock-left-calendar = sisa { $days } hari
clock-left = sisa { $days } hari kerja
clock-due-today = batas hari ini
clock-late = terlambat { $days } hari kerja
clock-waited = { $days } hari

## Why a day was not counted.

skipped-weekend = Sabtu atau Minggu
skipped-paused = dijeda, menunggu jawaban pelapor
skipped-withdrawn = laporan sedang dibatalkan pelapor

day-kind-national-holiday = libur nasional
day-kind-joint-leave = cuti bersama
day-kind-election-day = hari pemilihan

## A sum in words.

clock-due-by = Paling lambat { $day }
clock-no-limit = Tanpa batas
clock-basis-target = target layanan { $length } menurut { $name } ({ $standing })
clock-basis-reporter = waktu menjawab { $length } menurut { $name } ({ $standing })
clock-basis-everybody = dihitung terus sampai selesai menurut { $name } ({ $standing })
days-unlimited = tanpa batas
day-run = { $first } – { $last }
skipped-listed = { $name } ({ $kind })
skipped-listed-estimated = { $name } ({ $kind }, masih perkiraan)
sum-longest-pause = Tanggal ini memakai jeda terlama. Jika pertanyaan dijawab lebih cepat, batasnya lebih awal.
sum-extension = { $length }, sejak { $day } menurut { $name } ({ $standing })

owner-desk = meja nasional
owner-lead = instansi penanggung jawab
owner-arbiter = pemutus sengketa
owner-reporter = pelapor
owner-everybody = semua pihak
