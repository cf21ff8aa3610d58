package io.skybeat.station.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.around.traffic.AircraftReport;
import io.skybeat.station.around.traffic.BadSbs;
import io.skybeat.station.around.traffic.SbsLine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SbsLineTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:05:00Z");
  private static final String STAMP = "2026/11/22,11:05:00.123,2026/11/22,11:05:00.150";
  private static final List<String> LINES =
      List.of(
          "MSG,1,1,1,780A3B,1," + STAMP + ",CSN3021 ,,,,,,,,,,,0",
          "MSG,2,1,1,780A3B,1," + STAMP + ",,0,12.0,90.0,30.77640,114.20970,,,,,,-1",
          "MSG,3,1,1,780A3B,1," + STAMP + ",,12325,,,30.51234,114.31234,,,0,0,0,0",
          "MSG,4,1,1,780A3B,1," + STAMP + ",,,438.2,217.5,,,-1216,,,,,0",
          "MSG,5,1,1,780A3B,1," + STAMP + ",,12300,,,,,,,0,,0,0",
          "MSG,6,1,1,780A3B,1," + STAMP + ",,12300,,,,,,7700,0,1,0,0",
          "MSG,7,1,1,780A3B,1," + STAMP + ",,12275,,,,,,,,,,0",
          "MSG,8,1,1,780A3B,1," + STAMP + ",,,,,,,,,,,,0");

  private static AircraftReport read(int type) throws BadSbs {
    return SbsLine.parse(LINES.get(type - 1) + "\r", "receiver", false, NOW).orElseThrow();
  }

  @Test
  void everyTypeTellsItsPart() throws BadSbs {
    assertEquals(Optional.of("CSN3021"), read(1).callsign());
    assertEquals(Optional.of(true), read(2).onGround());
    assertEquals(30.51234, read(3).where().orElseThrow().latDeg());
    assertEquals(12_325 * 0.3048, read(3).altitudeAmslM().orElseThrow(), 1e-9);
    assertTrue(read(3).pressure());
    assertEquals(Optional.of(false), read(3).onGround());
    assertEquals(225.43, read(4).speedMps().orElseThrow(), 0.01);
    assertEquals(217.5, read(4).trackDeg().orElseThrow());
    assertEquals(-6.18, read(4).climbMps().orElseThrow(), 0.01);
    assertEquals(Optional.of("7700"), read(6).squawk());
    assertTrue(read(7).altitudeAmslM().isPresent());
    assertEquals("780A3B", read(8).address());
    assertEquals(NOW, read(8).at());
  }

  @Test
  void otherLinesOfTheProtocolTellNothing() throws BadSbs {
    for (String line : List.of("", "  ", "STA,,5,179,400AE7,10103," + STAMP + ",RM", "CLK")) {
      assertEquals(Optional.empty(), SbsLine.parse(line, "receiver", false, NOW), line);
    }
  }

  @Test
  void aPlaceWithoutACoordinateIsNone() throws BadSbs {
    String half = "MSG,3,1,1,780A3B,1," + STAMP + ",,12325,,,30.51234,,,,0,0,0,0";
    assertEquals(
        Optional.empty(), SbsLine.parse(half, "receiver", false, NOW).orElseThrow().where());
    String nowhere = "MSG,3,1,1,780A3B,1," + STAMP + ",,12325,,,0.0,0.0,,,0,0,0,0";
    assertEquals(
        Optional.empty(), SbsLine.parse(nowhere, "receiver", false, NOW).orElseThrow().where());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "HTTP/1.1 400 Bad Request|begins with 'HTTP/1.1",
        "MSG,9,1,1,780A3B,1,a,b,c,d,,,,,,,,,,,,0|type is not within 1..8",
        "MSG,3,1,1,78 A3B,1,a,b,c,d,,12325,,,30.5,114.3,,,0,0,0,0|address '78 A3B'",
        "MSG,3,1,1,780A3B,1,a,b,c,d,,12325,,,97.5,114.3,,,0,0,0,0|latitude '97.5'",
        "MSG,3,1,1,780A3B,1,a,b,c,d,,1e9,,,30.5,114.3,,,0,0,0,0|altitude '1e9'",
        "MSG,3,1|3 fields"
      })
  void badInputIsNamed(String line, String words) {
    BadSbs bad = assertThrows(BadSbs.class, () -> SbsLine.parse(line, "receiver", false, NOW));
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
  }

  @Test
  void garbageIsRefusedAndNothingElseEscapes() {
    SplittableRandom random = new SplittableRandom(30_003);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      for (int n = 1 + random.nextInt(5); n > 0; n--) {
        int at = random.nextInt(line.length());
        if (random.nextBoolean()) {
          line.setCharAt(at, (char) random.nextInt(256));
        } else {
          line.deleteCharAt(at);
        }
      }
      try {
        SbsLine.parse(line.toString(), "receiver", false, NOW);
      } catch (BadSbs e) {
        refused++;
      }
    }
    assertTrue(refused > 2_000, "only " + refused + " were refused");
  }
}
