"""The resolve flow: what depends on more than one article, computed again.

It ends every ingest and can be run at any time.
"""

from pathlib import Path

from prefect import flow

from flows import steps
from flows.settings import read_settings
from warehouse.connect import require_warehouse


@flow(name="resolve", flow_run_name="resolve {warehouse}", persist_result=False)
def resolve(warehouse: str | None = None) -> dict[str, int]:
    """The rows written by table: entities, copies, claims, changes of revisions. Running it again writes none."""
    place = Path(warehouse) if warehouse else read_settings().warehouse
    require_warehouse(place)
    return dict(steps.resolve_warehouse(place))
