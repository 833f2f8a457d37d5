"""The note that lies beside the files."""

from pathlib import Path

from ingest.demo import boundary_files, outcomes, police_csv, revision, street_points, supplied
from releases.month import Month

TEXT = """\
DOGGERLAND: MADE-UP DATA

Everything here is invented. Doggerland is an island in the North Sea that does not exist; its
streets, people, police forces and crimes do not exist either. The files are in the layouts that
official publishers use, so that the ordinary commands load them. The same command always writes
the same bytes.

Last month of data: {last}. Months: {months}. Every file is as if downloaded on the day that month
came out, about eight weeks after its end; meetings and priorities are dated from that day.

WHAT IS WHERE

reference/forces.csv                 the two forces
reference/police-areas.geojson       their areas (PFA23CD, PFA23NM)
reference/districts.geojson          six districts (LAD24CD, LAD24NM)
reference/lsoas-2021.geojson         small statistical areas, and those of 2011
reference/lsoas-2011.geojson
reference/lsoa-changes.csv           2011 to 2021: U unchanged, S split, M merged, X irregular
reference/lsoa-lookup.csv            LSOA to ward to district
reference/district-lookup.csv        district to community safety partnership to force
reference/populations.csv            residents; workday-populations.csv: who is there by day
reference/neighbourhoods/            GeoJSON of one force, KML of the other
reference/postcodes/zd.csv           Code-Point Open layout, no header
reference/postcodes/nspl.csv         NSPL layout: some live, some ended
reference/addresses.csv              OS Open UPRN layout
reference/place-names.csv            OS Open Names layout, no header
reference/backdrop.geojson           a map to draw under the data: layers coast, water, park,
                                     docks, road (class main, minor, street), place
api/                                 pages of the data.police.uk API, saved; keys ending in _cy are
                                     Welsh; promise and commentary are our own
police-csv/YYYY-MM/                  street, outcomes, stop-and-search
revised/police-csv/{revised}/          that month as supplied again

ODDITIES, ALL ON PURPOSE

Street and outcomes
* No location: 3.5 % of rows of doggerland, 7.7 % of city-of-dogger ("No Location" in street,
  "No location" in outcomes); coordinates and LSOA are blank together.
* "On or near " with no name: at about 1 point in 80.
* Crime ID blank for anti-social behaviour, always; it never has an outcome.
* Crime ID repeated within a month (5 rows a month in doggerland, 1 in city-of-dogger) and taken
  from the month before (2 and 1).
* Wholly identical rows: at least 10 and 2 a month, one of them with a Crime ID.
* Crimes outside the force that reports them: 0.7 % and 6 % of rows.
* LSOA code of a neighbouring area at 4 % of the points; no LSOA at {uncoded} points. Codes are of
  2021 throughout.
* Names with quoted commas: LSOAs of "Holmsand, Wrakby and Aldermaar".
* Names with letters beyond a to z, in Ness Harbour, Outer Ness, Haven Gate and Silverpit; and
  "Skipper'S Row" for Skipper's Row.
* Not supplied: {city_missing} by city-of-dogger (all three files), {stops_missing} by doggerland
  (stops only).
* Supplied again: {revised} by doggerland: {removed} street rows gone, {added} new, {changed} with
  another outcome.
* Outcomes of crimes in no file: of the year before the first month, of the month not supplied, and
  {old} old cases a month. A few are dated before their crime, {twice:.0%} are written twice, some
  crimes have up to ten.
* "Suspect charged" in outcomes is "Awaiting court outcome" or "Court result unavailable" in
  street.
* Street names in capitals in outcomes files older than {upper} months; coordinates without trailing
  zeros in those older than {short} months.
Stops
* Times are in UTC: the first search of every summer month is dated in the month before.
* One in five has no coordinates; any text or yes/no may be blank; one row a month is repeated.
Areas
* Neighbourhood ids: "CPT Ness.1" has a space and a dot, "gw" is in lower case, "D02" is used by
  both forces; there is no D09 and no D14.
* Names as forces publish them: "&amp;" in doggerland D03, blanks in front in D13, a stray comma in
  D11.
* Neighbourhood {loop} crosses itself; {bulge} reaches a little into {bulged}; ids go into file
  names as they are; KML of city-of-dogger D02 has heights, Quays has not.
* LSOA E01990001 (Haven Gate's shops) has few residents and many workers; Wold Park's LSOA has no
  residents at all; the City has about 7,000 residents and 60,000 workers.
Teams
* Nobody is named in D12, no priorities are set in D13, those of D04 are nearly a year old, D11 has
  no meeting ahead, D08's population is "0", D06 has no description.
"""


def write(path: Path, last: Month, months: int) -> None:
    path.write_text(
        TEXT.format(
            last=last,
            months=months,
            revised=last.plus(-supplied.REVISED),
            city_missing=last.plus(-supplied.CITY_MISSING),
            stops_missing=last.plus(-supplied.STOPS_MISSING),
            uncoded=street_points.UNCODED,
            removed=revision.REMOVED,
            added=revision.ADDED,
            changed=revision.CHANGED,
            old=outcomes.OLD_CASES,
            twice=outcomes.WRITTEN_TWICE,
            upper=police_csv.UPPER_CASE_UNTIL,
            short=police_csv.SHORT_NUMBERS_UNTIL,
            loop=boundary_files.SELF_CROSSING,
            bulge=boundary_files.OVERLAPPING[0],
            bulged=boundary_files.OVERLAPPING[1],
        ),
        encoding="utf-8",
    )
