"""Makes due_dates.csv: due dates reckoned by numpy, not by us. Run by hand: python3 make_due_dates.py

The day of the start does not count; a clock of n working days ends at the 00:00 after the n-th.
Free days are Saturdays, Sundays and every row of the reference calendar that lies beside the checkout.
"""

import csv
import datetime as dt
import pathlib

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent
CALENDAR = HERE.parents[4].parent / "shared/data/holidays/holidays_2019_2027.csv"
OFFSETS = {"WIB": 7, "WITA": 8, "WIT": 9}

# Start in UTC; zones; lengths; what is special about it.
CASES = [
    ("2019-05-31T02:00:00", "WIB WITA WIT", "2 3 5", "last working day before Idul Fitri 2019"),
    ("2019-05-27T03:15:00", "WIB", "5 10 14 20", "Ascension, Pancasila and Idul Fitri 2019 inside"),
    ("2020-05-20T04:00:00", "WIB WIT", "2 3 5 10", "Idul Fitri 2020, whose joint leave was moved to the year's end"),
    ("2021-05-10T01:30:00", "WIB WITA", "2 3 5 10", "Idul Fitri 2021 on Thursday and Friday, with one day of joint leave"),
    ("2022-04-27T06:00:00", "WIB WITA WIT", "2 3 5 14", "Idul Fitri 2022"),
    ("2023-04-17T02:00:00", "WIB", "2 3 5 10 14", "Idul Fitri 2023 with five days of joint leave"),
    ("2023-04-20T05:00:00", "WIB WITA", "2 3 5", "received on joint leave"),
    ("2024-04-05T09:59:59", "WIB WITA WIT", "2 3 5", "last working day before Idul Fitri 2024"),
    ("2024-04-10T03:00:00", "WIB", "2 5 60", "received on the day of Idul Fitri 2024"),
    ("2025-03-27T02:00:00", "WIB WITA WIT", "2 3 5 10", "Nyepi 2025 and Idul Fitri 2025 in one row of free days"),
    ("2025-03-28T02:00:00", "WIT", "2 3 5", "received on joint leave for Nyepi 2025"),
    ("2026-03-17T02:00:00", "WIB WITA", "2 3 5 14", "Nyepi 2026 and Idul Fitri 2026 in one week"),
    ("2027-03-05T02:00:00", "WIB WIT", "2 3 5 10", "Nyepi 2027 and the estimated Idul Fitri 2027"),
    ("2022-03-02T03:00:00", "WITA", "2 3 5", "Nyepi 2022"),
    ("2024-03-08T07:00:00", "WITA", "2 3 5", "weekend, Nyepi 2024 and joint leave"),
    ("2019-12-20T04:00:00", "WIB WITA WIT", "3 5 10", "year's end 2019"),
    ("2020-12-23T04:00:00", "WIB", "2 5 10 14", "year's end 2020 with joint leave on the 24th and the 31st"),
    ("2023-12-22T04:00:00", "WIB WIT", "2 5 10", "year's end 2023"),
    ("2025-12-24T04:00:00", "WITA", "2 3 5", "year's end 2025"),
    ("2025-12-31T16:30:00", "WIB WITA WIT", "2 5", "last half-hour of the year in WIB, New Year's Day further east"),
    ("2019-04-16T03:00:00", "WIB WITA", "2 3 5", "polling day 2019, then Good Friday"),
    ("2020-12-08T03:00:00", "WIB", "2 3 5", "polling day for regional heads 2020"),
    ("2024-02-07T03:00:00", "WIB WIT", "2 3 5 10", "Isra Mikraj, Imlek and polling day in February 2024"),
    ("2024-02-14T03:00:00", "WITA", "2 5", "received on polling day 2024"),
    ("2024-11-26T03:00:00", "WIB WITA WIT", "2 3 5", "polling day for regional heads 2024"),
    ("2024-07-03T14:59:59", "WIB WITA WIT", "3", "one second before midnight in WIT"),
    ("2024-07-03T15:00:00", "WIB WITA WIT", "3", "midnight in WIT"),
    ("2024-07-03T15:59:59", "WIB WITA WIT", "3", "one second before midnight in WITA"),
    ("2024-07-03T16:00:00", "WIB WITA WIT", "3", "midnight in WITA"),
    ("2024-07-03T16:59:59", "WIB WITA WIT", "3", "one second before midnight in WIB"),
    ("2024-07-03T17:00:00", "WIB WITA WIT", "3", "midnight in WIB"),
    ("2024-08-16T15:30:00", "WIB WITA WIT", "5", "Friday night, Independence Day in WIT"),
    ("2025-08-17T16:15:00", "WIB WITA WIT", "3", "Sunday in WIB, joint leave on Monday further east"),
    ("2023-06-04T16:45:00", "WIB WITA WIT", "2 5", "Sunday and Waisak in WIB, a working Monday further east"),
    ("2024-06-15T05:00:00", "WIB WIT", "2 3 5", "received on a Saturday before Idul Adha and joint leave"),
    ("2021-08-10T05:00:00", "WIB", "2 3 5", "Islamic New Year 2021, moved by a day"),
    ("2021-10-18T05:00:00", "WIB", "2 3", "the Prophet's birthday 2021, moved by a day"),
    ("2019-01-02T01:00:00", "WIB WITA WIT", "20 30 60", "a quarter of 2019"),
    ("2022-03-21T01:00:00", "WIB WIT", "20 30 60", "60 working days over Idul Fitri 2022"),
    ("2024-10-28T01:00:00", "WIB WITA", "20 30 60", "60 working days into the next year"),
    ("2026-01-30T22:00:00", "WIB WITA WIT", "14 30 60", "60 working days over Nyepi and Idul Fitri 2026"),
    ("2027-09-20T01:00:00", "WIB", "14 20 30 60", "60 working days up to the end of the known calendar"),
]


def due(start, zone, length, holidays):
    offset = dt.timedelta(hours=OFFSETS[zone])
    # From a free day numpy first steps back to the last working day, so that the next one is day 1.
    last = np.busday_offset((start + offset).date(), length, roll="backward", holidays=holidays)
    midnight = dt.datetime.combine(last.astype(object) + dt.timedelta(days=1), dt.time())
    return midnight - offset


def iso(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def main():
    with open(CALENDAR, encoding="utf-8", newline="") as file:
        holidays = np.array([row["date"] for row in csv.DictReader(file)], dtype="datetime64[D]")
    with open(HERE / "due_dates.csv", "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(["start_utc_iso", "zone", "length_hk", "due_utc_iso", "why"])
        for start, zones, lengths, why in CASES:
            start = dt.datetime.fromisoformat(start)
            for zone in zones.split():
                for length in map(int, lengths.split()):
                    rows.writerow([iso(start), zone, length, iso(due(start, zone, length, holidays)), why])


if __name__ == "__main__":
    main()
