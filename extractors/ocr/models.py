"""The PP-OCRv6 networks inside the rapidocr package, run by OpenVINO where it is installed, else by onnxruntime."""

from collections.abc import Callable
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from extractors.ocr.installed import runtime

Floats: TypeAlias = NDArray[np.float32]
Network: TypeAlias = Callable[[Floats], Floats]
"""Pictures as batch × colours × height × width, to what the network says of them; valid until the next call."""

FIND = "PP-OCRv6_det_small.onnx"
READ = "PP-OCRv6_rec_small.onnx"
THREADS = 1
"""For one network: two processes of one thread each are faster than one process with two."""


def model(name: str) -> Path:
    """Where a network lies. Raises FileNotFoundError."""
    path = Path(str(files("rapidocr"))) / "models" / name
    if not path.is_file():
        raise FileNotFoundError(f"{name} is not in rapidocr {version('rapidocr')}; install the locked version")
    return path


def load(path: Path) -> Network:
    """A network, ready to run."""
    return in_openvino(path) if runtime() == "openvino" else in_onnxruntime(path)


def in_onnxruntime(path: Path) -> Network:
    """A network run by onnxruntime."""
    session = session_of(path)
    name = session.get_inputs()[0].name

    def run(pictures: Floats) -> Floats:
        found: list[Floats] = session.run(None, {name: pictures})
        return found[0]

    return run


def in_openvino(path: Path) -> Network:
    """A network run by OpenVINO."""
    import openvino  # noqa: PLC0415 an optional extra

    # every width is a shape of its own, and what the runtime keeps for each grows with the pages read
    options = {
        "INFERENCE_NUM_THREADS": THREADS,
        "NUM_STREAMS": 1,
        "PERFORMANCE_HINT": "LATENCY",
        "CPU_RUNTIME_CACHE_CAPACITY": 0,
    }
    request = openvino.Core().compile_model(str(path), "CPU", options).create_infer_request()

    def run(pictures: Floats) -> Floats:
        request.infer([pictures])
        found: Floats = request.get_output_tensor(0).data
        return found

    return run


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
