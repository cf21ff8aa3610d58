package io.skybeat.analytics.boresight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.boresight.BoresightFigure.Noise;
import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.core.sighting.Boresight;
import io.skybeat.core.sighting.Lens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BoresightFitTest {
  private static final Noise USUAL = new Noise(1.5, 0.7, 0.15, 1.5);
  private static final Noise RTK = new Noise(0, 0, 0.15, 1.5);
  private static final BoresightTerms RTK_TERMS = new BoresightTerms(0, 0, 0, true, 1.5);

  private static BoresightAnswer fit(BoresightFigure figure) {
    return new BoresightFit(BoresightFigure.LENS, BoresightTerms.DEFAULT, figure.rows).solve();
  }

  /** Truth inside the interval: of roll, pitch and yaw over seeds, and the largest error. */
  private static int[] covered(int seeds, int flights, int looks, Noise noise, BoresightTerms by) {
    int[] inside = new int[3];
    for (int seed = 0; seed < seeds; seed++) {
      BoresightFigure figure = new BoresightFigure(1000 + seed, flights, looks, noise);
      BoresightAnswer answer = new BoresightFit(BoresightFigure.LENS, by, figure.rows).solve();
      Boresight found = answer.boresight();
      double times = answer.times();
      double[][] errors = {
        {found.rollDeg() - figure.truth.rollDeg(), answer.sigma().rollDeg()},
        {found.pitchDeg() - figure.truth.pitchDeg(), answer.sigma().pitchDeg()},
        {found.yawDeg() - figure.truth.yawDeg(), answer.sigma().yawDeg()},
      };
      for (int k = 0; k < 3; k++) {
        assertTrue(Math.abs(errors[k][0]) < 6 * errors[k][1], "seed " + seed + " angle " + k);
        inside[k] += Math.abs(errors[k][0]) <= times * errors[k][1] ? 1 : 0;
      }
    }
    return inside;
  }

  @Test
  void theTruthLiesInTheIntervalAsOftenAsItSays() {
    for (int inside : covered(200, 1, 24, USUAL, BoresightTerms.DEFAULT)) {
      assertTrue(inside >= 180 && inside <= 198, inside + " of 200");
    }
    for (int inside : covered(200, 1, 10, RTK, RTK_TERMS)) {
      assertTrue(inside >= 180 && inside <= 198, inside + " of 200");
    }
  }

  @Test
  void rowsThatDoNotBelongAreNamedAndCostLittle() {
    BoresightFigure figure = new BoresightFigure(5, 2, 20, USUAL);
    figure.rows.set(3, BoresightFigure.moved(figure.rows.get(3), 150));
    figure.rows.set(17, BoresightFigure.moved(figure.rows.get(17), -90));
    figure.rows.set(30, BoresightFigure.moved(figure.rows.get(30), 400));

    BoresightAnswer answer = fit(figure);

    assertEquals(
        List.of(4, 18, 31), answer.outliers().stream().map(BoresightAnswer.Row::row).toList());
    assertEquals(figure.truth.rollDeg(), answer.boresight().rollDeg(), 0.6);
    assertEquals(figure.truth.pitchDeg(), answer.boresight().pitchDeg(), 0.3);
    assertEquals(figure.truth.yawDeg(), answer.boresight().yawDeg(), 0.3);
    assertEquals(2, answer.flights().size());
  }

  /** What the whole is for: pixels of another flight lie where they are. */
  @Test
  void placingWithTheFoundBoresightRemovesTheError() {
    BoresightFigure figure = new BoresightFigure(8, 2, 30, USUAL);
    Boresight found = fit(figure).boresight();
    Lens lens = BoresightFigure.LENS;
    BoresightFigure other = new BoresightFigure(8, 1, 30, new Noise(0, 0, 0, 0));
    assertEquals(figure.truth, other.truth);

    double bareM = placedM(lens, other.rows);
    double mountedM = placedM(lens.mounted(Optional.of(found)), other.rows);

    assertTrue(bareM > 2, "bare " + bareM);
    assertTrue(mountedM < 0.6 && mountedM < bareM / 4, "mounted " + mountedM + " bare " + bareM);
  }

  /** Median distance of located pixels from their points, metres. */
  private static double placedM(Lens lens, List<PointSight> rows) {
    LocalFrame frame = new LocalFrame(new LatLon(30.5, 114.3));
    Locator locator = new Locator(frame, lens, ErrorBudget.DEFAULT);
    List<Double> missesM = new ArrayList<>();
    for (PointSight row : rows) {
      FramePose pose =
          new FramePose(
              Instant.EPOCH,
              frame.toLatLon(row.eye()),
              row.eye().up() - row.point().up(),
              row.reported(),
              Enu.ZERO,
              0,
              0,
              0,
              0,
              0);
      locator
          .locate(pose, 1280, 720, row.pixel())
          .fix()
          .ifPresent(fix -> missesM.add(fix.where().minus(row.point()).horizontal()));
    }
    assertTrue(missesM.size() > rows.size() / 2);
    return missesM.stream().sorted().toList().get(missesM.size() / 2);
  }

  private static String refused(List<PointSight> rows, BoresightTerms terms) {
    return assertThrows(
            IllegalArgumentException.class,
            () -> new BoresightFit(BoresightFigure.LENS, terms, rows).solve())
        .getMessage();
  }

  @Test
  void whatCannotBeFoundIsNamed() {
    List<PointSight> few = new BoresightFigure(3, 1, 4, RTK).rows;
    assertTrue(refused(few, RTK_TERMS).startsWith("4 rows; at least 5"), refused(few, RTK_TERMS));

    // The same pixel in the middle every time: a turn about the axis moves nothing.
    List<PointSight> middle = new ArrayList<>();
    List<PointSight> aside = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Enu eye = new Enu(30 * StrictMath.sin(i), 30 * StrictMath.cos(i), 30 + i);
      CameraAttitude axis = new CameraAttitude(StrictMath.toDegrees(i) + 180, -40, 0);
      Projection view = new Projection(BoresightFigure.LENS, 1280, 720, eye, axis);
      Pixel centre = new Pixel(640, 360);
      middle.add(
          new PointSight(i + 1, "a", eye, axis, centre, view.atHeight(centre, 0).orElseThrow()));
      Pixel edge = new Pixel(1150, 360);
      aside.add(new PointSight(i + 1, "a", eye, axis, edge, view.atHeight(edge, 0).orElseThrow()));
    }
    String roll = refused(middle, RTK_TERMS);
    assertTrue(roll.startsWith("roll cannot be determined"), roll);
    assertTrue(roll.contains("--without-roll"), roll);
    String aboutEdge = refused(aside, RTK_TERMS);
    assertTrue(aboutEdge.contains("cannot be determined"), aboutEdge);
    BoresightAnswer level =
        new BoresightFit(BoresightFigure.LENS, new BoresightTerms(0, 0, 0, false, 1.5), middle)
            .solve();
    assertEquals(0, level.boresight().pitchDeg(), 1e-3);
    assertEquals(0, level.sigma().rollDeg());

    // From one side only, a wrong position looks like a wrong angle.
    List<PointSight> oneSide = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(9);
    Enu hover = new Enu(30, 30, 30);
    CameraAttitude back = new CameraAttitude(225, -35, 0);
    Projection hovering = new Projection(BoresightFigure.LENS, 1280, 720, hover, back);
    for (int i = 0; i < 12; i++) {
      Pixel at = new Pixel(150 + 90 * i, 200 + 100 * (i % 4));
      Enu point = hover.plus(hovering.ray(at).times(50));
      Pixel seen = new Pixel(at.x() + 3 * random.nextGaussian(), at.y() + random.nextGaussian());
      oneSide.add(new PointSight(i + 1, "a", hover, back, seen, point));
    }
    BoresightTerms poor = new BoresightTerms(6, 6, 0, true, 1.5);
    String yaw = refused(oneSide, poor);
    assertTrue(yaw.contains("opposite sides"), yaw);
  }

  @Test
  void rowsOfAnotherCameraAreRefused() {
    BoresightFigure figure = new BoresightFigure(6, 1, 20, RTK);
    List<PointSight> mixed = new ArrayList<>();
    for (int i = 0; i < figure.rows.size(); i++) {
      PointSight row = figure.rows.get(i);
      PointSight other = figure.rows.get((i * 7 + 3) % figure.rows.size());
      mixed.add(
          new PointSight(
              row.row(), row.flight(), row.eye(), row.reported(), other.pixel(), row.point()));
    }
    String said = refused(mixed, RTK_TERMS);
    assertTrue(
        said.contains("miss one another by")
            || said.contains("agree with one")
            || said.contains("within 30"),
        said);

    List<PointSight> turned = new ArrayList<>();
    for (PointSight row : figure.rows) {
      CameraAttitude axis =
          new CameraAttitude(
              row.reported().yawDeg() + 90, row.reported().pitchDeg(), row.reported().rollDeg());
      turned.add(
          new PointSight(row.row(), row.flight(), row.eye(), axis, row.pixel(), row.point()));
    }
    assertTrue(refused(turned, RTK_TERMS).contains("check that yaw is a true bearing"));
  }
}
