"""Reference data of the large country, in the same layouts as the small one's."""

import csv
from pathlib import Path

import numpy as np

from ingest.demo.national import postcodes
from ingest.demo.national.geography import Geography, Layer, force_name, slug


def write(folder: Path, geography: Geography) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    forces, districts, lsoas = geography.forces, geography.districts, geography.lsoas
    _boxes(folder / "police-areas.geojson", forces, "PFA23CD", "PFA23NM")
    _boxes(folder / "districts.geojson", districts, "LAD24CD", "LAD24NM")
    _boxes(folder / "lsoas-2021.geojson", lsoas, "LSOA21CD", "LSOA21NM")
    for force in range(len(forces.codes)):
        path = folder / "neighbourhoods" / f"{slug(force)}.geojson"
        _boxes(path, geography.hoods, "id", "name", only=force)
    _tables(folder, geography)
    postcodes.write(folder / "postcodes", geography)
    postcodes.write_place_names(folder / "place-names.csv", geography)


def _boxes(path: Path, layer: Layer, code: str, name: str, only: int | None = None) -> None:
    """One rectangle to a line; for neighbourhoods those of one force, with its slug."""
    wanted = range(len(layer.codes)) if only is None else np.flatnonzero(layer.force == only)
    force = "" if only is None else f'"force":"{slug(only)}",'
    lines = [
        f'{{"type":"Feature","properties":{{{force}"{code}":"{layer.codes[i]}",'
        f'"{name}":"{layer.names[i]}"}},"geometry":{{"type":"Polygon","coordinates":[['
        f"[{w:.6f},{s:.6f}],[{e:.6f},{s:.6f}],[{e:.6f},{n:.6f}],[{w:.6f},{n:.6f}],[{w:.6f},{s:.6f}]"
        "]]}}"
        for i, (w, s, e, n) in ((i, layer.box[i]) for i in wanted)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    text = ",\n".join(lines)
    path.write_text(
        f'{{"type":"FeatureCollection","name":"{path.stem}","features":[\n{text}\n]}}\n',
        encoding="utf-8",
    )


def _tables(folder: Path, geography: Geography) -> None:
    forces, districts, lsoas = geography.forces, geography.districts, geography.lsoas
    _table(
        folder / "forces.csv",
        "id,name,name_cy,url,telephone,pfa_code",
        [
            (slug(f), force_name(f), "", f"https://{slug(f)}.police.example/", "101", code)
            for f, code in enumerate(forces.codes)
        ],
    )
    _table(
        folder / "lsoa-lookup.csv",
        "lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code",
        [
            (name, code, geography.hoods.names[hood], f"E05{900000 + hood}",
             districts.names[district], districts.codes[district])
            for name, code, hood, district in zip(
                lsoas.names, lsoas.codes, geography.hood_of, geography.district_of, strict=True
            )
        ],
    )  # fmt: skip
    _table(
        folder / "district-lookup.csv",
        "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name",
        [
            (code, name, f"E22{990000 + i}", name, forces.codes[f], forces.names[f])
            for i, (code, name, f) in enumerate(
                zip(districts.codes, districts.names, districts.force, strict=True)
            )
        ],
    )
    for file, header, people in (
        ("populations.csv", "lsoa21_code,total_residents", geography.residents),
        ("workday-populations.csv", "lsoa21_code,workday_population", geography.workers),
    ):
        _table(folder / file, header, zip(lsoas.codes, people.tolist(), strict=True))


def _table(path: Path, header: str, rows) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
