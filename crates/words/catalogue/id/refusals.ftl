# Why something may not be done: a lawful no. "-exact" names the figures where they are known.

refusal-title = Ini belum bisa dilakukan
refusal-not-now = Langkah ini tidak berlaku untuk status laporan sekarang. Muat ulang halaman, lalu pilih langkah yang tersedia.
refusal-not-yours = Langkah ini milik petugas atau pihak lain. Pilih langkah yang tersedia bagi Anda.
refusal-stale = Laporan ini baru saja berubah. Baca perubahannya, lalu kirim lagi. Tulisan Anda masih ada.
refusal-text-missing = Tulis keterangannya dahulu.
refusal-text-too-long = Tulisan ini terlalu panjang. Perpendek, lalu kirim lagi.
refusal-text-too-long-exact = Tulisan ini { $length } huruf. Paling banyak { $limit } huruf. Perpendek, lalu kirim lagi.
refusal-control-sign = Ada tanda yang tidak bisa dibaca. Hapus, lalu kirim lagi.
refusal-institution-unknown = Instansi itu tidak ada di daftar. Pilih instansi dari daftar.
refusal-unit-unknown = Unit itu bukan milik instansi ini. Pilih unit dari daftar.
refusal-officer-unknown = Petugas itu bukan petugas instansi ini, atau bukan anggota lingkar laporan rahasia. Pilih petugas dari daftar.
refusal-unreachable = Instansi itu dan instansi di atasnya belum terhubung. Pilih instansi lain, atau biarkan di meja nasional.
refusal-unit-needed = Laporan rahasia perlu unit yang jelas. Pilih unit yang punya lingkaran petugas.
refusal-no-circle = Unit itu dan unit di atasnya belum punya lingkaran petugas. Pilih unit lain.
refusal-same-person = Pelapor membantah keputusan Anda. Petugas lain yang harus memutuskan.
refusal-secret-by-person = Laporan rahasia diteruskan oleh petugas, bukan oleh sistem.
refusal-supervised-by-person = Laporan yang peka diteruskan oleh petugas, bukan oleh sistem.
refusal-proposal-abstains = Usulan sistem belum cukup yakin. Petugas yang memutuskan.
refusal-ask-first = Laporan ini belum jelas. Tanyakan dahulu kepada pelapor sebelum menolak.
refusal-contest-used = Bantahan sudah dipakai. Anda masih bisa melapor ke Ombudsman Republik Indonesia.
refusal-contest-used-exact = Penolakan bisa dibantah paling banyak { $limit } kali. Anda masih bisa melapor ke Ombudsman Republik Indonesia.
refusal-contest-over = Waktu untuk membantah sudah lewat. Anda bisa mengirim laporan baru.
refusal-contest-over-exact = Waktu untuk membantah berakhir pada { $day }. Anda bisa mengirim laporan baru.
refusal-reopening-used = Laporan ini sudah dibuka lagi sebanyak yang diizinkan. Anda masih bisa melapor ke Ombudsman Republik Indonesia.
refusal-reopening-used-exact = Laporan bisa dibuka lagi paling banyak { $limit } kali. Anda masih bisa melapor ke Ombudsman Republik Indonesia.
refusal-reopening-over = Waktu untuk membuka lagi sudah lewat. Anda bisa mengirim laporan baru.
refusal-reopening-over-exact = Waktu untuk membuka lagi berakhir pada { $day }. Anda bisa mengirim laporan baru.
refusal-binding = Penetapan instansi ini sudah mengikat. Laporan tidak bisa dikembalikan lagi.
refusal-binding-exact = Laporan ini sudah dikembalikan { $declines } kali. Penetapan instansinya sekarang mengikat.
refusal-not-binding = Penetapan instansi ini belum mengikat. Instansi itu masih bisa mengembalikan laporan sendiri.
refusal-own-routing = Anda sendiri pernah meneruskan laporan ini. Petugas lain yang harus memutuskan.
refusal-law-missing = Sebutkan aturan yang melarangnya. Jawaban menolak harus menyebut aturannya.
refusal-not-expired = Batas waktunya belum lewat.
refusal-nothing-breached = Belum ada batas waktu yang lewat. Keterlambatan baru bisa dilaporkan setelah itu.
refusal-at-the-top = Laporan ini sudah ada di tingkat tertinggi.
refusal-raised-already = Keterlambatan ini sudah Anda laporkan. Anda bisa melapor lagi jika batas waktu lain lewat.
refusal-routed-before = Laporan ini pernah kembali ke meja nasional. Petugas yang memutuskan, bukan sistem.
refusal-supervised-stays = Laporan tentang penyalahgunaan wewenang tidak bisa dibatalkan. Dengan begitu, tidak ada yang bisa memaksa Anda mencabutnya.
refusal-resuming-over = Waktu untuk melanjutkan laporan ini sudah lewat. Anda bisa mengirim laporan baru.
refusal-resuming-over-exact = Waktu untuk melanjutkan laporan ini berakhir pada { $day }. Anda bisa mengirim laporan baru.
refusal-rated-already = Anda sudah menilai jawaban ini.
refusal-rating-missing = Pilih salah satu penilaian.
refusal-promise-past = Tulis tanggal setelah hari ini, misalnya 2026-08-31.
refusal-promise-too-long = Tanggal itu terlalu jauh. Janjikan tanggal yang lebih dekat.
refusal-promise-too-long-exact = Tanggal itu terlalu jauh. Janji paling lama { $limit } hari.
refusal-promise-renewed = Janji ini tidak bisa diundur lagi.
refusal-promise-renewed-exact = Janji hanya bisa diundur { $limit } kali.
refusal-promise-due = Hari yang dijanjikan sudah tiba. Janji tidak bisa diundur lagi.

## Where a rule comes from.

rule-practice = Dasar: praktik SP4N-LAPOR. Pasal dasarnya belum diverifikasi.
rule-house = Dasar: aturan layanan ini, bukan ketentuan undang-undang.
