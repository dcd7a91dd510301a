# Why a report went where it went.

reason-title = Mengapa ke sini?

## Steps of a proposal.

reason-words = Laporan menyebut { $words }, jadi topiknya “{ $topic }”.
reason-chosen-topic = Anda memilih topik “{ $topic }”.
reason-chosen-institution = Pelapor menunjuk { $institution }.
reason-chosen-other = Pelapor menunjuk { $institution }, tetapi urusan ini ditangani pihak lain.
reason-qualifier = Kata { $words } menentukan siapa yang menangani “{ $topic }”.
reason-area-rule = Untuk “{ $topic }”, { $area } punya pembagian urusan sendiri.
reason-place = Tempatnya di { $area }, wilayah { $institution }.
reason-not-autonomous = { $institution } bukan daerah otonom, jadi { $answers } yang menjawab.
reason-duty = Menurut pembagian urusan yang kami pakai, “{ $topic }” ditangani { $level }.
reason-also-speaks-for = Laporan juga menyebut { $words }, yang bisa berarti “{ $topic }”.
reason-resembles = Laporan mirip contoh laporan tentang “{ $topic }”, terutama karena { $words }.
reason-basis = Dasar: { $basis } (status: { $status }).
reason-basis-unnamed = Dasar hukumnya belum dicatat (status: { $status }).

quoted = “{ $phrase }”
institution-unnamed = instansi yang berwenang
unit-of-institution = { $unit }, { $institution }

## One sentence.

route-sent = Dikirim ke { $institution }.
route-sent-because = Dikirim ke { $institution } karena { $because }.
route-desk = Petugas nasional memeriksa laporan ini dahulu.
route-preview = Akan dikirim ke { $institution }.
route-preview-because = Akan dikirim ke { $institution } karena { $because }.
route-preview-desk = Petugas nasional akan mencari instansi yang berwenang.
route-secret = Laporan rahasia hanya diteruskan oleh petugas.
route-proposed = Usulan kami: { $institution }.
route-proposed-because = Usulan kami: { $institution }, karena { $because }.
because-words = laporan menyebut { $words }
because-chosen-topic = topiknya “{ $topic }”
because-chosen-institution = pelapor menunjuknya
because-place = tempatnya di { $area }
because-both = { $about } dan { $place }

## Why a person looks first.

why-no-topic = Sistem belum mengenali topiknya.
why-sensitive = Topiknya peka, jadi hanya petugas yang meneruskannya.
why-supervised = Laporan dugaan pelanggaran hanya diteruskan oleh petugas.
why-may-be-sensitive = Isinya mungkin peka, jadi petugas membacanya dahulu.
why-no-place = Tempatnya belum diketahui.
why-place-too-wide = Tempatnya masih terlalu luas.
why-no-institution = Belum ada instansi yang tercatat untuk urusan ini di sana.
why-below-threshold = Sistem belum cukup yakin instansi mana yang berwenang.
