from ingest.models.batch import Batch, Problem, SourceFile
from ingest.models.deed import Answer, Deed
from ingest.models.look import Look
from ingest.models.reference_load import AddedRows, AlteredRow, ReferenceLoad
from ingest.models.supply_note import SupplyNote
from ingest.models.upload import Upload

__all__ = [
    "AddedRows",
    "AlteredRow",
    "Answer",
    "Batch",
    "Deed",
    "Look",
    "Problem",
    "ReferenceLoad",
    "SourceFile",
    "SupplyNote",
    "Upload",
]
