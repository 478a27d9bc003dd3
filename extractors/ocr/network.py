"""A neural network run by OpenVINO or by onnxruntime, in one thread."""

from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

if TYPE_CHECKING:
    from openvino import Model

Floats: TypeAlias = NDArray[np.float32]
Network: TypeAlias = Callable[[Floats], Floats]
"""What goes into a network to what comes out of it; valid until the next call."""

Precision: TypeAlias = Literal["f32", "bf16"]

THREADS = 1
"""For one network: two processes of one thread each are faster than one process with two."""

SHAPES_KEPT = 2_000
"""Of the layers made ready for a shape of pictures, those that OpenVINO keeps: of fifty shapes all. To make a network
ready for a shape costs as much as to run it three times."""


def model(name: str) -> Path:
    """Where a network lies. Raises FileNotFoundError."""
    path = Path(str(files("rapidocr"))) / "models" / name
    if not path.is_file():
        raise FileNotFoundError(f"{name} is not in rapidocr {version('rapidocr')}; install the locked version")
    return path


def in_onnxruntime(path: Path) -> Network:
    """A network run by onnxruntime."""
    session = session_of(path)
    name = session.get_inputs()[0].name

    def run(given: Floats) -> Floats:
        found: list[Floats] = session.run(None, {name: given})
        return found[0]

    return run


def session_of(path: Path) -> onnxruntime.InferenceSession:
    """An onnxruntime session that keeps to `THREADS`, and gives memory back."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def loaded(path: Path) -> "Model":
    """A network as OpenVINO knows it, to be changed before it is run."""
    import openvino  # noqa: PLC0415 an optional extra

    return openvino.Core().read_model(str(path))


def in_openvino(network: "Model", precision: Precision) -> Network:
    """A network run by OpenVINO."""
    import openvino  # noqa: PLC0415 an optional extra

    options = {
        "INFERENCE_NUM_THREADS": THREADS,
        "NUM_STREAMS": 1,
        "PERFORMANCE_HINT": "LATENCY",
        # left alone it takes bf16 where the processor has it, and the same picture gives other bytes elsewhere
        "INFERENCE_PRECISION_HINT": precision,
        "CPU_RUNTIME_CACHE_CAPACITY": SHAPES_KEPT,
    }
    request = openvino.Core().compile_model(network, "CPU", options).create_infer_request()

    def run(given: Floats) -> Floats:
        request.infer([given])
        found: Floats = request.get_output_tensor(0).data
        return found

    return run
