package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.skybeat.core.flight.CameraAttitude;
import io.skybeat.core.flight.Origin;
import io.skybeat.core.flight.SortieId;
import io.skybeat.core.geo.Enu;
import io.skybeat.core.geo.LatLon;
import io.skybeat.core.geo.LocalFrame;
import io.skybeat.simulator.world.Rect;
import io.skybeat.simulator.world.TruePose;
import io.skybeat.station.event.Actor;
import io.skybeat.station.event.Effect;
import io.skybeat.station.event.Fact;
import io.skybeat.station.event.Phase;
import io.skybeat.station.sortie.Sorties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The invariants of looks and of a pilot's hand can fail. */
class LookBookTest {
  private static final Instant AT = Instant.parse("2026-11-23T01:00:00Z");
  private static final Actor WHO = Actor.person("li");
  private static final SortieId SORTIE = new SortieId("s-1");
  private static final LatLon HOME = new LatLon(30.5, 114.3);

  private final Site site =
      new Site(HOME, 50, List.of(new Site.Watched("square", new Rect(40, 60, 0, 20))), List.of());
  private final LookBook book = new LookBook(site, new Checks());
  private final Berth berth = new Day(DayTest.options(1, 3, FaultProfile.NONE)).berth(1);

  private static LatLon at(double east, double north) {
    return new LocalFrame(HOME).toLatLon(new Enu(east, north, 0));
  }

  private static Sorties of(List<Fact> facts) {
    Sorties sorties = Sorties.NONE;
    for (Fact fact : facts) {
      sorties = sorties.evolve(fact);
    }
    return sorties;
  }

  private static String broken(Runnable act) {
    String text = assertThrows(BrokenInvariant.class, act::run).getMessage();
    return text.substring(0, text.indexOf(':'));
  }

  @Test
  void aWordToADroneInAPilotsHandIsFound() {
    book.turn(of(List.of(new Fact.ControlTaken(AT, WHO, "by hand", DayFleet.drone(1), false))));
    book.sends(new Effect.Send(0, "a heartbeat"));
    book.sends(new Effect.Send(2, "to another"));
    assertEquals("silent-while-piloted", broken(() -> book.sends(new Effect.Send(1, "a command"))));
  }

  @Test
  void whoLooksFromAboveOrFromElsewhereIsFound() {
    book.turn(looking(at(50, 25)));
    book.flies(berth, pose(50, 25), false);
    assertEquals("looks-from-its-spot", broken(() -> book.flies(berth, pose(80, 25), false)));
    assertEquals("looks-from-beside", broken(() -> book.flies(berth, pose(50, 19), false)));
  }

  private static Sorties looking(LatLon beside) {
    return of(
        List.of(
            new Fact.SortiePlanned(
                AT,
                WHO,
                "now",
                SORTIE,
                DayFleet.drone(1),
                "r",
                AT,
                "p",
                Origin.SIMULATED,
                Optional.empty(),
                Optional.empty()),
            new Fact.LookOrdered(
                AT,
                WHO,
                "a call",
                SORTIE,
                Optional.empty(),
                at(50, 60),
                5,
                beside,
                30,
                List.of(),
                AT.plusSeconds(60),
                false,
                false,
                "d1"),
            new Fact.PhaseEntered(AT, WHO, "there", SORTIE, Phase.LOOKING)));
  }

  private static TruePose pose(double east, double north) {
    return new TruePose(
        AT, new Enu(east, north, 30), Enu.ZERO, 0, 0, 0, new CameraAttitude(0, -30, 0));
  }
}
