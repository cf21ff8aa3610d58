"""What the trained net answers, in PyTorch, to a picture that every language can make: python3 reference.py --weights state.pt --out reference.json

The picture, 512 x 640, levels 0..255: ground 70 + (3x + 5y) % 9, and eight upright warm ellipses of 12 x 20 pixels
with 190 + (x + y) % 11, their centres at (60 + 70 i, 100 + 40 i). Written: the boxes that score over 0.2, by left side.
"""
import argparse, json
import numpy as np
import torch
from net import CLASSES, Decoded, Net

ap = argparse.ArgumentParser()
ap.add_argument("--weights", required=True)
ap.add_argument("--out", required=True)
o = ap.parse_args()
y, x = np.mgrid[0:512, 0:640]
levels = 70 + (3 * x + 5 * y) % 9
for i in range(8):
    inside = 100 * (x - 60 - 70 * i) ** 2 + 36 * (y - 100 - 40 * i) ** 2 < 3600
    levels[inside] = (190 + (x + y) % 11)[inside]
net = Net()
net.load_state_dict(torch.load(o.weights, map_location="cpu")["ema"])
with torch.no_grad():
    boxes, scores = Decoded(net).eval()(torch.from_numpy((levels / 255).astype(np.float32))[None, None])
rows = [{"class": CLASSES[c], "score": float(s[c]), "box": [float(v) for v in b]}
        for b, s in zip(boxes, scores) for c in range(len(CLASSES)) if s[c] > 0.2]
json.dump(sorted(rows, key=lambda r: r["box"][0]), open(o.out, "w"), indent=1)
print(len(rows), "boxes")
