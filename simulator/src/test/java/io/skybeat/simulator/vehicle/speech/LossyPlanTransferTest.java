package io.skybeat.simulator.vehicle.speech;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.mavlink.conversation.MissionItem;
import io.skybeat.mavlink.conversation.MissionTransfer;
import io.skybeat.mavlink.conversation.Parties;
import io.skybeat.mavlink.conversation.Patience;
import io.skybeat.mavlink.dialect.Dialect;
import io.skybeat.simulator.vehicle.autopilot.Plans;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Provable plan transfer: 500 items over a link that loses 30 % of the frames each way, doubles 10
 * %, delays all by 400 to 520 ms each way and lets them overtake each other. They arrive verified
 * or the transfer ends with the reason; what the vehicle holds is looked at here, apart from the
 * station's own comparison. 30 seeds in every run; {@code -Dskybeat.transfer.seeds=1000} for more.
 */
class LossyPlanTransferTest {
  private static final int ITEMS = 500;
  private static final Dialect DIALECT = new Dialect();

  private final TreeMap<String, Integer> ends = new TreeMap<>();
  private final List<Long> seconds = new ArrayList<>();

  @Test
  void fiveHundredItemsArriveVerifiedOrTheTransferEndsWithTheReason() {
    int seeds = Integer.getInteger("skybeat.transfer.seeds", 30);
    int honest = 0;
    int verified = 0;
    for (long seed = 1; seed <= seeds; seed++) {
      boolean lying = seed % 5 == 0;
      boolean good = transfer(seed, lying);
      honest += lying ? 0 : 1;
      verified += good ? 1 : 0;
      assertFalse(good && lying, "seed " + seed + ": a wrong item was verified");
    }
    seconds.sort(null);
    System.out.printf(
        Locale.ROOT,
        "lossy transfers: %d seeds, %d of %d honest ones verified, simulated seconds p50 %d p95 %d;"
            + " ends %s%n",
        seeds,
        verified,
        honest,
        seconds.get(seconds.size() / 2),
        seconds.get(seconds.size() * 95 / 100),
        ends);
    assertTrue(verified >= honest * 0.9, verified + " of " + honest + ": " + ends);
  }

  /** One transfer; true when it was verified, and then the vehicle really holds the plan. */
  private boolean transfer(long seed, boolean lying) {
    Manners manners = seed % 3 == 2 ? Manners.PX4 : Manners.ARDUCOPTER;
    int kind = seed % 4 == 3 ? (int) (1 + seed / 4 % 2) : Plans.MISSION;
    List<MissionItem> plan = plan(seed, kind, manners);
    int spoilt = 1 + (int) (seed * 7919 % (ITEMS - 2)) + manners.offset(kind);
    BenchDesk vehicle =
        new BenchDesk(manners, kind, lying ? OptionalInt.of(spoilt) : OptionalInt.empty());
    MissionTransfer transfer =
        new MissionTransfer(
            Parties.stationAnd(BenchDesk.SYSTEM), kind, plan, !manners.px4(), Patience.RECOMMENDED);
    Duration took = new LossyAir(DIALECT, LossyAir.Weather.FOUL, seed, vehicle).talk(transfer);
    seconds.add(took.toSeconds());
    MissionTransfer.Result result = transfer.outcome().orElseThrow();
    if (result instanceof MissionTransfer.Failed failed) {
      assertFalse(failed.reason().isBlank());
      ends.merge(failed.reason().replaceAll("[0-9]+", "n"), 1, Integer::sum);
      return false;
    }
    ends.merge("verified", 1, Integer::sum);
    holds(vehicle.plans, kind, plan, manners, "seed " + seed);
    return true;
  }

  /** What the vehicle keeps is what was sent, but for its home and its rounding. */
  static void holds(Plans held, int kind, List<MissionItem> plan, Manners manners, String seed) {
    int offset = manners.offset(kind);
    assertEquals(plan.size(), held.size(kind) - offset, seed);
    int first = kind == Plans.MISSION && offset == 0 ? 1 : 0;
    for (int i = first; i < plan.size(); i++) {
      MissionItem wanted = plan.get(i);
      io.skybeat.simulator.vehicle.autopilot.MissionItem actual = held.item(kind, i + offset);
      String where = seed + ", item " + i;
      assertEquals(wanted.command(), actual.command(), where);
      assertEquals(wanted.x(), actual.x(), where);
      assertEquals(wanted.y(), actual.y(), where);
      assertEquals(wanted.param1(), actual.param1(), 1e-6, where);
      double roundingM = kind == Plans.FENCE ? 1000 : kind == Plans.RALLY ? 1 : 0.011;
      assertEquals(wanted.z(), actual.z(), roundingM, where);
    }
  }

  private static List<MissionItem> plan(long seed, int kind, Manners manners) {
    return plan(seed, kind, manners, ITEMS);
  }

  static List<MissionItem> plan(long seed, int kind, Manners manners, int count) {
    SplittableRandom random = new SplittableRandom(seed ^ 0x9e3779b9L);
    List<MissionItem> items = new ArrayList<>();
    for (int seq = 0; seq < count; seq++) {
      int x = 305_000_000 + random.nextInt(100_000);
      int y = 1_143_000_000 + random.nextInt(100_000);
      float z = 20 + random.nextInt(4000) / 100f;
      MissionItem item =
          switch (kind) {
            case Plans.FENCE -> item(seq, 5001, count / 5, x, y, 0, kind);
            case Plans.RALLY -> item(seq, 5100, 0, x, y, z, kind);
            default ->
                switch (random.nextInt(4)) {
                  case 0 -> item(seq, 19, 1 + random.nextInt(30), x, y, z, kind);
                  case 1 -> item(seq, 195, 0, x, y, 0, kind);
                  default -> item(seq, 16, random.nextInt(20), x, y, z, kind);
                };
          };
      boolean home = seq == 0 && kind == Plans.MISSION && !manners.px4();
      items.add(home ? item(0, 16, 0, x, y, 50, kind) : item);
    }
    return items;
  }

  private static MissionItem item(
      int seq, int command, float param1, int x, int y, float z, int kind) {
    return new MissionItem(
        seq,
        MissionItem.FRAME_RELATIVE_INT,
        command,
        0,
        1,
        param1,
        0,
        0,
        command == 16 ? Float.NaN : 0,
        x,
        y,
        z,
        kind);
  }
}
