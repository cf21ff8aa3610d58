"""Trains scuffle-stir: logistic regression on the stir figures of windows filmed on simulated patrols (record.py).

    /usr/bin/python3 models/recipes/scuffle-stir/train.py RECORDED weights.json [HELD OF ALARM]

A window is of a fight where its group lies in the picture within 1.3 body heights of one that goes on, calm from 3.5; what
is between is left out, and so are, by a first fit, windows beside a fight that show none of it. For each evening a model
that never saw it scores its windows, and ScuffleJudge's rule (done over here: places on the ground, one look each 0.4 s)
says what would have been claimed. Printed: recall and false claims for each hold and threshold; pass the hold and the
threshold (log odds) that were chosen on these. Seconds; the same input gives the same file. Needs numpy.
"""
import json, math, pathlib, sys
import numpy as np

FARTHEST, L2, CLEAR, MANY = 3.0, 1.0, -1.0, 200.0
ON, OFF, NEAR = 1.3, 3.5, 6.0
MOST_SHAKE = 0.45
REACH_M, LOOK_S, KEPT_S, FOLLOWS, FORGOTTEN_S, EVERY_S = 3.5, 0.4, 15, 0.3, 20, 1
NAMES = ["log_area_low", "one_way_step", "one_way", "turns", "log_stay", "vertical", "log_speed", "log_around", "spread", "closed_in", "closing",
         "lies"]
HOLDS = ((5, 10), (6, 10), (7, 12), (8, 12), (9, 12))
ALARMS = np.arange(0, 3.6, 0.25)


class Window:
    def __init__(self, fields, truth):
        v = [float(f) for f in fields]
        self.at, self.group, self.where, self.body, self.shake = v[0] / 1e3, int(v[1]), (v[2], v[3]), v[5], v[9]
        self.figures = v[12:]
        active, ahead, x, y = truth.get(int(v[0]), (False, False, 0, 0))
        off = math.hypot(v[10] - x, v[11] - 0.3 * self.body - y) / self.body
        self.off = off if active and ahead else 99
        self.fight = 1 if self.off < ON else 0 if self.off > OFF else -1


def evening(file):
    """Windows in time, and how many seconds the fight was in the picture."""
    truth, windows, shown = {}, [], 0
    lines = [line.strip().split(",") for line in open(file)]
    for line in lines:
        if line[0] == "TRUTH":
            active, ahead, x, y = line[2] == "true", line[3] == "true", float(line[4]), float(line[5])
            truth[int(line[1])] = active, ahead, x, y
            shown += active and ahead and 0 <= x < float(line[6]) and 0 <= y < float(line[7])
    for line in lines:
        if line[0] == "WINDOW":
            windows.append(Window(line[1:], truth))
    return [w for w in windows if w.shake <= MOST_SHAKE], shown / 10


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
    known = y >= 0
    x, y = x[known], y[known]
    clear = ~((y == 1) & (odds(fit(x, y), x) < CLEAR))
    return fit(x[clear], y[clear])


def claims(windows, scores, alarm, held, of):
    """As ScuffleSpot and ScuffleJudge do it."""
    spots, said = [], []
    for one, score in zip(windows, scores):
        spots = [s for s in spots if one.at - s["seen"] <= FORGOTTEN_S]
        near = [s for s in spots if math.dist(s["where"], one.where) <= REACH_M]
        spot = min(near, key=lambda s: math.dist(s["where"], one.where), default=None)
        if spot is None:
            spot = {"where": one.where, "looks": [], "claim": -1e9}
            spots.append(spot)
        spot["seen"] = one.at
        looks = spot["looks"]
        again = looks and one.at - looks[-1][0] < LOOK_S
        if again and score > looks[-1][1]:
            looks[-1] = looks[-1][0], score
        elif not again:
            looks.append((one.at, score))
        if not again or looks[-1][1] == score:
            while len(looks) > of or one.at - looks[0][0] > KEPT_S:
                looks.pop(0)
            spot["where"] = tuple(w + FOLLOWS * (o - w) for w, o in zip(spot["where"], one.where))
        if sum(s >= alarm for _, s in looks) >= held and one.at - spot["claim"] >= EVERY_S and score >= alarm:
            spot["claim"] = one.at
            said.append(one)
    return said


def judged(windows, scores, alarm, held, of):
    """Whether the fight was found, and how many places were claimed that are not it."""
    wrong, found = [], False
    for one in claims(windows, scores, alarm, held, of):
        if one.off <= NEAR:
            found = True
        elif all(math.dist(one.where, w.where) > 12 for w in wrong):
            wrong.append(one)
    return found, len(wrong)


def main():
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.log"))
    evenings = {file.stem: evening(file) for file in files}
    of = np.array([name for name, (windows, _) in evenings.items() for _ in windows])
    x = np.array([w.figures for windows, _ in evenings.values() for w in windows])
    y = np.array([w.fight for windows, _ in evenings.values() for w in windows])
    scores = np.zeros(len(y))
    for name, (windows, shown) in evenings.items():
        scores[of == name] = odds(fit_clear(x[of != name], y[of != name]), x[of == name])
        on = [w for w in windows if w.fight == 1]
        print("%s: %d windows, fight %.1f s in the picture, %d windows of it in %d films, persons %.0f to %.0f px" % (
            name, len(windows), shown, len(on), len({w.group for w in on}),
            min((w.body for w in on), default=0), max((w.body for w in on), default=0)))
    calm = np.sort(scores[y == 0])
    print("area under the curve of windows, evening never seen: %.3f (%d of fights, %d calm)" % (
        np.searchsorted(calm, scores[y == 1]).mean() / len(calm), (y == 1).sum(), len(calm)))
    fights = sum("eventful" in name for name in evenings)
    for held, looks in HOLDS:
        row = []
        for alarm in ALARMS:
            all_ = [judged(windows, scores[of == name], alarm, held, looks) for name, (windows, _) in evenings.items()]
            row.append("%.2f: %d, %d" % (alarm, sum(f for f, _ in all_), sum(w for _, w in all_)))
        print("%d of %d; log odds: fights found of %d, false  %s" % (held, looks, fights, "  ".join(row)))
    alarm = float(sys.argv[5]) if len(sys.argv) > 5 else 1.3
    if len(sys.argv) > 5:
        hold = int(sys.argv[3]), int(sys.argv[4])
        for name, (windows, _) in evenings.items():
            print(name, "found %s, false %d" % judged(windows, scores[of == name], alarm, *hold))
    mean, spread, b = fit_clear(x, y)
    with open(sys.argv[2], "w") as out:
        json.dump({"bias": round(float(b[-1]), 5), "alarmFrom": round(1 / (1 + math.exp(-alarm)), 3),
                   "terms": [{"figure": n, "mean": round(float(m), 5), "spread": round(float(s), 5), "weight": round(float(w), 5)}
                             for n, m, s, w in zip(NAMES, mean, spread, b)]}, out, indent=1)
        out.write("\n")


main()
