from ingest.models.batch import Batch, Problem, SourceFile
from ingest.models.deed import Answer, Deed
from ingest.models.look import Look
from ingest.models.supply_note import SupplyNote
from ingest.models.upload import Upload

__all__ = [
    "Answer",
    "Batch",
    "Deed",
    "Look",
    "Problem",
    "SourceFile",
    "SupplyNote",
    "Upload",
]
