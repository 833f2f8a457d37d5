"""
The areas that have levels, and their people.

Residents of an LSOA are those of the newest source loaded; districts and neighbourhoods are
added up from LSOAs, so that the three agree. Only LSOAs of 2021 have levels: what became of
those of 2011 is in `levels.vintages`.
"""

from dataclasses import dataclass

import numpy as np
from django.db import connection

from levels.methods.inputs import Floats, Ints
from levels.vocabulary import AreaKind

# {newest} is the newest figure of one kind: by year, then by the order of loading.
NEWEST = """
    LEFT JOIN LATERAL (
        SELECT count, source FROM {table} p
        WHERE p.{key} = {area}.id AND p.kind = '{kind}'
        ORDER BY year DESC, id DESC LIMIT 1
    ) {name} ON true
"""
LSOAS = f"""
    SELECT l.id, l.code, d.force_id, d.id, residents.count, residents.source, workday.count,
           of_district.count
    FROM places_lsoa l
    JOIN places_district d ON d.id = l.district_id
    {NEWEST.format(table="places_lsoapopulation", key="lsoa_id", area="l", kind="resident", name="residents")}
    {NEWEST.format(table="places_lsoapopulation", key="lsoa_id", area="l", kind="workday", name="workday")}
    {NEWEST.format(table="places_districtpopulation", key="district_id", area="d", kind="workday", name="of_district")}
    WHERE l.in_2021 AND d.force_id IS NOT NULL
    ORDER BY l.code
"""  # noqa: E501
DISTRICTS = (
    "SELECT id, code, force_id FROM places_district WHERE force_id IS NOT NULL ORDER BY code"
)
NEIGHBOURHOODS = """
    SELECT n.id, f.slug || '/' || n.code, n.force_id, n.boundary IS NOT NULL
    FROM neighbourhoods_neighbourhood n JOIN forces_force f ON f.id = n.force_id
    ORDER BY f.slug, n.code
"""
SHARES = "SELECT lsoa_id, neighbourhood_id, share FROM levels_neighbourhoodshare"
UNPLACED = """
    SELECT DISTINCT d.force_id
    FROM places_lsoa l JOIN places_district d ON d.id = l.district_id
    WHERE l.in_2021 AND d.force_id IS NOT NULL AND l.boundary IS NULL
      AND NOT EXISTS (SELECT FROM levels_neighbourhoodshare s WHERE s.lsoa_id = l.id)
"""


@dataclass(frozen=True)
class AreaTable:
    """
    All areas of one kind in the country, one entry for each.

    names: as people write them (LSOA or district code; force/code of a neighbourhood).
    bounded: whether we know where it lies; without that its crimes cannot be counted.
    residents, workday, district_ratio: as in `levels.methods.inputs.Areas`.
    sources: who counted the residents; empty where unknown.
    """

    kind: AreaKind
    ids: Ints
    names: list[str]
    forces: Ints
    bounded: np.ndarray
    residents: Floats
    workday: Floats
    district_ratio: Floats
    sources: list[str]

    def __len__(self) -> int:
        return len(self.ids)

    def of_force(self, force_id: int) -> Ints:
        """Return the row numbers of the force's areas."""
        return np.flatnonzero(self.forces == force_id)


def read_areas() -> dict[AreaKind, AreaTable]:
    """Read the areas of each kind; a force's areas are compared with one another."""
    rows = _read(LSOAS)
    districts_of_lsoas = np.array([row[3] for row in rows], dtype=int)
    residents, workday = _numbers(rows, 4), _numbers(rows, 6)
    workday_of_district = _numbers(rows, 7)
    lsoas = AreaTable(
        kind=AreaKind.LSOA,
        ids=np.array([row[0] for row in rows], dtype=int),
        names=[row[1] for row in rows],
        forces=np.array([row[2] for row in rows], dtype=int),
        bounded=np.ones(len(rows), dtype=bool),
        residents=residents,
        workday=workday,
        district_ratio=_ratios(districts_of_lsoas, residents, workday_of_district),
        sources=[row[5] or "" for row in rows],
    )
    return {
        AreaKind.LSOA: lsoas,
        AreaKind.NEIGHBOURHOOD: _neighbourhoods(lsoas),
        AreaKind.DISTRICT: _districts(lsoas, districts_of_lsoas, workday_of_district),
    }


def _districts(lsoas: AreaTable, of_lsoas: Ints, workday_of_district: Floats) -> AreaTable:
    rows = _read(DISTRICTS)
    ids = np.array([row[0] for row in rows], dtype=int)
    place = {district: i for i, district in enumerate(ids.tolist())}
    into = np.array([place[district] for district in of_lsoas.tolist()], dtype=int)
    residents = _summed(lsoas.residents, into, len(rows))
    own = np.full(len(rows), np.nan)
    own[into] = workday_of_district
    summed = _summed(lsoas.workday, into, len(rows))
    return AreaTable(
        kind=AreaKind.DISTRICT,
        ids=ids,
        names=[row[1] for row in rows],
        forces=np.array([row[2] for row in rows], dtype=int),
        bounded=np.ones(len(rows), dtype=bool),
        residents=residents,
        workday=np.where(np.isnan(own), summed, own),
        district_ratio=np.full(len(rows), np.nan),
        sources=_joined(lsoas.sources, into, len(rows)),
    )


def _neighbourhoods(lsoas: AreaTable) -> AreaTable:
    rows = _read(NEIGHBOURHOODS)
    ids = np.array([row[0] for row in rows], dtype=int)
    forces = np.array([row[2] for row in rows], dtype=int)
    bounded = np.array([row[3] for row in rows], dtype=bool)
    place = {area: i for i, area in enumerate(ids.tolist())}
    place_of_lsoa = {lsoa: i for i, lsoa in enumerate(lsoas.ids.tolist())}
    shares = [row for row in _read(SHARES) if row[0] in place_of_lsoa and row[1] in place]
    of = np.array([place_of_lsoa[row[0]] for row in shares], dtype=int)
    into = np.array([place[row[1]] for row in shares], dtype=int)
    share = np.array([row[2] for row in shares], dtype=float)

    residents = _summed(lsoas.residents[of] * share, into, len(rows))
    # Where the force has LSOAs that we cannot place, some neighbourhood has more people than
    # we know of, and there is no telling which.
    unplaced = [force for (force,) in _read(UNPLACED)]
    residents[~bounded | np.isin(forces, unplaced)] = np.nan
    # Where nothing is known of a district, as many are there on a working day as live there.
    ratio = np.where(np.isnan(lsoas.district_ratio), 1.0, lsoas.district_ratio)
    present = _summed(lsoas.residents[of] * ratio[of] * share, into, len(rows))
    return AreaTable(
        kind=AreaKind.NEIGHBOURHOOD,
        ids=ids,
        names=[row[1] for row in rows],
        forces=forces,
        bounded=bounded,
        residents=np.round(residents),
        workday=np.round(_summed(lsoas.workday[of] * share, into, len(rows))),
        district_ratio=np.divide(
            present, residents, out=np.full(len(rows), np.nan), where=residents > 0
        ),
        sources=_joined([lsoas.sources[i] for i in of], into, len(rows)),
    )


def _ratios(districts: Ints, residents: Floats, workday: Floats) -> Floats:
    """Return, for each LSOA, the workday people for each resident of its district."""
    if not len(districts):
        return np.empty(0)
    of_district = _summed(residents, districts, districts.max() + 1)
    people = of_district[districts]
    return np.divide(workday, people, out=np.full(len(people), np.nan), where=people > 0)


def _summed(values: Floats, into: Ints, length: int) -> Floats:
    """Add `values` up by place; NaN where a part is not known, or there is none."""
    total = np.bincount(into, weights=values, minlength=length).astype(float)
    total[np.bincount(into, minlength=length) == 0] = np.nan
    return total


def _joined(sources: list[str], into: Ints, length: int) -> list[str]:
    """Name the sources of the parts of each sum."""
    of_each: list[set[str]] = [set() for _ in range(length)]
    for source, place in zip(sources, into.tolist(), strict=True):
        if source:
            of_each[place].add(source)
    return ["; ".join(sorted(found)) for found in of_each]


def _numbers(rows: list[tuple], column: int) -> Floats:
    return np.array([np.nan if row[column] is None else row[column] for row in rows], dtype=float)


def _read(question: str) -> list[tuple]:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchall()
