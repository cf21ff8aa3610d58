"""Trains scuffle-stir: logistic regression on the stir figures of windows filmed on simulated patrols.

    /usr/bin/python3 models/recipes/scuffle-stir/train.py windows.csv weights.json

One line a window: evening, group, fight (1 fight, 0 calm, -1 unsure), then the figures in the order of
StirFigures.names(). Windows beside a fight that show none of it are left out by a first fit. Prints what each evening's
windows score by a model that never saw that evening. Seconds; the same input gives the same file. Needs numpy.
"""
import csv, json, sys
from collections import defaultdict
import numpy as np

FARTHEST, L2, CLEAR, MANY = 3.0, 1.0, -1.0, 200.0
HELD, OF = 9, 12


def fit(x, y):
    mean, spread = x.mean(0), x.std(0) + 1e-6
    z = np.c_[np.clip((x - mean) / spread, -FARTHEST, FARTHEST), np.ones(len(x))]
    weight = np.where(y == 1, MANY / max(1, (y == 1).sum()), MANY / (y == 0).sum())
    ridge, b = np.diag([L2] * x.shape[1] + [0]), np.zeros(z.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-z @ b))
        b -= np.linalg.solve((z * (weight * p * (1 - p))[:, None]).T @ z + ridge, (z * weight[:, None]).T @ (p - y) + ridge @ b)
    return mean, spread, b


def odds(model, x):
    mean, spread, b = model
    return np.clip((x - mean) / spread, -FARTHEST, FARTHEST) @ b[:-1] + b[-1]


def fit_clear(x, y):
    clear = ~((y == 1) & (odds(fit(x, y), x) < CLEAR))
    return fit(x[clear], y[clear])


def main():
    rows = list(csv.reader(open(sys.argv[1])))
    names, rows = rows[0][3:], rows[1:]
    evening = np.array([int(r[0]) for r in rows])
    y = np.array([int(r[2]) for r in rows])
    x = np.array([[float(v) for v in r[3:]] for r in rows])
    held = np.zeros(len(rows))
    for one in sorted(set(evening)):
        learn = (evening != one) & (y >= 0)
        held[evening == one] = odds(fit_clear(x[learn], y[learn]), x[evening == one])
    groups = defaultdict(list)
    for i, r in enumerate(rows):
        groups[(r[0], r[1])].append(i)
    best = {}
    for group, of in groups.items():
        scores = held[of]
        top = max([np.sort(scores[i:i + OF])[-HELD] for i in range(max(1, len(scores) - OF + 1)) if len(scores[i:i + OF]) >= HELD] or [-9])
        kind = "fight" if (y[of] == 1).mean() > 0.5 else "calm" if (y[of] == 0).all() else "unsure"
        best.setdefault(kind, []).append((round(float(top), 2), group))
    for kind, of in best.items():
        print(kind, len(of), "groups; log odds that %d of %d windows reach, evening never seen:" % (HELD, OF), sorted(of, reverse=True)[:12])
    learn = y >= 0
    mean, spread, b = fit_clear(x[learn], y[learn])
    alarm = float(sys.argv[3]) if len(sys.argv) > 3 else 1.3
    json.dump({"bias": round(float(b[-1]), 5), "alarmFrom": round(1 / (1 + float(np.exp(-alarm))), 3),
               "terms": [{"figure": n, "mean": round(float(m), 5), "spread": round(float(s), 5), "weight": round(float(w), 5)}
                         for n, m, s, w in zip(names, mean, spread, b)]}, open(sys.argv[2], "w"), indent=1)
    open(sys.argv[2], "a").write("\n")


main()
