package io.skybeat.mavlink.conversation;

import static io.skybeat.mavlink.conversation.Plans.PARTIES;
import static io.skybeat.mavlink.conversation.Plans.ack;
import static io.skybeat.mavlink.conversation.Plans.at;
import static io.skybeat.mavlink.conversation.Plans.request;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dronefleet.mavlink.common.MissionItemInt;
import io.skybeat.mavlink.dialect.message.MissionCount;
import java.util.List;
import org.junit.jupiter.api.Test;

class MissionUploadTest {
  private final MissionUpload upload = upload(true);

  private static MissionUpload upload(boolean ardupilot) {
    return new MissionUpload(
        PARTIES, MissionItem.MISSION, Plans.plan(3), ardupilot, Patience.RECOMMENDED);
  }

  @Test
  void vehiclePullsEveryItemAndAccepts() {
    MissionCount count = (MissionCount) upload.start(at(0)).get(0);
    assertEquals(3, count.count());
    assertEquals(1, count.targetSystem());
    for (int seq = 0; seq < 3; seq++) {
      MissionItemInt item = (MissionItemInt) hear(0.1, request(seq)).get(0);
      assertEquals(seq, item.seq());
    }
    assertTrue(hear(0.2, ack(0, 0, 77)).isEmpty());
    assertEquals(new MissionUpload.Accepted(77), upload.outcome().orElseThrow());
    assertTrue(upload.nextDue().isEmpty());
    assertTrue(hear(0.3, request(1)).isEmpty(), "it is over");
  }

  @Test
  void rule2_countIsSentAgainOnlyBeforeTheFirstRequest() {
    upload.start(at(0));
    assertTrue(upload.due(at(1.4)).isEmpty());
    assertInstanceOf(MissionCount.class, upload.due(at(1.5)).get(0));
    hear(1.6, request(0));
    for (double t = 1.7; t < 9; t += 0.1) {
      assertEquals(List.of(), upload.due(at(t)), "after the first request the station only waits");
    }
    assertTrue(upload.outcome().isEmpty());
    assertEquals(1, hear(9, request(1)).size(), "and still answers");
  }

  @Test
  void givesUpWhenTheVehicleNeverAsks() {
    upload.start(at(0));
    int counts = 1;
    for (double t = 0; t < 20; t += 0.5) {
      counts += upload.due(at(t)).size();
    }
    assertEquals(6, counts);
    assertInstanceOf(MissionUpload.Failed.class, upload.outcome().orElseThrow());
  }

  @Test
  void rule3_lostLastAcknowledgementIsUnknownNotFailed() {
    upload.start(at(0));
    for (int seq = 0; seq < 3; seq++) {
      hear(0.1, request(seq));
    }
    wait(0.1, 12);
    assertInstanceOf(MissionUpload.Unknown.class, upload.outcome().orElseThrow());
  }

  @Test
  void vehicleThatStopsAskingHasFailed() {
    upload.start(at(0));
    hear(0.1, request(0));
    wait(0.1, 12);
    MissionUpload.Failed failed =
        assertInstanceOf(MissionUpload.Failed.class, upload.outcome().orElseThrow());
    assertTrue(failed.reason().contains("1 of 3"), failed::reason);
  }

  @Test
  void rule4_itemsGoAsIntWithTheirFrameAlsoWhenAskedByTheOldRequest() {
    upload.start(at(0));
    MissionItemInt item = (MissionItemInt) hear(0.1, request(1)).get(0);
    assertEquals(MissionItem.FRAME_RELATIVE_INT, item.frame().value());
    assertEquals(305_000_100, item.x());
  }

  @Test
  void rule6_invalidSequenceIsNotTheEndOnArduPilotEveryOtherErrorIs() {
    upload.start(at(0));
    hear(0.1, request(0));
    hear(0.2, ack(MissionResults.INVALID_SEQUENCE));
    assertTrue(upload.outcome().isEmpty());

    MissionUpload onPx4 = upload(false);
    onPx4.start(at(0));
    onPx4.heard(at(0.2), 1, 1, ack(MissionResults.INVALID_SEQUENCE));
    assertInstanceOf(MissionUpload.Failed.class, onPx4.outcome().orElseThrow());

    for (int error = 1; error <= 15; error++) {
      if (error != MissionResults.INVALID_SEQUENCE) {
        MissionUpload refused = upload(true);
        refused.start(at(0));
        refused.heard(at(0.1), 1, 1, request(0));
        refused.heard(at(0.2), 1, 1, ack(error));
        assertInstanceOf(MissionUpload.Failed.class, refused.outcome().orElseThrow());
      }
    }
  }

  @Test
  void rule7_onlyThePeerToUsAboutThisPlan() {
    upload.start(at(0));
    assertTrue(upload.heard(at(0.1), 2, 1, request(0)).isEmpty(), "another vehicle");
    assertTrue(upload.heard(at(0.1), 1, 100, request(0)).isEmpty(), "another component");
    assertTrue(hear(0.1, request(0, 254, 0)).isEmpty(), "meant for another station");
    assertTrue(hear(0.1, request(0, 255, MissionItem.FENCE)).isEmpty(), "another plan");
    hear(0.1, ack(1, MissionItem.RALLY, 0));
    assertTrue(upload.outcome().isEmpty(), "an error about another plan");
  }

  @Test
  void requestsBeyondTheEndAreNotAnsweredRepeatedOnesAre() {
    upload.start(at(0));
    assertTrue(hear(0.1, request(3)).isEmpty());
    assertEquals(1, hear(0.2, request(2)).size(), "one early");
    assertEquals(1, hear(0.2, request(0)).size());
    assertEquals(1, hear(0.3, request(0)).size());
  }

  @Test
  void acceptanceBeforeAllItemsIsAFailureOfTheProtocol() {
    upload.start(at(0));
    hear(0.1, ack(0));
    assertTrue(upload.outcome().isEmpty(), "the echo of an earlier transfer");
    hear(0.2, request(0));
    hear(0.3, ack(0));
    assertInstanceOf(MissionUpload.Failed.class, upload.outcome().orElseThrow());
  }

  @Test
  void emptyPlanClears() {
    MissionUpload clear =
        new MissionUpload(PARTIES, MissionItem.FENCE, List.of(), true, Patience.RECOMMENDED);
    assertEquals(0, ((MissionCount) clear.start(at(0)).get(0)).count());
    clear.heard(at(0.1), 1, 1, ack(0, MissionItem.FENCE, 0));
    assertInstanceOf(MissionUpload.Accepted.class, clear.outcome().orElseThrow());
  }

  private List<Object> hear(double seconds, Object message) {
    return upload.heard(at(seconds), 1, 1, message);
  }

  private void wait(double from, double to) {
    for (double t = from; t < to; t += 0.1) {
      assertEquals(List.of(), upload.due(at(t)));
    }
  }
}
