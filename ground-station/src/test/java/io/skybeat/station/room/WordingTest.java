package io.skybeat.station.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Pattern PLACE = Pattern.compile("\\{([nwts])}");

  @ParameterizedTest
  @EnumSource
  void eachSentenceIsReadAsItself(Wording wording) {
    List<String> values = new java.util.ArrayList<>();
    String text =
        PLACE
            .matcher(wording.english())
            .replaceAll(
                place -> {
                  String value =
                      switch (place.group(1)) {
                        case "n" -> "1" + values.size() + ".5";
                        case "w" -> "d-" + values.size();
                        case "s" -> "FROZEN";
                        default -> "看清人群" + values.size();
                      };
                  values.add(value);
                  return value;
                });
    assertEquals(List.of(new Said(wording.name(), values)), Wording.read(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"zh", "en"})
  void thePageHasEachInBothLanguages(String language) throws IOException {
    String file;
    try (InputStream in = getClass().getResourceAsStream("/web/js/said-" + language + ".js")) {
      file = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    for (Wording wording : Wording.values()) {
      Matcher line =
          Pattern.compile("\"said\\." + wording.name() + "\": \"(.+)\",").matcher(file);
      assertTrue(line.find(), language + " lacks " + wording);
      for (int place = 0; place < wording.places(); place++) {
        assertTrue(
            line.group(1).contains("{" + place + "}"),
            language + ", " + wording + ": value " + place + " is not shown");
      }
    }
  }

  @Test
  void sentencesAreTakenApart() {
    List<Said> said =
        Wording.read("tail ratio 12.4, 10 of 10 frames, 2.1 m wide; recorded in 2026.mp4");
    assertEquals(
        List.of("TAIL_RATIO", "WIDE", "RECORDED"), said.stream().map(Said::code).toList());
    assertEquals(List.of("12.4", "10", "10"), said.get(0).values());
    assertEquals(
        List.of("PILOT_OFF_DUTY", "BATTERY_LOW"),
        Wording.read("pilot p-1 is not on duty; battery 27 %, at least 30").stream()
            .map(Said::code)
            .toList());
  }

  @Test
  void wordsOfPeopleAndVehiclesStayAsTheyAre() {
    assertEquals(
        List.of(new Said(Said.TEXT, List.of("crates, in the lane; many"))),
        Wording.read("crates, in the lane; many"));
    assertEquals(
        List.of(new Said("ORDERED", List.of("return", "li", "enough, come back"))),
        Wording.read("return ordered by li: enough, come back"));
    assertEquals(
        List.of(new Said("PRE_ARM_SAID", List.of("PreArm: Compass, not healthy"))),
        Wording.read("pre-arm checks fail (PreArm: Compass, not healthy)"));
    assertEquals(List.of(new Said(Said.TEXT, List.of(""))), Wording.read(""));
  }

  @Test
  void aSentenceMayHoldAnother() {
    assertEquals(
        List.of(
            new Said(
                "AFTER_RESTART",
                List.of(List.of(new Said("ABOARD_SAME", List.of()))))),
        Wording.read("after a restart of the station: the plan aboard is the sortie's"));
  }
}
