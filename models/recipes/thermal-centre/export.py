"""Writes the trained net as ONNX with its decoding inside: python3 export.py --weights state.pt --out model.onnx

Input `image` 1 x 3 x 512 x 640, levels / 255 (three equal planes of grey, white hot); outputs `boxes` 1 x 300 x 4 and
`scores` 1 x 300 x 3.
"""
import argparse
import torch
import torch.nn as nn
from net import Decoded, Net


class Exported(nn.Module):
    def __init__(self, net):
        super().__init__()
        self.decoded = Decoded(net)

    def forward(self, image):
        boxes, scores = self.decoded(image.mean(1, keepdim=True))
        return boxes[None], scores[None]


ap = argparse.ArgumentParser()
ap.add_argument("--weights", required=True)
ap.add_argument("--out", required=True)
o = ap.parse_args()
net = Net()
net.load_state_dict(torch.load(o.weights, map_location="cpu")["ema"])
model = Exported(net).eval()
torch.onnx.export(model, torch.zeros(1, 3, 512, 640), o.out, opset_version=13, input_names=["image"],
                  output_names=["boxes", "scores"])
