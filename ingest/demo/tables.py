"""Look-up tables as the Office for National Statistics lays them out, and the forces."""

import csv
from pathlib import Path

from ingest.demo.country import Country
from ingest.demo.lsoa_changes import Changes
from ingest.demo.policing import DISTRICTS, FORCES, NEIGHBOURHOODS


def write(folder: Path, country: Country, changes: Changes) -> None:
    areas = country.areas
    districts = [DISTRICTS[d] for d in areas.district_of]
    _write(
        folder / "forces.csv",
        "id,name,name_cy,url,telephone,pfa_code",
        [(f.id, f.name, f.name_cy, f.url, f.telephone, f.pfa_code) for f in FORCES],
    )
    _write(
        folder / "lsoa-changes.csv",
        "lsoa11_name,lsoa11_code,change_code,lsoa21_name,lsoa21_code,ltla22_name,ltla22_code",
        [
            (changes.names[old], changes.codes[old], kind, areas.names[new], areas.codes[new],
             districts[new].name, districts[new].code)
            for old, kind, new in changes.rows
        ],
    )  # fmt: skip
    _write(
        folder / "lsoa-lookup.csv",
        "lsoa21_name,lsoa21_code,ward24_name,ward24_code,ltla24_name,ltla24_code",
        [
            (name, code, NEIGHBOURHOODS[hood].plain, f"E0599{hood + 1:04d}", d.name, d.code)
            for name, code, hood, d in zip(
                areas.names, areas.codes, areas.hood_of, districts, strict=True
            )
        ],
    )
    pfa = {force.id: force for force in FORCES}
    _write(
        folder / "district-lookup.csv",
        "ltla24_code,ltla24_name,csp24_code,csp24_name,pfa24_code,pfa24_name",
        [
            (d.code, d.name, d.csp_code, d.name, pfa[d.force].pfa_code, pfa[d.force].pfa_name)
            for d in DISTRICTS
        ],
    )
    _write(
        folder / "populations.csv",
        "lsoa21_code,total_residents",
        list(zip(areas.codes, areas.residents, strict=True)),
    )
    _write(
        folder / "workday-populations.csv",
        "lsoa21_code,workday_population",
        list(zip(areas.codes, areas.workers, strict=True)),
    )


def _write(path: Path, header: str, rows: list[tuple]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split(","))
        writer.writerows(rows)
