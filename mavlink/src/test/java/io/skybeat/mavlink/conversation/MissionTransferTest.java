package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MissionRequestInt;
import io.skybeat.mavlink.dialect.message.MissionCurrent;
import java.time.Instant;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Both sides over a link that delays and loses, in virtual time. */
class MissionTransferTest {
  private record Flying(Instant arrives, long number, boolean toVehicle, Object message)
      implements Comparable<Flying> {
    @Override
    public int compareTo(Flying other) {
      int byTime = arrives.compareTo(other.arrives);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }

  private final MissionVehicle vehicle = new MissionVehicle();
  private final PriorityQueue<Flying> air = new PriorityQueue<>();
  private Predicate<Object> lost = message -> false;
  private long sent;

  @Test
  void uploadsReadsBackAndVerifies() {
    List<MissionItem> plan = Plans.plan(12);
    MissionTransfer.Verified verified =
        assertInstanceOf(MissionTransfer.Verified.class, transfer(plan));
    assertEquals(PlanDigest.of(plan), verified.digest());
    assertEquals(12, verified.held().size());
  }

  @Test
  void rule1_aPlanThatCameBackDifferentIsNotLaunched() {
    vehicle.corruptSeq = 4;
    MissionTransfer.Failed failed =
        assertInstanceOf(MissionTransfer.Failed.class, transfer(Plans.plan(12)));
    assertTrue(failed.reason().contains("item 4: position"), failed::reason);
  }

  @Test
  void rule3_lostLastAcknowledgementIsSettledByReadingBack() {
    boolean[] reading = {false};
    lost =
        message -> {
          reading[0] |= message instanceof MissionRequestInt;
          return MissionVehicle.isAck(message) && !reading[0];
        };
    assertInstanceOf(MissionTransfer.Verified.class, transfer(Plans.plan(5)));
  }

  @Test
  void fiveHundredWaypointsOverALinkThatLosesAQuarter() {
    for (long seed = 1; seed <= 3; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      lost = message -> random.nextInt(4) == 0;
      MissionTransfer.Result result = transfer(Plans.plan(500));
      assertInstanceOf(MissionTransfer.Verified.class, result, "seed " + seed);
    }
  }

  @Test
  void aDeadVehicleEndsInAFailureNotInWaiting() {
    lost = message -> true;
    assertInstanceOf(MissionTransfer.Failed.class, transfer(Plans.plan(5)));
  }

  @Test
  void rule8_opaqueIdIsComparedForEverAndZeroProvesNothing() {
    PlanWatch watch = new PlanWatch(MissionItem.MISSION, 42);
    assertEquals(PlanWatch.Verdict.HELD, watch.look(current(42)));
    assertEquals(PlanWatch.Verdict.REPLACED, watch.look(current(43)));
    assertEquals(PlanWatch.Verdict.HELD, watch.look(current(42)));
    assertEquals(PlanWatch.Verdict.UNKNOWN, watch.look(current(0)));
    assertEquals(
        PlanWatch.Verdict.UNKNOWN, new PlanWatch(MissionItem.MISSION, 0).look(current(43)));
  }

  private static MissionCurrent current(long missionId) {
    return MissionCurrent.builder().seq(1).missionId(missionId).build();
  }

  private MissionTransfer.Result transfer(List<MissionItem> plan) {
    MissionTransfer transfer =
        new MissionTransfer(PARTIES, MissionItem.MISSION, plan, true, Patience.RECOMMENDED);
    Instant now = at(0);
    send(now, true, transfer.start(now));
    while (!transfer.done()) {
      assertTrue(now.isBefore(at(3600)), "no end within an hour");
      now = now.plusMillis(5);
      while (!air.isEmpty() && !air.peek().arrives().isAfter(now)) {
        Flying next = air.poll();
        List<Object> answer =
            next.toVehicle()
                ? vehicle.heard(now, next.message())
                : transfer.heard(now, 1, 1, next.message());
        send(now, !next.toVehicle(), answer);
      }
      send(now, false, vehicle.tick(now));
      if (transfer.nextDue().isPresent() && !transfer.nextDue().get().isAfter(now)) {
        send(now, true, transfer.due(now));
      }
    }
    return transfer.outcome().orElseThrow();
  }

  private void send(Instant now, boolean toVehicle, List<Object> messages) {
    for (Object message : messages) {
      if (!lost.test(message)) {
        air.add(new Flying(now.plusMillis(15), sent++, toVehicle, message));
      }
    }
  }
}
