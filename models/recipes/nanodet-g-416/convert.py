#!/usr/bin/python3
"""Makes nanodet-g-416/model.onnx from the TensorFlow.js graph of NanoDet-g 416.

  convert.py GRAPH.json WEIGHTS.bin MODEL.onnx

Needs Debian's python3-onnx and python3-numpy; nothing at build or run time does.

The TFJS graph came from an ONNX one by way of onnx-tf: every convolution stands between two
transposes (NCHW -> NHWC -> NCHW) and has its bias as a separate addition and its padding as a separate Pad. This script
writes the same arithmetic in NCHW throughout, folds bias and padding into the convolutions, keeps
the half-precision weights of the package as they are (a Cast each; the runtime folds them at load)
and joins the three strides: scores [1,3549,80] after the sigmoid, distances [1,3549,44]
before the softmax, rows in the order of strides 8, 16, 32, row by row from the top left.
"""
import base64
import json
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

TO_NHWC, TO_NCHW = [0, 2, 3, 1], [0, 3, 1, 2]


def read_weights(manifest, data):
    weights, offset = {}, 0
    for group in manifest:
        for entry in group["weights"]:
            dtype = np.float16 if "quantization" in entry else np.dtype(entry["dtype"])
            count = int(np.prod(entry["shape"], dtype=np.int64))
            array = np.frombuffer(data, dtype, count, offset).reshape(entry["shape"])
            offset += array.nbytes
            weights[entry["name"]] = array
    if offset != len(data):
        raise SystemExit(f"the weights file has {len(data)} bytes, its manifest tells of {offset}")
    return weights


class Writer:
    """Walks the TFJS graph back from its outputs and writes ONNX nodes in order."""

    def __init__(self, nodes, weights):
        self.nodes = {n["name"]: n for n in nodes}
        self.weights = weights
        self.onnx_nodes, self.initializers, self.done = [], [], {}

    def emit(self, op, inputs, **attributes):
        name = f"{op.lower()}_{len(self.onnx_nodes)}"
        self.onnx_nodes.append(helper.make_node(op, inputs, [name], name, **attributes))
        return name

    def half(self, name, array):
        self.initializers.append(
            numpy_helper.from_array(np.ascontiguousarray(array, np.float16), name + "_f16"))
        return self.emit("Cast", [name + "_f16"], to=TensorProto.FLOAT)

    def const(self, name):
        return self.weights[name]

    def source(self, name):
        """Skips layout transposes and zero padding; gives (producer, accumulated spatial pad)."""
        pad = 0
        while True:
            node = self.nodes[name.split(":")[0]]
            if node["op"] == "Transpose" and self.const(node["input"][1]).ndim == 1 \
                    and self.const(node["input"][1]).tolist() in (TO_NHWC, TO_NCHW):
                name = node["input"][0]
            elif node["op"] in ("Pad", "PadV2"):
                amounts = self.const(node["input"][1])
                if amounts.tolist() != [[0, 0], [0, 0], [1, 1], [1, 1]]:
                    raise SystemExit(f"{node['name']}: unexpected padding {amounts.tolist()}")
                if node["op"] == "PadV2" and float(self.const(node["input"][2])) > -1e4:
                    raise SystemExit(f"{node['name']}: a pool must be padded with -inf")
                pad += 1
                name = node["input"][0]
            else:
                return name, pad

    def value(self, name):
        name, pad = self.source(name)
        if pad:
            raise SystemExit(f"{name}: padding that no convolution or pool takes up")
        if name not in self.done:
            self.done[name] = getattr(self, self.nodes[name.split(":")[0]]["op"])(
                self.nodes[name.split(":")[0]], name)
        return self.done[name]

    def Placeholder(self, node, name):
        return "image"

    def Conv2D(self, node, name, bias=None):
        source, pad = self.source(node["input"][0])
        kernel = self.const(node["input"][1]).transpose(3, 2, 0, 1)
        stride = int(node["attr"]["strides"]["list"]["i"][1])
        if base64.b64decode(node["attr"]["padding"]["s"]) != b"VALID":
            raise SystemExit(f"{node['name']}: only VALID padding was met so far")
        inputs = [self.value(source), self.half(node["name"].split("/")[-1], kernel)]
        if bias is not None:
            inputs.append(self.half(node["name"].split("/")[-1] + "_bias", bias))
        return self.emit("Conv", inputs, kernel_shape=list(kernel.shape[2:]),
                         strides=[stride, stride], pads=[pad] * 4)

    def Add(self, node, name):
        left, right = node["input"]
        if right in self.weights:
            return self.Conv2D(self.nodes[left], left, bias=self.const(right))
        return self.emit("Add", [self.value(left), self.value(right)])

    def LeakyRelu(self, node, name):
        return self.emit("LeakyRelu", [self.value(node["input"][0])],
                         alpha=float(node["attr"]["alpha"]["f"]))

    def MaxPool(self, node, name):
        source, pad = self.source(node["input"][0])
        size = int(node["attr"]["ksize"]["list"]["i"][1])
        stride = int(node["attr"]["strides"]["list"]["i"][1])
        return self.emit("MaxPool", [self.value(source)], kernel_shape=[size, size],
                         strides=[stride, stride], pads=[pad] * 4)

    def ConcatV2(self, node, name):
        return self.emit("Concat", [self.value(i) for i in node["input"][:-1]],
                         axis=int(self.const(node["input"][-1])))

    def ResizeBilinear(self, node, name):
        attr = node["attr"]
        if not attr["half_pixel_centers"]["b"] or attr["align_corners"]["b"]:
            raise SystemExit(f"{node['name']}: only half-pixel centres were met so far")
        size = self.const(node["input"][1]).tolist()
        sizes = node["name"].split("/")[-2] + "_size"
        self.initializers.append(
            numpy_helper.from_array(np.array([1, 128] + size, np.int64), sizes))
        return self.emit("Resize", [self.value(node["input"][0]), "", "", sizes],
                         mode="linear", coordinate_transformation_mode="half_pixel")

    def SplitV(self, node, name):
        cuts = self.const(node["input"][1]).tolist()
        which = int(name.split(":")[1]) if ":" in name else 0
        start, end = sum(cuts[:which]), sum(cuts[:which + 1])
        ends = []
        for label, number in (("start", start), ("end", end), ("axis", 1)):
            ends.append(f"slice{len(self.initializers)}_{label}")
            self.initializers.append(numpy_helper.from_array(np.array([number], np.int64), ends[-1]))
        return self.emit("Slice", [self.value(node["input"][0])] + ends)

    def Sigmoid(self, node, name):
        return self.emit("Sigmoid", [self.value(node["input"][0])])

    def Reshape(self, node, name):
        shape = self.const(self.nodes[node["input"][1]]["input"][0])
        label = f"shape{len(self.initializers)}"
        self.initializers.append(numpy_helper.from_array(shape.astype(np.int64), label))
        return self.emit("Reshape", [self.value(node["input"][0]), label])

    def Transpose(self, node, name):
        return self.emit("Transpose", [self.value(node["input"][0])],
                         perm=self.const(node["input"][1]).tolist())

    def Identity(self, node, name):
        return self.value(node["input"][0])


def main(graph_file, weights_file, model_file):
    graph = json.load(open(graph_file))
    weights = read_weights(graph["weightsManifest"], open(weights_file, "rb").read())
    writer = Writer(graph["modelTopology"]["node"], weights)
    shapes = {name.split(":")[0]: [int(d["size"]) for d in out["tensorShape"]["dim"]]
              for name, out in graph["signature"]["outputs"].items()}
    outputs = []
    for name, width in (("scores", 80), ("distances", 44)):
        parts = sorted((n for n, s in shapes.items() if s[2] == width), key=lambda n: -shapes[n][1])
        joined = writer.emit("Concat", [writer.value(p) for p in parts], axis=1)
        writer.onnx_nodes[-1].output[0] = name
        writer.onnx_nodes[-1].name = name
        rows = sum(shapes[p][1] for p in parts)
        outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, rows, width]))
        assert joined
    model = helper.make_model(
        helper.make_graph(
            writer.onnx_nodes, "nanodet-g-416",
            [helper.make_tensor_value_info("image", TensorProto.FLOAT, [1, 3, 416, 416])],
            outputs, writer.initializers),
        producer_name="skybeat models/recipes/nanodet-g-416",
        opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 7
    onnx.checker.check_model(model, full_check=True)
    onnx.save(model, model_file)
    print(f"{model_file}: {len(writer.onnx_nodes)} nodes")


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    main(*sys.argv[1:])
