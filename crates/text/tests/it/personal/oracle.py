"""Writes expected.tsv: made-up sentences, and what the package lokal-id (MIT) finds in them.

    pip install lokal-id==0.7.2 && python3 oracle.py > expected.tsv

Every sentence and every number is invented; one seed, so the file is the same each time.
"""

import random
import sys

from lokal.samaran import detect_pii

SENTENCES = [
    "Mohon bantuannya, NIK saya {nik} tidak terdaftar di sistem.",
    "nik {nik} kok ga bisa dipake daftar bpjs ya",
    "Nama saya belum ada di data, no KTP {nik}, no hp {hp}",
    "KTP hilang. {nik}. Bisa dicetak ulang di mana?",
    "Data ganda: {nik} dan {nik}, mohon dihapus salah satu",
    "(NIK {spaced}) sudah rekam tapi belum jadi",
    "NIK:{nik};HP:{hp}",
    "anak saya nik={nik} belum masuk KK",
    "Nomor induk kependudukan {nik} dipakai orang lain!",
    "kartu belum aktif {spaced} tolong dicek",
    "Hubungi saya di {hp}, terima kasih.",
    "wa {hp} aja min",
    "Lampu mati sejak Senin, kontak:{hp}.",
    "WA.{hp} atau {hp}",
    "Sampah belum diangkut. Telp {land} tidak diangkat.",
    "telp kantor {land} selalu sibuk",
    "No. telepon {land}, fax {land}",
    "email {mail} tidak dibalas",
    "Sudah kirim ke {mail}, {mail} dan {mail}.",
    "Balas ke <{mail}> ya",
    "laporan dari {mail}/{hp}",
    "bukti sudah dikirim via e-mail:{mail}",
    "Jalan rusak 200 meter, RT 03 RW 05, tahun 2023, biaya Rp 1.250.000.",
    "Tagihan no 4521 sebesar 350.000 untuk 12 bulan, tanggal 12-05-2023.",
    "Hub. pak RT {hp} / {hp} (bu RT)",
    "wa.me/{bare}",
    "hp: {hp}\nemail: {mail}\nnik: {nik}",
]


def nik(random):
    province, regency, district = random.choice(["11.71.01", "32.73.05", "33.74.09", "35.78.01", "73.71.03"]).split(".")
    day = random.randint(1, 28) + random.choice([0, 40])
    return f"{province}{regency}{district}{day:02}{random.randint(1, 12):02}{random.randint(60, 99)}{random.randint(1, 999):04}"


def spaced(random):
    number = nik(random)
    return " ".join(number[at : at + 4] for at in range(0, 16, 4))


def mobile(random):
    rest = "".join(str(random.randint(0, 9)) for _ in range(8))
    prefix = random.choice(["812", "813", "821", "852", "857", "878", "895"])
    forms = ["0{p}{r}", "0{p}-{a}-{b}", "+62{p}{r}", "+62 {p} {a} {b}", "0{p} {a} {b}", "0{p}.{a}.{b}", "62{p}{r}", "+62-{p}-{a}-{b}"]
    return random.choice(forms).format(p=prefix, r=rest, a=rest[:4], b=rest[4:])


def landline(random):
    number = "".join(str(random.randint(2, 9)) for _ in range(7))
    forms = ["(031) {n}", "(0341) {a}-{b}", "021-{n}", "0274 {n}", "+62 31 {a} {b}", "(+6221) {n}"]
    return random.choice(forms).format(n=number, a=number[:3], b=number[3:])


def mail(random):
    name = random.choice(["siti.rahayu88", "budi", "agus_s", "warga-rt3", "dewi.l"])
    return f"{name}@{random.choice(['gmail.com', 'yahoo.co.id', 'mail.web.id', 'outlook.com'])}"


def main():
    rng = random.Random(20)
    for _ in range(12):
        for sentence in SENTENCES:
            while "{" in sentence:
                start = sentence.index("{")
                end = sentence.index("}", start)
                make = {"nik": nik, "spaced": spaced, "hp": mobile, "land": landline, "mail": mail}
                kind = sentence[start + 1 : end]
                value = "62" + mobile(rng)[-8:].replace("-", "1").replace(" ", "1").replace(".", "1") if kind == "bare" else make[kind](rng)
                sentence = sentence[:start] + value + sentence[end + 1 :]
            found = [m for m in detect_pii(sentence) if m.type in ("NIK", "PHONE", "EMAIL")]
            cells = [sentence.replace("\n", "\\n")] + [f"{m.type}={m.value}" for m in found]
            sys.stdout.write("\t".join(cells) + "\n")


main()
