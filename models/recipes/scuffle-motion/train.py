"""Trains scuffle-motion: logistic regression on the figures that the product itself measures.

    ./skybeat evaluate --data DIR --only scuffle --motion-figures figures.csv
    /usr/bin/python3 models/recipes/scuffle-motion/train.py figures.csv weights.json

Prints the cross-validated figures (split by source: no recording is in both parts) and writes the weights trained on
all sources, with the two thresholds taken from the cross-validation. Seconds; the same input gives the same file.
Needs numpy.
"""
import csv, json, sys
import numpy as np

LEAST, FARTHEST, L2, FOLDS, SPLITS, NO_GROUP = 0.01, 3.0, 0.1, 5, 20, -3.0
USED = ["speed", "speed_p90", "speed_p99", "jerk", "jerk_p95", "one_way", "spreading", "turning", "change", "vertical",
        "moving_part"]


def read(path):
    rows = list(csv.reader(open(path)))
    names = rows[0][4:]
    columns = [names.index(used + "_mean") for used in USED]
    clips = {}
    for row in rows[1:]:
        clip = clips.setdefault(row[0], {"fight": int(row[1]), "source": row[2], 1: [], 2: []})
        if row[3] in ("1", "2"):
            clip[int(row[3])].append([float(v) for v in row[4:]])
    for clip in clips.values():
        for every in (1, 2):
            a = np.array(clip[every]).reshape(-1, len(names))[:, columns]
            clip[every] = np.log(np.abs(a) + LEAST)
    return [names[c] for c in columns], [clips[k] for k in sorted(clips)]


def fit(clips):
    x = np.concatenate([c[e] for c in clips for e in (1, 2)])
    y = np.concatenate([np.full(len(c[e]), c["fight"]) for c in clips for e in (1, 2)])
    w = np.concatenate([np.full(len(c[e]), 0.5 / max(1, len(c[e]))) for c in clips for e in (1, 2)])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    x1 = np.c_[np.clip((x - mean) / spread, -FARTHEST, FARTHEST), np.ones(len(x))]
    ridge = np.diag([L2] * x.shape[1] + [0])
    b = np.zeros(x1.shape[1])
    for _ in range(40):
        p = 1 / (1 + np.exp(-x1 @ b))
        b -= np.linalg.solve((x1 * (w * p * (1 - p))[:, None]).T @ x1 + ridge, x1.T @ (w * (p - y)) + ridge @ b)
    return mean, spread, b


def odds(model, x):
    mean, spread, b = model
    return np.clip((x - mean) / spread, -FARTHEST, FARTHEST) @ b[:-1] + b[-1]


def auc(s, y):
    d = s[y == 1][:, None] - s[y == 0][None]
    return (d > 0).mean() + 0.5 * (d == 0).mean()


def cross_validated(clips, seed, every=1):
    """Log odds of each clip and of its windows, by models that never saw its source."""
    sources = sorted({c["source"] for c in clips})
    order = np.random.default_rng(seed).permutation(len(sources))
    fold = {sources[k]: i % FOLDS for i, k in enumerate(order)}
    clip_odds, window_odds = np.full(len(clips), NO_GROUP), [np.zeros(0)] * len(clips)
    for f in range(FOLDS):
        model = fit([c for c in clips if fold[c["source"]] != f])
        for i, c in enumerate(clips):
            if fold[c["source"]] == f and len(c[every]):
                window_odds[i] = odds(model, c[every])
                clip_odds[i] = window_odds[i].mean()
    return clip_odds, window_odds


def main():
    names, clips = read(sys.argv[1])
    y = np.array([c["fight"] for c in clips])
    sources = np.array([c["source"] for c in clips])
    runs = [cross_validated(clips, s) for s in range(SPLITS)]
    mean_odds = np.mean([r[0] for r in runs], 0)
    aucs = [auc(r[0], y) for r in runs]
    # A threshold chosen on the same clips flatters a little; at 0 nothing is chosen.
    accuracy = [((r[0] > 0) == y).mean() for r in runs]
    rng, drawn = np.random.default_rng(1), []
    unique = sorted(set(sources))
    for _ in range(2000):
        pick = np.concatenate([np.flatnonzero(sources == unique[k]) for k in rng.integers(0, len(unique), len(unique))])
        if 0 < y[pick].sum() < len(pick):
            drawn.append(auc(mean_odds[pick], y[pick]))
    calm = np.concatenate([r[1][i] for r in runs for i in range(len(clips)) if not y[i]])
    fights = np.concatenate([r[1][i] for r in runs for i in range(len(clips)) if y[i]])
    alarm = float(np.quantile(calm, 0.95))
    half = [auc(cross_validated(clips, s, 2)[0], y) for s in range(5)]
    found = np.array([float(len(c[1]) > 0) for c in clips])
    print("clips %d, fights %d, sources %d, without a group %d" % (len(y), y.sum(), len(unique), (found == 0).sum()))
    print("AUC by source: mean of %d splits %.3f, spread %.3f; of the mean score, 95 %% over sources %.3f..%.3f" % (
        SPLITS, np.mean(aucs), np.std(aucs), np.quantile(drawn, .025), np.quantile(drawn, .975)))
    print("accuracy at even odds: mean %.3f, spread %.3f" % (np.mean(accuracy), np.std(accuracy)))
    print("sensitivity %.3f, specificity %.3f" % (
        np.mean([(r[0][y == 1] > 0).mean() for r in runs]), np.mean([(r[0][y == 0] <= 0).mean() for r in runs])))
    print("AUC with every second picture only: %.3f" % np.mean(half))
    print("control, a group was found: AUC %.3f" % auc(found, y))
    print("windows at the alarm threshold: of fights %.3f, of calm %.3f" % ((fights >= alarm).mean(), (calm >= alarm).mean()))
    mean, spread, b = fit(clips)
    json.dump({"bias": round(float(b[-1]), 5), "fightsFrom": 0.5, "alarmFrom": round(1 / (1 + float(np.exp(-alarm))), 3),
               "terms": [{"figure": n, "mean": round(float(m), 5), "spread": round(float(s), 5), "weight": round(float(w), 5)}
                         for n, m, s, w in zip(names, mean, spread, b)]}, open(sys.argv[2], "w"), indent=1)
    open(sys.argv[2], "a").write("\n")


main()
