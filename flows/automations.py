"""Who is told, set up in Prefect's server: automations that call a web hook with what, where, and what to do."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from prefect.blocks.webhook import Webhook
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.events import AutomationCore, EventTrigger, Posture
from prefect.events.actions import CallWebhook
from prefect.types import SecretDict

from flows.reports.notices import DATASET, EVENTS
from flows.web_hook import check_hook
from schemas import errors

BLOCK = "jixiao-notify"
FLOWS = ["ingest", "rerun"]
ENDED = frozenset({"prefect.flow-run.Failed", "prefect.flow-run.Crashed", "prefect.flow-run.TimedOut"})
OURS = sorted(name for name, kind in vars(errors).items() if isinstance(kind, type) and issubclass(kind, Exception))
"""Errors whose message says what, where and what to do, and nothing that a document prints; of others the
class alone."""
NOTICE = '{"text": {{ event.payload.text | tojson }}}'
FAILURE = """\
{% set said = (event.payload.validated_state.message or '').partition('exception: ')[2] %}\
{% set kind = said.partition(': ')[0] %}\
{% set state = event.payload.validated_state.name %}\
{% set what = said.partition(': ')[2] if kind in OURS else state ~ ' ' ~ (kind if ' ' not in kind else '') %}\
{% set text = 'jixiao: ' ~ flow_run.name ~ ' failed: ' ~ what ~ '\\nwhere: ' ~ flow_run.parameters.out \
~ '\\nwhat to do: nothing was published and the dataset is as it was; correct this and run again; the log of the run \
in Prefect says more' %}\
{"text": {{ text | tojson }}}\
""".replace("OURS", repr(OURS))


def notify(url: str | None = None) -> None:
    """Call `url` for a night that fails, holds a partition back, finds its inbox gone or quarantines a document.

    The web hook gets a POST with JSON, {"text": …}. Set up again, the address changes and nothing is told twice.
    A step of `prefect.yaml`, too: without an address it does nothing.
    Raises WrongUsage where the address is none that can be called.
    """
    if not url:
        return
    check_hook(url)
    headers = SecretDict({"Content-Type": "application/json"})
    block = Webhook(url=url, headers=headers).save(BLOCK, overwrite=True, _sync=True)  # type: ignore[call-arg, arg-type]
    assert isinstance(block, UUID)
    with get_client(sync_client=True) as client:
        for automation in automations(block):
            put(client, automation)


def automations(block: UUID) -> Iterator[AutomationCore]:
    """What is told of runs that end badly, and of those that end well and leave something to a person."""
    yield AutomationCore(
        name="jixiao: a run failed",
        trigger=EventTrigger(
            expect=set(ENDED),
            match_related={"prefect.resource.role": "flow", "prefect.resource.name": FLOWS},
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[CallWebhook(block_document_id=block, payload=FAILURE)],
    )
    yield AutomationCore(
        name="jixiao: something waits for a person",
        trigger=EventTrigger(
            expect=set(EVENTS),
            match={"prefect.resource.id": f"{DATASET}*"},
            posture=Posture.Reactive,
            threshold=1,
            within=timedelta(0),
        ),
        actions=[CallWebhook(block_document_id=block, payload=NOTICE)],
    )


def put(client: SyncPrefectClient, automation: AutomationCore) -> None:
    """Make an automation, or make the one of its name this one."""
    there = client.read_automations_by_name(automation.name)
    if there:
        client.update_automation(there[0].id, automation)
    else:
        client.create_automation(automation)
