package io.skybeat.analytics.judging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.analytics.locating.ErrorBudget;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.sighting.Lens;
import io.skybeat.core.sighting.PixelBox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DensityGridTest {
  static final Instant T0 = Instant.parse("2026-11-22T12:00:00Z");
  static final Projection VIEW = view(30, -40);

  static Projection view(double heightM, double pitch) {
    return new Projection(
        Lens.pinhole(45, 1280, 720),
        1280,
        720,
        new Enu(0, 0, heightM),
        new CameraAttitude(0, pitch, 0));
  }

  static GroundPerson person(double east, double north) {
    return new GroundPerson(new PixelBox(0, 0, 10, 30), 0.8, new Enu(east, north, 0), 1, false);
  }

  private static DensityGrid grid(Hiding hiding) {
    return new DensityGrid(
        new DensityGrid.Rules(4, 4, 4, 0.3, 14, 0.25, hiding), ErrorBudget.DEFAULT);
  }

  private static Optional<GroundCell> cell(List<GroundCell> cells, int column, int row) {
    return cells.stream()
        .filter(c -> c.cell().column() == column && c.cell().row() == row)
        .findFirst();
  }

  /** {@code n} persons spread over the square (column, row). */
  private static List<GroundPerson> crowd(int n, int column, int row) {
    List<GroundPerson> persons = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      persons.add(person(column * 4 + 4 * (i + 0.5) / n, row * 4 + 4 * ((i * 7) % n + 0.5) / n));
    }
    return persons;
  }

  @Test
  void personsAreCountedPerSquareMetre() {
    DensityGrid grid = grid(Hiding.NONE);
    grid.look(T0, VIEW, p -> true, crowd(32, 0, 8));
    GroundCell dense = cell(grid.cells(T0), 0, 8).orElseThrow();
    assertEquals(2.0, dense.cell().personsPerM2(), 1e-9);
    assertEquals(32, dense.cell().persons(), 1e-9);
    assertEquals(2, dense.middle().east(), 0.1);
    assertFalse(dense.cell().atLeast());
    assertTrue(dense.cell().sigma() > 0.3 && dense.cell().sigma() < 0.6);
  }

  @Test
  void emptyIsZeroAndUnseenIsAbsent() {
    DensityGrid grid = grid(Hiding.NONE);
    grid.look(T0, VIEW, p -> p.x() < 640, List.of());
    List<GroundCell> cells = grid.cells(T0);
    assertEquals(0, cell(cells, -2, 8).orElseThrow().cell().personsPerM2());
    assertTrue(cell(cells, 2, 8).isEmpty());
    assertTrue(cell(cells, 0, -5).isEmpty());
  }

  @Test
  void aSquareThatIsHalfSeenIsMeasuredOverThatHalf() {
    DensityGrid grid = grid(Hiding.NONE);
    double cut = VIEW.pixel(new Enu(2, 34, 0)).orElseThrow().x();
    List<GroundPerson> west = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      west.add(person(0.2 + 0.2 * i, 32.2 + 0.4 * i));
    }
    grid.look(T0, VIEW, p -> p.x() < cut, west);
    GroundCell half = cell(grid.cells(T0), 0, 8).orElseThrow();
    assertEquals(1.0, half.cell().personsPerM2(), 0.15);
  }

  @Test
  void looksAreAveragedAndOldOnesFade() {
    DensityGrid grid = grid(Hiding.NONE);
    grid.look(T0, VIEW, p -> true, crowd(16, 0, 8));
    grid.look(T0.plusSeconds(1), VIEW, p -> true, crowd(32, 0, 8));
    assertEquals(
        1.5, cell(grid.cells(T0.plusSeconds(1)), 0, 8).orElseThrow().cell().personsPerM2(), 1e-9);
    List<GroundCell> later = grid.cells(T0.plusMillis(4_500));
    assertEquals(2.0, cell(later, 0, 8).orElseThrow().cell().personsPerM2(), 1e-9);
    assertTrue(grid.cells(T0.plusSeconds(20)).isEmpty());
  }

  @Test
  void whatStandsBehindOthersIsInferredAndSaidToBeAtLeast() {
    DensityGrid grid = grid(Hiding.DEFAULT);
    grid.look(T0, VIEW, p -> true, crowd(24, 0, 8));
    GroundCell dense = cell(grid.cells(T0), 0, 8).orElseThrow();
    // 1.5 found; each makes 0.6 x 0.4 / tan(41 degrees) = 0.27 m2 blind: 1.5 / (1 - 0.41).
    assertEquals(2.55, dense.cell().personsPerM2(), 0.15);
    assertEquals(24, dense.cell().persons(), 1e-9);
    assertTrue(dense.cell().atLeast());
    assertTrue(dense.cell().sigma() > (2.55 - 1.5) / 2 - 0.1);
  }

  @Test
  void anEmptyStreetIsNotCorrected() {
    assertEquals(1.03, Hiding.DEFAULT.factor(0.1, 40), 0.01);
    assertEquals(2, Hiding.DEFAULT.factor(3, 40), 1e-9);
    assertEquals(1, Hiding.NONE.factor(3, 40), 1e-9);
    assertTrue(Hiding.DEFAULT.factor(1, 80) < 1.05, "from above nobody is hidden");
  }

  @Test
  void noDensityIsToldWhereTheGroundIsUncertain() {
    ErrorBudget rough = new ErrorBudget(1.5, 3, 3, 5, 0.06, 4, 8, 40);
    DensityGrid grid =
        new DensityGrid(new DensityGrid.Rules(4, 4, 4, 0.3, 14, 0.25, Hiding.NONE), rough);
    grid.look(T0, VIEW, p -> true, crowd(32, 0, 8));
    assertTrue(cell(grid.cells(T0), 0, 8).orElseThrow().cell().personsPerM2() < 0);
  }

  @Test
  void boxesThatCoverEachOtherMakeALowerBound() {
    DensityGrid grid = grid(Hiding.NONE);
    List<GroundPerson> overlapping =
        crowd(10, 0, 8).stream()
            .map(p -> new GroundPerson(p.box(), 0.8, p.where(), 1, true))
            .toList();
    grid.look(T0, VIEW, p -> true, overlapping);
    assertTrue(cell(grid.cells(T0), 0, 8).orElseThrow().cell().atLeast());
  }

  @Test
  void feetOrHeadPutAPersonOnTheGround() {
    Enu feet = new Enu(3, 36, 0);
    Pixel foot = VIEW.pixel(feet).orElseThrow();
    Pixel head = VIEW.pixel(feet.plus(new Enu(0, 0, 1.7))).orElseThrow();
    double h = foot.y() - head.y();
    PixelBox whole = new PixelBox(foot.x() - 7, head.y(), 14, h);
    PixelBox hidden = new PixelBox(head.x() - 7, head.y(), 14, h * 0.4);
    PixelBox lamp = new PixelBox(head.x() - 7, head.y(), 14, h * 4);
    List<GroundPerson> persons =
        PersonsOnGround.place(
            VIEW,
            8,
            List.of(
                new PersonsOnGround.Seen(whole, 0.9),
                new PersonsOnGround.Seen(hidden, 0.6),
                new PersonsOnGround.Seen(lamp, 0.7)));
    assertEquals(2, persons.size());
    assertTrue(persons.get(0).where().minus(feet).length() < 0.3);
    assertTrue(persons.get(1).where().minus(feet).length() < 0.3);
    assertEquals(0.4, persons.get(1).shownPart(), 0.02);
    assertTrue(persons.get(1).overlapped());
  }
}
