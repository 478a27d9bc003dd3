"""The PP-OCRv6 networks inside the rapidocr package, run by OpenVINO where it is installed, else by onnxruntime."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from extractors.ocr.installed import runtime
from extractors.ocr.last_layer import NONE, LastLayer, Said, held_against, said_whole
from extractors.ocr.network import Floats, Network, Precision, in_onnxruntime, in_openvino, loaded, model, session_of

if TYPE_CHECKING:
    from openvino import Model, Node

FIND = "PP-OCRv6_det_small.onnx"
READ = "PP-OCRv6_rec_small.onnx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """The reading network."""

    said: Callable[[Floats], Iterable[Said]]
    """Lines of one height, as batch × colours × height × width, to what it says of each."""
    chances: Callable[[Floats], Floats]
    """What it says at one step, as a probability of each character."""


def finder(precision: Precision) -> Network:
    """The finding network, ready to run."""
    return in_openvino(loaded(model(FIND)), precision) if runtime() == "openvino" else in_onnxruntime(model(FIND))


def reader(precision: Precision) -> Reader:
    """The reading network, ready to run."""
    return reader_in_openvino(precision) if runtime() == "openvino" else reader_in_onnxruntime()


def reader_in_onnxruntime() -> Reader:
    """The reading network run as a whole by onnxruntime."""
    run = in_onnxruntime(model(READ))
    return Reader(said=lambda pictures: said_whole(run(pictures)), chances=as_they_are)


def reader_in_openvino(precision: Precision) -> Reader:
    """The reading network run by OpenVINO without its last layer, which is asked where a line may hold a character.

    The softmax after it is left out: no one asks for probabilities of the other steps.
    """
    network = loaded(model(READ))
    features, last, weights, bias = parted(network)
    run = in_openvino(features, precision)
    asked = [NONE, *held_against(characters())]
    layer = LastLayer(
        run=in_openvino(last, precision),
        weights=np.ascontiguousarray(weights[:, asked], np.float32),
        bias=np.asarray(bias[asked], np.float32),
    )
    return Reader(said=lambda pictures: layer.said(run(pictures)), chances=softmax)


def parted(network: "Model") -> tuple["Model", "Model", Floats, Floats]:
    """A network up to its last layer, that layer alone, and the layer's weights and bias."""
    import openvino  # noqa: PLC0415 an optional extra
    from openvino import opset13  # noqa: PLC0415

    softmax_node = before(network.outputs[0].node, "Softmax")
    adding = before(before(softmax_node, "Identity"), "Add")
    multiplying = before(adding, "MatMul")
    features = multiplying.input_value(0)
    first = openvino.Model([features], network.get_parameters(), "features")
    weights, bias = (node.input_value(1).get_node() for node in (multiplying, adding))
    given = opset13.parameter([1, -1, weights.get_data().shape[0]], np.float32)
    scores = opset13.add(opset13.matmul(given, weights, False, False), bias)
    return first, openvino.Model([scores], [given], "scores"), weights.get_data(), bias.get_data()


def before(node: "Node", kind: str) -> "Node":
    """The node that a node takes first."""
    found = node.input_value(0).get_node()
    assert found.get_type_name() == kind, f"{READ} ends in other layers; install the locked version of rapidocr"
    return found


def softmax(scores: Floats) -> Floats:
    """Scores as probabilities."""
    found = np.exp(scores - scores.max())
    return np.asarray(found / found.sum(), np.float32)


def as_they_are(chances: Floats) -> Floats:
    """Probabilities."""
    return chances


@cache
def characters() -> tuple[str, ...]:
    """What the reading network tells apart, by its numbers: 0 is none, the last is a blank."""
    told = session_of(model(READ)).get_modelmeta().custom_metadata_map["character"]
    return ("", *told.split("\n"), " ")
