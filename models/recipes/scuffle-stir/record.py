"""Flies simulated evenings and writes down every window that the scuffle watch measures, for train.py.

    ./mvnw -q test-compile
    python3 models/recipes/scuffle-stir/record.py OUT 1020-1029 [--kind eventful|quiet]
    python3 models/recipes/scuffle-stir/record.py OUT 301-310 --shipped

One patrol an evening with the real detector on drawn pictures, the visible camera alone (the thermal one sees no
scuffles and costs as much again), about two minutes each on two cores. OUT gets SEED-KIND.log (the windows, and where the
fight truly was in each picture) and SEED-KIND.json (what `evaluate --patrols` prints). Evenings that have their .json are
not flown again: a run that was cut off goes on where it stopped.

With --near only pictures are drawn and looked at that show the fight or lie beside it: a fight in half a minute, few calm windows.
Without --shipped the judge never claims. With --shipped everything is as in the product with scuffle.claims on, the
station too, so the .json's `scuffle` is its recall and its false alarms; use it on evenings that nothing was fit on.

Three classes get a line that prints, in copies that are compiled into OUT/classes and stand before the built ones; where
the sources no longer have the place for it this stops and says which. Needs a JDK 17 and nothing of Python's but itself.
"""
import argparse, os, pathlib, subprocess, sys

ROOT = pathlib.Path(__file__).resolve().parents[3]
WATCH = "analytics/src/main/java/io/skybeat/analytics/ScuffleWatch.java"
EYES = "simulator/src/main/java/io/skybeat/simulator/patrol/PatrolEyes.java"
PRINTS = [
    (WATCH, "      if (measured.shake() > MOST_SHAKE) {\n", """
      io.skybeat.analytics.locating.Pixel px = view.pixel(group.where()).orElseThrow();
      StringBuilder line = new StringBuilder("WINDOW," + frame.at().toEpochMilli());
      for (double v : new double[] {group.number(), group.where().east(), group.where().north(), group.persons(),
          group.bodyPx(), group.closedIn(), group.closingMps(), group.lying(), measured.shake(), px.x(), px.y()}) {
        line.append(',').append(v);
      }
      for (double v : measured.figures()) {
        line.append(',').append(v);
      }
      System.err.println(line);
"""),
    (WATCH, "    return judge.judge(new ScuffleScene(frame.at(), groups, locate, boxesNear));\n", """
    List<Claim> said = CLAIMS ? judge.judge(new ScuffleScene(frame.at(), groups, locate, boxesNear)) : List.of();
    said.forEach(one -> System.err.println("CLAIM," + frame.at().toEpochMilli() + "," + one.why()));
    if (true) {
      return said;
    }
"""),
    (EYES, "    airborne = visible ? airborne.plus(every) : airborne;\n", """
    boolean wanted = visible && !NEAR;
    for (IncidentState one : world.at(at).incidents()) {
      double[] px = new double[3];
      View there = new View(pose, film.lens);
      wanted |= visible && one.kind() == Kind.SCUFFLE && there.project(one.east(), one.north(), 0.5, px)
          && Math.abs(px[0] / there.widthPx - 0.5) < 1 && Math.abs(px[1] / there.heightPx - 0.5) < 1.1;
    }
    if (!wanted) {
      return new Seen(java.util.List.of(), Optional.empty());
    }
"""),
    (EYES, "      boolean mine = (one.kind() == Kind.FIRE) != visible;\n", """
      if (one.kind() == Kind.SCUFFLE) {
        boolean ahead = view.project(one.east(), one.north(), 0.5, seen);
        System.err.println("TRUTH," + at.toEpochMilli() + "," + one.active() + "," + ahead + "," + seen[0] + "," + seen[1]
            + "," + view.widthPx + "," + view.heightPx);
      }
"""),
]


def class_path():
    module = ROOT / "simulator" / "target"
    if not (module / "classpath").exists():
        sys.exit("nothing is built: run ./mvnw -q test-compile first")
    return str(module / "classes") + os.pathsep + (module / "classpath").read_text().strip()


def compiled(out, shipped, near):
    sources = {}
    for path, before, line in PRINTS:
        text = sources.get(path) or (ROOT / path).read_text()
        if text.count(before) != 1:
            sys.exit(f"{path} has {text.count(before)} lines {before.strip()!r}, not one: mend PRINTS in {__file__}")
        sources[path] = text.replace(before, line.replace("CLAIMS", str(shipped).lower()).replace("NEAR", str(near).lower()) + before)
    folder = out / ("shipped" if shipped else "classes")
    folder.mkdir(parents=True, exist_ok=True)
    for path, text in sources.items():
        (folder / pathlib.Path(path).name).write_text(text)
    subprocess.run(["javac", "-nowarn", "-d", str(folder), "-cp", class_path()]
                   + [str(folder / pathlib.Path(path).name) for path in sources], check=True)
    settings = (ROOT / "analytics/src/main/config/analytics.yaml").read_text()
    on = folder / "analytics.yaml"
    on.write_text(settings.replace("  claims: false", "  claims: true"))
    return folder, on


def fly(out, classes, settings, seed, kind):
    done = out / f"{seed}-{kind}.json"
    if done.exists() and done.stat().st_size:
        return
    command = ["java", f"-Dskybeat.root={ROOT}", "-Djava.awt.headless=true", "-Duser.timezone=UTC", "-XX:+UseSerialGC", "-Xmx1g",
               "-cp", str(classes) + os.pathsep + class_path(), "io.skybeat.simulator.cli.Skybeat", "evaluate", "--patrols", "1",
               "--seed", str(seed), "--evenings", kind, "--analytics", str(settings), "--json"]
    with open(out / f"{seed}-{kind}.log", "w") as log:
        said = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log, text=True,
                              env={**os.environ, "OPT_OUT_TRACKING": "true"})
    if said.returncode:
        sys.exit(f"seed {seed} failed; see {log.name}")
    done.write_text(said.stdout)
    print(seed, kind, "done", flush=True)


def main():
    args = argparse.ArgumentParser()
    args.add_argument("out", type=pathlib.Path)
    args.add_argument("seeds", help="one, or FIRST-LAST")
    args.add_argument("--kind", default="eventful", choices=["eventful", "quiet"])
    args.add_argument("--shipped", action="store_true")
    args.add_argument("--near", action="store_true")
    args = args.parse_args()
    first, _, last = args.seeds.partition("-")
    classes, settings = compiled(args.out, args.shipped, args.near)
    for seed in range(int(first), int(last or first) + 1):
        fly(args.out, classes.resolve(), settings.resolve(), seed, args.kind)


main()
