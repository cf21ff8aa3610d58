package io.skybeat.core.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StrictYamlTest {
  record Inner(int port, Duration pause) {}

  record Outer(String name, Inner inner, Optional<String> note) {}

  private static String refusal(String text) {
    return assertThrows(
            BadDocument.class, () -> StrictYaml.parse("station.yaml", text, Outer.class))
        .getMessage();
  }

  @Test
  void readsRecords() {
    assertEquals(
        new Outer("a", new Inner(1, Duration.ofSeconds(2)), Optional.empty()),
        StrictYaml.parse("x", "name: a\ninner: {port: 1, pause: PT2S}\n", Outer.class));
  }

  @Test
  void namesThePlaceOfWhatIsWrong() {
    String unknown = refusal("name: a\ninner: {port: 1, puase: PT2S}\n");
    assertTrue(unknown.startsWith("station.yaml, at inner.puase: unknown key 'puase'"), unknown);
    assertTrue(unknown.contains("known here: pause, port"), unknown);
    assertTrue(refusal("name: a\ninner: {port: x, pause: PT2S}\n").contains("inner.port"));
    assertTrue(
        refusal("name: a\ninner: {pause: PT2S}\n").contains("at inner.port: is missing"),
        refusal("name: a\ninner: {pause: PT2S}\n"));
    assertTrue(refusal("name: a\nname: b\n").contains("line 2"), refusal("name: a\nname: b\n"));
    assertTrue(refusal("").contains("station.yaml"));
  }
}
