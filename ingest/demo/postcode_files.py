"""Postcodes in the layouts of Code-Point Open, the NSPL and OS Open UPRN."""

import csv
from pathlib import Path

import numpy as np

from ingest.demo import national_grid
from ingest.demo.country import Country
from ingest.demo.lsoa_changes import Changes
from ingest.demo.policing import DISTRICTS, FORCES, NEIGHBOURHOODS
from ingest.demo.postcodes import LETTERS
from ingest.demo.randomness import generator

NSPL_HEADER = (
    "pcd,pcd2,pcds,dointr,doterm,usertype,oseast1m,osnrth1m,osgrdind,oa11,cty,ced,laua,ward,hlthau,"
    "nhser,ctry,rgn,pcon,eer,teclec,ttwa,pct,itl,park,lsoa11,msoa11,wz11,ccg,bua11,buasd11,ru11ind,"
    "oac11,lat,long,lep1,lep2,pfa,imd,calncv,stp"
)
NSPL_LIVE, NSPL_TERMINATED = 40, 25
NUMBERS = ("lat", "long", "imd")  # columns that are not quoted
NONE = "E99999999"


def write(folder: Path, country: Country, changes: Changes) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _write_code_point(folder / "zd.csv", country)
    _write_nspl(folder / "nspl.csv", country, changes)


def _write_code_point(path: Path, country: Country) -> None:
    """No header row; eastings and northings, and no LSOA."""
    postcodes, areas = country.postcodes, country.areas
    rows = sorted(
        zip(postcodes.codes, postcodes.xy.astype(int).tolist(), postcodes.block, strict=True)
    )
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
        for code, (east, north), block in rows:
            district = DISTRICTS[areas.district_of[areas.lsoa[block]]].code
            ward = f"E0599{areas.hood[block] + 1:04d}"
            # Always seven characters: the gap shrinks as the first half grows.
            seven = code.replace(" ", "") if len(code) == 8 else code
            writer.writerow(
                [seven, 10, east, north, "E92000001", "E19999901", "E18999901", "", district, ward]
            )


def _write_nspl(path: Path, country: Country, changes: Changes) -> None:
    """A few live postcodes and some that have ended; `doterm` tells when."""
    random = generator("nspl")
    postcodes = country.postcodes
    live = sorted(random.choice(len(postcodes.codes), NSPL_LIVE, replace=False).tolist())
    rows = [
        _nspl_row(country, changes, postcodes.codes[i], postcodes.xy[i], postcodes.block[i], "")
        for i in [0, *live]
    ]
    taken = set(postcodes.codes)
    gone = [f"ZD{1 + n % 9} 9{LETTERS[-1 - n // 9]}{LETTERS[n]}" for n in range(19)]
    gone += [f"ZD1 0{LETTERS[n]}Z" for n in range(NSPL_TERMINATED - len(gone))]
    for code in gone:
        assert code not in taken
        door = int(random.integers(len(country.addresses.xy)))
        ended = f"{random.integers(1998, 2024)}{random.integers(1, 13):02d}"
        xy, block = np.round(country.addresses.xy[door]), country.addresses.block[door]
        rows.append(_nspl_row(country, changes, code, xy, block, ended))
    rows.sort(key=lambda row: row["pcds"])
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(NSPL_HEADER + "\n")
        for row in rows:
            file.write(
                ",".join(
                    row[name] if name in NUMBERS else f'"{row[name]}"'
                    for name in NSPL_HEADER.split(",")
                )
                + "\n"
            )


def _nspl_row(country, changes, code, xy, block, ended) -> dict[str, str]:
    areas = country.areas
    lsoa = areas.lsoa[block]
    hood = NEIGHBOURHOODS[areas.hood[block]]
    lon, lat = national_grid.to_lon_lat(*xy)
    first, second = code.split(" ")
    force = next(f for f in FORCES if f.id == hood.force)
    row = dict.fromkeys(NSPL_HEADER.split(","), NONE)
    return row | {
        "pcd": f"{first:<4}{second}",
        "pcd2": f"{first:<4} {second}",
        "pcds": code,
        "dointr": "198001",
        "doterm": ended,
        "usertype": "0",
        "oseast1m": f"{int(xy[0]):06d}",
        "osnrth1m": f"{int(xy[1]):07d}",
        "osgrdind": "1",
        "laua": DISTRICTS[areas.district_of[lsoa]].code,
        "ward": f"E0599{areas.hood[block] + 1:04d}",
        "ctry": "E92000001",
        "lsoa11": changes.codes[changes.lsoa11[block]],
        "ru11ind": "C1",
        "oac11": "5B3",
        "lat": f"{lat:.6f}",
        "long": f"{lon:.6f}",
        "pfa": force.pfa_code,
        "imd": str(1 + int(lsoa) * 7 % 32844),
    }


def write_addresses(path: Path, country: Country) -> None:
    """Every address as OS Open UPRN has it: a number and where it is, no more."""
    xy = country.addresses.xy
    lon, lat = national_grid.to_lon_lat(*xy.T)
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write("UPRN,X_COORDINATE,Y_COORDINATE,LATITUDE,LONGITUDE\r\n")
        file.writelines(
            f"{990_000_000_000 + n},{x:.2f},{y:.2f},{la:.7f},{lo:.7f}\r\n"
            for n, (x, y, la, lo) in enumerate(zip(*xy.T, lat, lon, strict=True), start=1)
        )
