# Warnings of personal data in a text that is about to be sent. They never stop anybody.

personal-title = Ada data pribadi dalam tulisan ini
personal-report-why = Setiap petugas yang menangani laporan dapat membacanya. Hapus yang tidak perlu. Nama dan kontak Anda punya tempat sendiri yang lebih aman.
personal-report-may-send = Jika memang perlu, Anda tetap boleh mengirimnya.
personal-answer-why = Pelapor dan petugas lain membacanya. Hapus yang tidak perlu. Data kantor boleh tetap ada.
personal-answer-may-send = Belum ada yang terkirim. Jika memang perlu, tekan tombol kirim sekali lagi.
personal-answer-unsent = Belum terkirim: ada data pribadi dalam tulisan Anda
personal-found = “{ $value }” { $field ->
    [title] di judul
    [place] di patokan
   *[words] di isi tulisan
 }
personal-more = Masih ada { $count } temuan lain.
personal-change = Ubah tulisan

## What was found.

personal-kind-nik = NIK
personal-kind-family-card = Nomor kartu keluarga
personal-kind-phone = Nomor telepon
personal-kind-email = Alamat surel
personal-kind-plate = Nomor kendaraan
personal-kind-account = Nomor rekening
personal-kind-address = Alamat rumah
personal-kind-name = Nama orang

## Why it may be wiser to leave it out.

personal-why-nik = Orang lain bisa mengaku sebagai pemilik NIK ini.
personal-why-family-card = Dari nomor ini, data satu keluarga bisa dicari.
personal-why-phone = Orang yang tidak dikenal bisa menghubungi nomor ini.
personal-why-email = Orang yang tidak dikenal bisa mengirim surat ke alamat ini.
personal-why-plate = Dari nomor ini, pemilik kendaraan bisa dicari. Biarkan jika laporan ini tentang kendaraan itu.
personal-why-account = Nomor rekening bisa dipakai untuk menipu.
personal-why-address = Orang lain jadi tahu tempat tinggal seseorang. Biarkan jika di situlah masalahnya.
personal-why-name = Biarkan hanya jika tulisan ini memang tentang orang itu.
