"""The three kinds of force file."""

from ingest.datasets.outcomes import OUTCOME_RECORDS
from ingest.datasets.stop_searches import STOP_SEARCHES
from ingest.datasets.street_crimes import STREET_CRIMES

DATASETS = {dataset.kind: dataset for dataset in (STREET_CRIMES, OUTCOME_RECORDS, STOP_SEARCHES)}

__all__ = ["DATASETS"]
