"""Reads areas and holidays out of the pinned packages.

Usage: extract.py FOLDER FIRST_YEAR LAST_YEAR
Writes FOLDER/areas.csv.xz and FOLDER/holidays.csv.
"""

import csv
import gzip
import importlib.util
import io
import json
import lzma
import pathlib
import sys

import holidays
from holidays.constants import GOVERNMENT, PUBLIC

ESTIMATED = " (perkiraan)"
KEPT_LOWER = {"dan"}


def title_case(name):
    """Capital first letters; the register has some sixty names with a stray lower-case word."""
    words = name.split(" ")
    for i, word in enumerate(words):
        if i and len(word) > 1 and word[0].islower() and word not in KEPT_LOWER:
            words[i] = word[0].upper() + word[1:]
    return " ".join(words)


def code_order(code):
    return [int(part) for part in code.split(".")]


def lokal_table(name):
    folder = pathlib.Path(importlib.util.find_spec("lokal").origin).parent
    with gzip.open(folder / "data" / f"{name}.json.gz") as file:
        return json.load(file)


def write_areas(path):
    names = {**lokal_table("wilayah"), **lokal_table("desa")}
    postal_codes = lokal_table("kodepos")
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(["code", "name", "postal_code"])
    for code in sorted(names, key=code_order):
        rows.writerow([code, title_case(names[code]), postal_codes.get(code, "")])
    # The Rust reader knows these checks and wants one plain LZMA2 stream.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 9 | lzma.PRESET_EXTREME, "dict_size": 1 << 23}]
    path.write_bytes(lzma.compress(text.getvalue().encode(), check=lzma.CHECK_CRC32, filters=filters))


def write_holidays(path, years):
    found = []
    for category, kind in ((PUBLIC, "national_holiday"), (GOVERNMENT, "joint_leave")):
        for day, name in holidays.Indonesia(years=years, categories=category, language="id").items():
            status = "estimated" if ESTIMATED in name else "fixed"
            found.append([day.isoformat(), name.replace(ESTIMATED, ""), kind, status])
    with open(path, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["date", "name", "kind", "status"])
        rows.writerows(sorted(found))


if __name__ == "__main__":
    folder, first, last = pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    write_areas(folder / "areas.csv.xz")
    write_holidays(folder / "holidays.csv", range(first, last + 1))
