package io.skybeat.station.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
  private static final Pattern PLACE = Pattern.compile("\\{([nwts])}");

  @ParameterizedTest
  @EnumSource
  void eachSentenceIsReadAsItself(Wording wording) {
    List<String> values = new ArrayList<>();
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
      Matcher line = Pattern.compile("\"said\\." + wording.name() + "\": \"(.+)\",").matcher(file);
      assertTrue(line.find(), language + " lacks " + wording);
      for (int place = 0; place < wording.places(); place++) {
        assertTrue(
            line.group(1).contains("{" + place + "}"),
            language + ", " + wording + ": value " + place + " is not shown");
      }
    }
  }

  /** Where the station words its reasons. */
  private static final List<String> SPEAKERS =
      List.of(
          "sortie",
          "permit",
          "watch",
          "alert",
          "desk/Asking.java",
          "desk/OfficeOrders.java",
          "desk/EvidenceOrders.java",
          "evidence/EvidenceRules.java",
          "desk/RoomProjection.java",
          "around/Around.java",
          "around/dock",
          "around/traffic/Encounter.java",
          "around/traffic/Sky.java",
          "around/weather/GustCheck.java",
          "around/weather/HazardCheck.java",
          "around/weather/Known.java",
          "around/weather/RainCheck.java",
          "around/weather/TemperatureCheck.java",
          "around/weather/VisibilityCheck.java",
          "around/weather/WindCheck.java");

  /** Words of the sources that no page shows as a reason. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "picture shown",
          "clip shown",
          "evidence vault",
          "retention of",
          "clip complete",
          "clip incomplete",
          "live view",
          "off duty",
          "registered heat of",
          "over two adjacent",
          "marked on the map",
          "separation from",
          "the way there");

  @Test
  void whateverTheStationGivesAsAReasonIsKnownHere() throws IOException {
    Path root =
        Stream.of("src", "ground-station/src")
            .map(start -> Path.of(start, "main/java/io/skybeat/station"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    String known =
        Stream.of(Wording.values()).map(Wording::english).collect(Collectors.joining("\n"));
    List<String> unknown = new ArrayList<>();
    for (String speaker : SPEAKERS) {
      try (Stream<Path> files = Files.walk(root.resolve(speaker))) {
        for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
          for (String words : worded(Files.readAllLines(file))) {
            if (!known.contains(words) && !ELSEWHERE.contains(words)) {
              unknown.add(file.getFileName() + ": " + words);
            }
          }
        }
      }
    }
    assertEquals(
        List.of(),
        unknown,
        "add them to Wording, and to said-zh.js and said-en.js, so that both languages show");
  }

  /** The texts of two words and more, cut where a value stands. */
  private static List<String> worded(List<String> lines) {
    return lines.stream()
        .map(String::strip)
        .filter(line -> !line.startsWith("*") && !line.startsWith("/"))
        .filter(line -> !line.contains("Exception("))
        .flatMap(line -> Pattern.compile("\"([^\"]*)\"").matcher(line).results())
        .flatMap(text -> Stream.of(text.group(1).split("%[.0-9]*[a-z]|[0-9.]+ ")))
        .map(part -> part.replace("%%", "%").replaceAll("^[^a-z]+|[ (:;,%]+$", ""))
        .filter(part -> part.matches("[a-z'-]+ .*"))
        .toList();
  }

  @Test
  void sentencesAreTakenApart() {
    List<Said> said =
        Wording.read("tail ratio 12.4, 10 of 10 frames, 2.1 m wide; recorded in 2026.mp4");
    assertEquals(List.of("TAIL_RATIO", "WIDE", "RECORDED"), said.stream().map(Said::code).toList());
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
        List.of(new Said("AFTER_RESTART", List.of(List.of(new Said("ABOARD_SAME", List.of()))))),
        Wording.read("after a restart of the station: the plan aboard is the sortie's"));
  }
}
