"""The PP-OCRv6 networks inside the rapidocr package, run by OpenVINO where it is installed, else by onnxruntime."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.ocr.installed import runtime

if TYPE_CHECKING:
    from openvino import Model

Floats: TypeAlias = NDArray[np.float32]
Network: TypeAlias = Callable[[Floats], Floats]
"""Pictures as batch × colours × height × width, to what the network says of them; valid until the next call."""

Precision: TypeAlias = Literal["f32", "bf16"]

FIND = "PP-OCRv6_det_small.onnx"
READ = "PP-OCRv6_rec_small.onnx"
THREADS = 1
"""For one network: two processes of one thread each are faster than one process with two."""

SHAPES_KEPT = 2_000
"""Of the layers made ready for a shape of pictures, those that OpenVINO keeps: of twenty shapes all. To make a network
ready for a shape costs as much as to run it three times."""


def model(name: str) -> Path:
    """Where a network lies. Raises FileNotFoundError."""
    path = Path(str(files("rapidocr"))) / "models" / name
    if not path.is_file():
        raise FileNotFoundError(f"{name} is not in rapidocr {version('rapidocr')}; install the locked version")
    return path


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The reading network: lines of one height to what it says at each step of each, as batch × steps × characters."""

    run: Network
    chances: Callable[[Floats], Floats]
    """What it says at one step, as a probability of each character."""


def finder(precision: Precision) -> Network:
    """The finding network, ready to run."""
    return in_openvino(model(FIND), precision) if runtime() == "openvino" else in_onnxruntime(model(FIND))


def reader(precision: Precision) -> Reader:
    """The reading network, ready to run."""
    if runtime() == "openvino":
        return reader_in_openvino(precision)
    return Reader(run=in_onnxruntime(model(READ)), chances=as_they_are)


def reader_in_openvino(precision: Precision) -> Reader:
    """The reading network run by OpenVINO without its last layer, a softmax.

    It takes a sixth of the time, and most steps of a line are of no character: no one asks for probabilities of theirs.
    """
    return Reader(run=in_openvino(model(READ), precision, without_softmax), chances=softmax)


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities."""
    found = np.exp(scores - scores.max())
    return np.asarray(found / found.sum(), np.float32)


def as_they_are(chances: Floats) -> Floats:
    """Probabilities."""
    return chances


def in_onnxruntime(path: Path) -> Network:
    """A network run by onnxruntime."""
    session = session_of(path)
    name = session.get_inputs()[0].name

    def run(pictures: Floats) -> Floats:
        found: list[Floats] = session.run(None, {name: pictures})
        return found[0]

    return run


def in_openvino(path: Path, precision: Precision, change: Callable[["Model"], "Model"] | None = None) -> Network:
    """A network run by OpenVINO, changed before."""
    import openvino  # noqa: PLC0415 an optional extra

    options = {
        "INFERENCE_NUM_THREADS": THREADS,
        "NUM_STREAMS": 1,
        "PERFORMANCE_HINT": "LATENCY",
        # left alone it takes bf16 where the processor has it, and the same picture gives other bytes elsewhere
        "INFERENCE_PRECISION_HINT": precision,
        "CPU_RUNTIME_CACHE_CAPACITY": SHAPES_KEPT,
    }
    core = openvino.Core()
    network = core.read_model(str(path))
    request = core.compile_model(change(network) if change else network, "CPU", options).create_infer_request()

    def run(pictures: Floats) -> Floats:
        request.infer([pictures])
        found: Floats = request.get_output_tensor(0).data
        return found

    return run


def without_softmax(network: "Model") -> "Model":
    """A network whose last layer is a softmax, without it."""
    import openvino  # noqa: PLC0415 an optional extra

    last = network.outputs[0].node.input_value(0).node
    assert last.get_type_name() == "Softmax", f"{READ} ends in another layer; install the locked version of rapidocr"
    return openvino.Model([last.input_value(0)], network.get_parameters(), "scores")


def characters() -> tuple[str, ...]:
    """What the reading network tells apart, by its numbers: 0 is none, the last is a blank."""
    told = session_of(model(READ)).get_modelmeta().custom_metadata_map["character"]
    return ("", *told.split("\n"), " ")


def session_of(path: Path) -> onnxruntime.InferenceSession:
    """An onnxruntime session that keeps to `THREADS`, and gives memory back."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
