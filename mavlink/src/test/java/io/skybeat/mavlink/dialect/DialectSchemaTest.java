package io.skybeat.mavlink.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialectSchemaTest {
  @Test
  void crcExtraOfEveryMessageFollowsFromItsNamesAndTypes() {
    Dialect dialect = new Dialect();
    List<String> wrong = new ArrayList<>();
    for (int id : dialect.messageIds()) {
      MessagePlan plan = dialect.plan(id);
      if (plan.computedCrcExtra() != plan.crcExtra) {
        wrong.add(
            id + " " + plan.name + " " + plan.values(dialect.decode(zero(plan)).get()).keySet());
      }
      assertTrue(plan.fullLength <= 255, plan.name);
    }
    assertEquals(List.of(), wrong);
    assertTrue(dialect.messageIds().size() >= 300);
  }

  private static io.skybeat.mavlink.frame.Frame zero(MessagePlan plan) {
    return io.skybeat.mavlink.frame.FrameWriter.v2(
        0, 1, 1, plan.messageId, plan.crcExtra, new byte[1]);
  }
}
