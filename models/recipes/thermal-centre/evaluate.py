"""AP50 of a trained net on a split, whole and by altitude and day/night: python3 evaluate.py --data D --weights state.pt"""
import argparse
import numpy as np
import torch
from net import CLASSES, Decoded, Net
from train import load  # noqa


def ap50(found, truth):
    """found: (image, score, box); truth: image -> boxes. All-point interpolated average precision at IoU 0.5."""
    n = sum(len(b) for b in truth.values())
    used = {i: np.zeros(len(b), bool) for i, b in truth.items()}
    tp = []
    for i, s, b in sorted(found, key=lambda f: -f[1]):
        t = truth[i]
        hit = False
        if len(t):
            w = np.minimum(b[2], t[:, 2]) - np.maximum(b[0], t[:, 0])
            h = np.minimum(b[3], t[:, 3]) - np.maximum(b[1], t[:, 1])
            inter = np.clip(w, 0, None) * np.clip(h, 0, None)
            iou = inter / ((b[2] - b[0]) * (b[3] - b[1]) + (t[:, 2] - t[:, 0]) * (t[:, 3] - t[:, 1]) - inter)
            iou[used[i]] = 0
            j = iou.argmax()
            if iou[j] >= 0.5:
                used[i][j] = True
                hit = True
        tp.append(hit)
    if not n or not tp:
        return float("nan"), n
    c = np.cumsum(tp)
    rec, pre = c / n, c / np.arange(1, len(c) + 1)
    pre = np.maximum.accumulate(pre[::-1])[::-1]
    return float((np.diff(np.concatenate([[0], rec])) * pre).sum()), n


def suppress(boxes, scores, iou=0.5):
    order, kept = np.argsort(-scores), []
    area = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    while len(order):
        i, order = order[0], order[1:]
        kept.append(i)
        w = np.minimum(boxes[i, 2], boxes[order, 2]) - np.maximum(boxes[i, 0], boxes[order, 0])
        h = np.minimum(boxes[i, 3], boxes[order, 3]) - np.maximum(boxes[i, 1], boxes[order, 1])
        inter = np.clip(w, 0, None) * np.clip(h, 0, None)
        order = order[inter / (area[i] + area[order] - inter) < iou]
    return kept


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", required=True)
    ap.add_argument("--weights", required=True)
    ap.add_argument("--split", default="val")
    ap.add_argument("--every", type=int, default=1)
    o = ap.parse_args()
    torch.set_num_threads(1)
    net = Net()
    net.load_state_dict(torch.load(o.weights)["ema"])
    net.eval()
    model = Decoded(net)
    found, truth = {c: [] for c in range(3)}, {c: {} for c in range(3)}
    for name, im, boxes in load(o.data, o.split)[:: o.every]:
        with torch.no_grad():
            b, s = model(torch.from_numpy(im.astype(np.float32) / 255)[None, None])
        b, s = b.numpy(), s.numpy()
        for c in range(3):
            truth[c][name] = boxes[boxes[:, 4] == c][:, :4]
            care = boxes[boxes[:, 4] == -1][:, :4]
            m = s[:, c] > 0.02
            bb, ss = b[m], s[m, c]
            for i in suppress(bb, ss):
                cx, cy = (bb[i][0] + bb[i][2]) / 2, (bb[i][1] + bb[i][3]) / 2
                if any(d[0] < cx < d[2] and d[1] < cy < d[3] for d in care):
                    continue
                found[c].append((name, ss[i], bb[i]))
    groups = {"all": lambda n: True, "day": lambda n: n[0] == "0", "night": lambda n: n[0] == "1",
              "60-80 m": lambda n: int(n.split("_")[1]) <= 80, "90-130 m": lambda n: int(n.split("_")[1]) > 80}
    for g, f in groups.items():
        line = []
        for c in range(3):
            a, n = ap50([x for x in found[c] if f(x[0])], {k: v for k, v in truth[c].items() if f(k)})
            line.append(f"{CLASSES[c]} {a:.3f} (n {n})")
        print(g, "  ".join(line))


if __name__ == "__main__":
    main()
