# Letters to reporters. Of a secret case only mail-secret-… is said.

mail-subject = [{ $ticket }] { $news }
mail-greeting = Yth. Pelapor,
mail-next-title = Selanjutnya
mail-message-title = Pesan dari { $institution }
mail-ticket = Nomor laporan: { $ticket }
mail-open-at = Buka { $address }, lalu masukkan nomor laporan dan kode akses Anda.
mail-open = Buka situs LAPOR!, lalu masukkan nomor laporan dan kode akses Anda.
mail-code-kept = Kode akses hanya ada pada Anda. Kami tidak pernah memintanya lewat surel.
mail-automatic = Surel ini dikirim otomatis karena Anda memberi alamat ini. Balasan ke surel ini tidak dibaca.
mail-secret-news = Ada kabar pada laporan Anda
mail-secret-body = Ada kabar pada laporan Anda. Demi kerahasiaan, isinya tidak kami tulis di sini.

## What happened, in few words, as the subject.

mail-news-received = Laporan Anda sudah kami terima
mail-news-routed = Laporan Anda sudah diteruskan
mail-news-asked = Ada pertanyaan untuk Anda
mail-news-question-cancelled = Pertanyaan kepada Anda dibatalkan
mail-news-work-goes-on = Penanganan laporan Anda dilanjutkan
mail-news-incomplete = Laporan Anda ditutup karena belum lengkap
mail-news-started = Laporan Anda mulai ditangani
mail-news-progress = Ada perkembangan pada laporan Anda
mail-news-declined = Laporan Anda dicarikan instansi lain
mail-news-answered = Laporan Anda sudah dijawab
mail-news-rejected = Laporan Anda tidak diterima
mail-news-contested = Bantahan Anda sudah kami terima
mail-news-reopened = Laporan Anda dibuka lagi
mail-news-closed = Laporan Anda sudah ditutup
mail-news-raised = Laporan Anda dinaikkan karena batas waktu lewat
mail-news-withdrawn = Laporan Anda dibatalkan
mail-news-corrected = Jawaban untuk Anda diperbaiki
mail-news-promised = Instansi berjanji untuk laporan Anda
mail-news-promise-broken = Janji untuk laporan Anda tidak ditepati
mail-news-disputed = Instansi yang berwenang sedang ditentukan
mail-news-reviewed = Penetapan instansi ditinjau ulang
mail-news-extended = Batas waktu laporan Anda diperpanjang

## What happened, as the letter tells it. Each is given institution, and uses it where it needs to.

mail-told-received = Laporan Anda sudah kami terima dan tercatat.
mail-told-routed = Laporan Anda sudah diteruskan ke { $institution }.
mail-told-asked = Petugas membutuhkan keterangan Anda agar laporan bisa dilanjutkan. Pertanyaannya ada di bawah ini.
mail-told-question-cancelled = Petugas membatalkan pertanyaannya. Anda tidak perlu menjawabnya lagi.
mail-told-work-goes-on = Pertanyaan kepada Anda belum dijawab. Instansi melanjutkan penanganan tanpa jawaban itu.
mail-told-incomplete = Keterangan yang kami minta belum ada, jadi laporan ditutup. Kirim keterangannya kapan saja untuk membukanya lagi.
mail-told-started = { $institution } mulai menangani laporan Anda.
mail-told-progress = { $institution } menyampaikan perkembangan penanganan laporan Anda.
mail-told-declined = { $institution } menyatakan bukan yang berwenang. Petugas mencarikan instansi yang tepat.
mail-told-answered = { $institution } sudah menjawab laporan Anda. Jawabannya ada di bawah ini.
mail-told-rejected = Laporan Anda tidak dapat kami terima. Alasannya ada di bawah ini, dan Anda boleh membantahnya.
mail-told-contested = Bantahan Anda sudah kami terima. Petugas lain akan memutuskan.
mail-told-reopened = Laporan Anda dibuka lagi dan kembali ditangani.
mail-told-closed = Laporan Anda sudah ditutup.
mail-told-raised = Batas waktu penanganan lewat. Laporan Anda masuk daftar satu tingkat di atasnya.
mail-told-withdrawn = Laporan Anda dibatalkan. Jika ini bukan kehendak Anda, buka laporan Anda dan lanjutkan lagi.
mail-told-corrected = { $institution } memperbaiki jawabannya. Jawaban yang berlaku ada di bawah ini.
mail-told-promised = { $institution } berjanji mengerjakannya. Janji itu ada di bawah ini.
mail-told-promise-broken = { $institution } tidak menepati janjinya. Laporan Anda ditangani lagi.
mail-told-disputed = Instansi yang ditunjuk menyatakan bukan yang berwenang. Pemutus sengketa menentukan siapa yang menangani laporan Anda.
mail-told-reviewed = Ada fakta baru. Pemutus sengketa menentukan lagi siapa yang menangani laporan Anda.
mail-told-extended = { $institution } membutuhkan waktu lebih lama. Alasannya ada di bawah ini.
