# Tracking: the numbers, the case, and what its reporter may do.

portal-track-title = Lacak laporan Anda
portal-track-lead = Masukkan nomor laporan dan kode akses yang Anda terima.
portal-track-ticket = Nomor laporan
portal-track-ticket-hint = 13 angka, seperti 4831-0275-9164-3
portal-track-code = Kode akses
portal-track-code-hint = 20 angka dalam lima kelompok
portal-track-open = Buka laporan
portal-track-lost = Kode akses hilang? Laporan Anda tetap ditangani, tetapi kodenya tidak bisa diminta lagi. Kami tidak menyimpannya, agar orang lain tidak bisa membuka laporan Anda. Jika ingin mengikuti penanganannya, buat laporan baru.
portal-track-opening = { $when }: { $role }, { $institution }

## The case.

portal-case-title = Laporan { $ticket }
portal-case-heading = Laporan
portal-case-next = Selanjutnya
portal-case-close = Tutup halaman laporan ini
portal-way-title = Ke mana dan mengapa
portal-way-by-person = Petugas nasional yang meneruskannya.
portal-way-by-decline = Instansi sebelumnya menyebut instansi ini, dan pembagian urusan menyatakan hal yang sama.
portal-way-by-arbiter = Pemutus sengketa yang menetapkannya. Putusan ini mengikat.
portal-way-by-duties = Sengketa tidak diputus pada waktunya, jadi pembagian urusan yang menetapkannya. Penetapan ini mengikat.
portal-way-disputed = Yang menyatakan bukan wewenangnya: { $institutions }. Pemutus sengketa menentukan siapa yang menangani laporan Anda.
portal-way-acting = Instansi itu belum terhubung. Untuk sementara { $institution } yang menangani.
portal-way-acting-secret = Petugas laporan rahasia di { $institution } yang menanganinya.
portal-clocks-title = Batas waktu
portal-clocks-lead = Buka satu per satu untuk menghitungnya sendiri.
portal-own-title = Laporan Anda
portal-own-sent = Dikirim
portal-openings-title = Siapa yang membuka laporan ini
portal-openings-none = Belum ada yang membukanya.
portal-openings-open = Laporan ini terbuka bagi petugas yang menangani. Pembukaan laporan rahasia saja yang dicatat.
portal-contact-title = Cara menghubungi Anda
portal-contact-none = Kami tidak menyimpan nama atau alamat Anda.
portal-contact-held = Tersimpan tersegel: { $kinds }. Isinya tidak ditampilkan di sini maupun kepada petugas.
contact-name = nama
contact-email = surel
contact-phone = nomor telepon

## What the reporter may do.

portal-act-reply-title = Jawab pertanyaan
portal-act-reply-label = Jawaban Anda
portal-act-revive-title = Lengkapi laporan
portal-act-revive-label = Keterangan yang kurang
portal-act-revive-hint = Setelah dikirim, laporan Anda dibuka lagi.
portal-act-message-title = Tambah keterangan
portal-act-message-label = Keterangan Anda
portal-act-confirm-title = Apakah ini sudah menjawab?
portal-act-confirm-hint = Laporan akan ditutup. Anda masih bisa membukanya lagi jika ada yang belum selesai.
portal-act-confirm-promise-title = Sudah dikerjakan?
portal-act-confirm-promise-hint = Jika yang dijanjikan sudah dikerjakan, Anda bisa mengatakannya sebelum instansi. Laporan akan ditutup. Anda masih bisa membukanya lagi jika ada yang belum selesai.
portal-act-reopen-title = Belum selesai?
portal-act-reopen-label = Apa yang belum selesai?
portal-act-reopen-hint = Laporan kembali ke instansi untuk ditangani lagi.
portal-act-refuse-promise-title = Tidak setuju dengan janji ini?
portal-act-refuse-promise-label = Apa yang kurang dari janji ini?
portal-act-refuse-promise-hint = Laporan kembali ke instansi untuk ditangani lagi.
portal-act-contest-title = Bantah penolakan
portal-act-contest-label = Mengapa penolakan ini keliru?
portal-act-contest-hint = Petugas lain akan memutuskan.
portal-act-escalate-title = Batas waktu lewat
portal-act-escalate-hint = Laporan ini akan masuk daftar pengawasan satu tingkat di atas instansi itu.
portal-act-rate-title = Bagaimana jawabannya?
portal-act-rate-legend = Penilaian Anda
portal-act-rate-hint = Satu kali untuk setiap jawaban. Jika Anda tidak menilai, tidak ada yang dihitung.
portal-act-resume-title = Lanjutkan laporan ini?
portal-act-resume-hint = Laporan kembali ke keadaan sebelum dibatalkan. Sisa batas waktunya berjalan lagi.
portal-act-withdraw-title = Batalkan laporan
portal-act-withdraw-hint = Penanganannya berhenti. Anda bisa melanjutkannya lagi dari halaman ini. Tidak ada yang boleh memaksa Anda membatalkan laporan.
portal-act-sent-before = Isian ini sudah pernah dikirim. Muat ulang halaman, lalu periksa percakapannya.
portal-done-reply = Pesan Anda sudah terkirim.
portal-done-confirm = Terima kasih. Laporan sudah ditutup.
portal-done-reopen = Laporan dibuka lagi. Instansi menanganinya kembali.
portal-done-contest = Bantahan Anda sudah terkirim. Petugas lain akan memutuskan.
portal-done-rate = Terima kasih. Penilaian Anda sudah tercatat.
portal-done-resume = Laporan Anda dilanjutkan.
portal-done-withdraw = Laporan Anda dibatalkan. Anda bisa melanjutkannya lagi dari halaman ini.
portal-done-escalate = Keterlambatan ini sudah dilaporkan ke tingkat di atasnya.
