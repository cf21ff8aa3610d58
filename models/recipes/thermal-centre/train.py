"""Trains the thermal net on HIT-UAV (thermal-aerial). Resumable: run it again and it goes on from the last epoch.

    python3 train.py --data .../thermal-aerial --out FOLDER [--epochs 60]
"""
import argparse, json, math, os, random, time
import numpy as np
import torch
import torch.nn.functional as F
from PIL import Image
from net import CLASSES, STRIDE, UNIT, Net

CLASS_OF = {"Person": 0, "Car": 1, "OtherVehicle": 1, "Bicycle": 2, "DontCare": -1}
CROP = 416


def load(data, split):
    d = json.load(open(os.path.join(data, split + ".json")))
    names = {c["id"]: c["name"] for c in d["categories"]}
    boxes = {i["id"]: [] for i in d["images"]}
    for a in d["annotations"]:
        x, y, w, h = a["bbox"]
        boxes[a["image_id"]].append((x, y, x + w, y + h, CLASS_OF[names[a["category_id"]]]))
    out = []
    for i in sorted(d["images"], key=lambda i: i["filename"]):
        im = np.asarray(Image.open(os.path.join(data, split, i["filename"])).convert("L"))
        out.append((i["filename"], im, np.array(boxes[i["id"]], dtype=np.float32).reshape(-1, 5)))
    return out


def augment(im, boxes, rng, least=0.5, most=1.7, turned=0.5):
    """A crop of CROP x CROP at a random scale, mirrored, of other contrast and noise."""
    s = math.exp(rng.uniform(math.log(least), math.log(most)))
    h, w = im.shape
    # the crop's side in the source's pixels
    side = CROP / s
    if len(boxes) and rng.random() < 0.8:  # most crops hold something
        b = boxes[rng.randrange(len(boxes))]
        cx, cy = (b[0] + b[2]) / 2 + rng.uniform(-.4, .4) * side, (b[1] + b[3]) / 2 + rng.uniform(-.4, .4) * side
    else:
        cx, cy = rng.uniform(0, w), rng.uniform(0, h)
    lo, hi = side / 2, w - side / 2
    cx = min(max(cx, lo), hi) if lo < hi else w / 2 + rng.uniform(-1, 1) * (lo - hi) / 2
    lo, hi = side / 2, h - side / 2
    cy = min(max(cy, lo), hi) if lo < hi else h / 2 + rng.uniform(-1, 1) * (lo - hi) / 2
    x0, y0 = cx - side / 2, cy - side / 2
    fill = int(np.median(im))
    crop = Image.fromarray(im).transform((CROP, CROP), Image.EXTENT, (x0, y0, x0 + side, y0 + side), Image.BILINEAR,
                                         fillcolor=fill)
    a = np.asarray(crop, dtype=np.float32) / 255
    b = boxes.copy()
    b[:, [0, 2]] = (b[:, [0, 2]] - x0) * s
    b[:, [1, 3]] = (b[:, [1, 3]] - y0) * s
    if rng.random() < 0.5:
        a = a[:, ::-1]
        b[:, [0, 2]] = CROP - b[:, [2, 0]]
    if rng.random() < turned:  # nadir views have no upright
        if rng.random() < 0.5:
            a = a[::-1]
            b[:, [1, 3]] = CROP - b[:, [3, 1]]
        if rng.random() < 0.5:
            a = a.T
            b = b[:, [1, 0, 3, 2, 4]]
    mean = a.mean()
    a = (a - mean) * rng.uniform(0.6, 1.6) + mean + rng.uniform(-.2, .2)
    a = np.clip(a, 0, 1) ** rng.uniform(0.7, 1.4)
    if rng.random() < 0.5:
        a = a + np.random.RandomState(rng.randrange(1 << 30)).randn(*a.shape).astype(np.float32) * rng.uniform(0, .04)
    return np.clip(a, 0, 1), b


def sheet(images, rng):
    """Four pictures side by side, each made smaller without aliasing: ground from higher up than the set was flown."""
    s = math.exp(rng.uniform(math.log(0.4), math.log(0.8)))
    parts = [images[rng.randrange(len(images))] for _ in range(4)]
    h, w = (int(v * s) for v in parts[0][1].shape)
    canvas, boxes = np.zeros((2 * h, 2 * w), np.uint8), []
    for n, (_, im, b) in enumerate(parts):
        x0, y0 = n % 2 * w, n // 2 * h
        small = Image.fromarray(im).resize((w, h), Image.BOX if rng.random() < 0.5 else Image.BICUBIC)
        canvas[y0:y0 + h, x0:x0 + w] = np.asarray(small)
        b = b.copy()
        b[:, :4] *= s
        b[:, [0, 2]] += x0
        b[:, [1, 3]] += y0
        boxes.append(b)
    return canvas, np.concatenate(boxes)


def target(boxes, size):
    n = size // STRIDE
    heat = np.zeros((len(CLASSES), n, n), np.float32)
    seen = np.ones((n, n), np.float32)  # 0 where nobody knows
    sides = np.zeros((4, n, n), np.float32)
    weight = np.zeros((n, n), np.float32)
    yy, xx = np.mgrid[0:n, 0:n]
    px, py = xx * STRIDE + STRIDE / 2, yy * STRIDE + STRIDE / 2
    # large ones first, so that a small one before a large one keeps its cells
    for x1, y1, x2, y2, c in sorted(boxes.tolist(), key=lambda b: -(b[2] - b[0]) * (b[3] - b[1])):
        cx, cy = (x1 + x2) / 2, (y1 + y2) / 2
        if x2 <= 0 or y2 <= 0 or x1 >= size or y1 >= size:
            continue
        inside = (min(x2, size) - max(x1, 0)) * (min(y2, size) - max(y1, 0)) / max((x2 - x1) * (y2 - y1), 1)
        if c < 0 or inside < 0.4 or not (0 <= cx < size and 0 <= cy < size):
            seen[(px > x1) & (px < x2) & (py > y1) & (py < y2)] = 0
            continue
        if min(x2 - x1, y2 - y1) < 3:  # too small to tell at this scale
            seen[(px > x1 - 2) & (px < x2 + 2) & (py > y1 - 2) & (py < y2 + 2)] = 0
            continue
        sx, sy = max((x2 - x1) / 6, STRIDE * .45), max((y2 - y1) / 6, STRIDE * .45)
        g = np.exp(-((px - cx) ** 2 / (2 * sx * sx) + (py - cy) ** 2 / (2 * sy * sy))).astype(np.float32)
        i, j = int(cy // STRIDE), int(cx // STRIDE)
        heat[int(c)] = np.maximum(heat[int(c)], g)
        heat[int(c), i, j] = 1
        m = (g > 0.6)
        m[i, j] = True
        d = np.stack([px - x1, py - y1, x2 - px, y2 - py])
        m &= d.min(0) > 0.5
        m[i, j] |= d[:, i, j].min() > 0
        sides[:, m] = d[:, m]
        weight[m] = 1 / max(m.sum(), 1)
    return heat, seen, sides, weight


def loss_of(raw, heat, seen, sides, weight):
    k = len(CLASSES)
    p = torch.sigmoid(raw[:, :k]).clamp(1e-5, 1 - 1e-5)
    hit = (heat == 1).float()
    seen = seen[:, None]
    pos = -(hit * seen * (1 - p) ** 2 * torch.log(p)).sum()
    neg = -((1 - hit) * seen * (1 - heat) ** 4 * p ** 2 * torch.log(1 - p)).sum()
    n = hit.sum().clamp(min=1)
    q = torch.exp(raw[:, k:].clamp(-6, 6)) * UNIT
    iw = torch.minimum(q[:, 0], sides[:, 0]) + torch.minimum(q[:, 2], sides[:, 2])
    ih = torch.minimum(q[:, 1], sides[:, 1]) + torch.minimum(q[:, 3], sides[:, 3])
    ew = torch.maximum(q[:, 0], sides[:, 0]) + torch.maximum(q[:, 2], sides[:, 2])
    eh = torch.maximum(q[:, 1], sides[:, 1]) + torch.maximum(q[:, 3], sides[:, 3])
    inter = iw * ih
    union = (q[:, 0] + q[:, 2]) * (q[:, 1] + q[:, 3]) + (sides[:, 0] + sides[:, 2]) * (sides[:, 1] + sides[:, 3]) - inter
    giou = inter / union.clamp(min=1) - (ew * eh - union) / (ew * eh).clamp(min=1)
    box = ((1 - giou) * weight).sum() / weight.sum().clamp(min=1)
    return (pos + neg) / n, box


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--out", required=True)
    ap.add_argument("--epochs", type=int, default=60)
    ap.add_argument("--batch", type=int, default=8)
    ap.add_argument("--rate", type=float, default=3e-3)
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--from", dest="start", help="state.pt of an earlier run, whose averaged weights are the beginning")
    ap.add_argument("--high", type=float, default=0, help="share of crops from sheets of pictures made smaller")
    ap.add_argument("--box", type=float, default=2, help="weight of the boxes' loss")
    ap.add_argument("--seed", type=int, default=1000)
    o = ap.parse_args()
    torch.set_num_threads(o.threads)
    os.makedirs(o.out, exist_ok=True)
    images = load(o.data, "train")
    torch.manual_seed(1)
    net, ema = Net(), Net()
    ema.load_state_dict(net.state_dict())
    decay, plain = [], []
    for p in net.parameters():
        (decay if p.ndim > 1 else plain).append(p)
    opt = torch.optim.AdamW([{"params": decay, "weight_decay": 0.02}, {"params": plain, "weight_decay": 0}], lr=o.rate)
    first, path = 0, os.path.join(o.out, "state.pt")
    steps = len(images) // o.batch
    if os.path.exists(path):
        st = torch.load(path)
        net.load_state_dict(st["net"]); ema.load_state_dict(st["ema"]); opt.load_state_dict(st["opt"])
        first = st["epoch"] + 1
    elif o.start:
        ema.load_state_dict(torch.load(o.start)["ema"]); net.load_state_dict(ema.state_dict())
    for epoch in range(first, o.epochs):
        rng = random.Random(o.seed + epoch)
        order = list(range(len(images)))
        rng.shuffle(order)
        net.train()
        t0, sums = time.time(), [0, 0]
        for s in range(steps):
            it = epoch * steps + s
            rate = o.rate * min(1, (it + 1) / 200) * (0.02 + 0.98 * 0.5 * (1 + math.cos(math.pi * it / (o.epochs * steps))))
            for g in opt.param_groups:
                g["lr"] = rate
            xs, ts = [], []
            for i in order[s * o.batch:(s + 1) * o.batch]:
                if rng.random() < o.high:
                    a, b = augment(*sheet(images, rng), rng, 0.95, 1.1, 0.2)
                elif o.high:
                    a, b = augment(images[i][1], images[i][2], rng, 0.7, 1.5, 0.2)
                else:
                    a, b = augment(images[i][1], images[i][2], rng)
                xs.append(np.ascontiguousarray(a, dtype=np.float32)[None])
                ts.append(target(b, CROP))
            x = torch.from_numpy(np.stack(xs))
            heat, seen, sides, weight = (torch.from_numpy(np.stack([t[i] for t in ts])) for i in range(4))
            lc, lb = loss_of(net(x), heat, seen, sides, weight)
            opt.zero_grad()
            (lc + o.box * lb).backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 10)
            opt.step()
            sums[0] += lc.item(); sums[1] += lb.item()
            m = min(0.998, (1 + it) / (20 + it))
            with torch.no_grad():
                for a, b in zip(ema.state_dict().values(), net.state_dict().values()):
                    a.copy_(a * m + b * (1 - m) if a.dtype.is_floating_point else b)
        torch.save({"net": net.state_dict(), "ema": ema.state_dict(), "opt": opt.state_dict(), "epoch": epoch}, path + ".new")
        os.replace(path + ".new", path)
        print(f"epoch {epoch} heat {sums[0] / steps:.3f} box {sums[1] / steps:.3f} {time.time() - t0:.0f} s", flush=True)


if __name__ == "__main__":
    main()
