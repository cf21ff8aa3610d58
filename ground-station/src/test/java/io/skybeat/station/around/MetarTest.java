package io.skybeat.station.around;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.station.around.weather.BadMetar;
import io.skybeat.station.around.weather.Hazard;
import io.skybeat.station.around.weather.Metar;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetarTest {
  private static final Instant NOW = Instant.parse("2026-11-22T11:05:00Z");
  private static final List<String> LINES =
      List.of(
          "METAR ZHHH 221100Z 03004MPS 340V070 CAVOK 12/04 Q1027 NOSIG=",
          "METAR ZBAA 221030Z VRB01MPS 1200 R36L/1400U R01/P2000D BR FZFG SKC M03/M04 Q1031 BECMG"
              + " TL1130 CAVOK",
          "SPECI ZSPD 221047Z 12009G17MPS 060V160 3000 +TSRA FEW010 SCT023CB BKN040 24/22 Q1004",
          "METAR KJFK 221051Z AUTO 31015G25KT 1 1/2SM -SN BR OVC008 M01/M03 A2992 RMK AO2 SLP134",
          "METAR EGLL 221050Z AUTO 24012KT 9999 -RA FEW007/// ////// 09/07 Q0998 TEMPO 4000 RADZ",
          "METAR UUEE 221030Z 00000MPS 0150 R24L/0300N FG VV001 M10/M11 Q1040 R24L/490332 NOSIG",
          "LOWI 221020Z 27003KT 9999 FEW050 SCT080 03/M02 Q1021",
          "METAR KSFO 221056Z 28006KT P6SM FEW015 14/11 A3006",
          "METAR VHHH 221100Z 09035G52KT 060V120 0800 +SHRA SQ FEW008 SCT015CB 26/25 Q0985 WS ALL"
              + " RWY NOSIG",
          "METAR PANC 221053Z 36003KT M1/4SM FZFG VV002 M16/M17 A3012",
          "METAR LFPG 221100Z /////KT //// // ////// ///// Q1012");

  private static Metar read(int line) throws BadMetar {
    return Metar.parse(LINES.get(line), NOW);
  }

  @Test
  void realLinesAreRead() throws BadMetar {
    Metar wuhan = read(0);
    assertEquals("ZHHH", wuhan.station());
    assertEquals(Instant.parse("2026-11-22T11:00:00Z"), wuhan.at());
    assertEquals(4, wuhan.windMps().orElseThrow());
    assertEquals(30, wuhan.windFromDeg().orElseThrow());
    assertEquals(OptionalDouble.empty(), wuhan.gustMps());
    assertTrue(wuhan.cavok());
    assertEquals(10_000, wuhan.visibilityM().orElseThrow());
    assertEquals(12, wuhan.temperatureC().orElseThrow());
    assertEquals(4, wuhan.dewPointC().orElseThrow());
    assertEquals(1027, wuhan.qnhHpa().orElseThrow());
    assertEquals(0, wuhan.rainMmH().orElseThrow());
  }

  @Test
  void variableWindGustsAndUnits() throws BadMetar {
    assertTrue(read(1).variable());
    assertEquals(OptionalDouble.empty(), read(1).windFromDeg());
    assertEquals(1, read(1).windMps().orElseThrow());
    assertEquals(9, read(2).windMps().orElseThrow());
    assertEquals(17, read(2).gustMps().orElseThrow());
    assertEquals(15 * 0.514444, read(3).windMps().orElseThrow(), 1e-4);
    assertEquals(25 * 0.514444, read(3).gustMps().orElseThrow(), 1e-4);
    assertEquals(0, read(5).windMps().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource({"1,1200", "2,3000", "3,2414.016", "4,10000", "5,150", "7,9656.064", "9,402.336"})
  void visibilityInMetresAndMiles(int line, double metres) throws BadMetar {
    assertEquals(metres, read(line).visibilityM().orElseThrow(), 1e-6);
  }

  @ParameterizedTest
  @CsvSource({"1,-3", "3,-1", "5,-10", "6,3", "9,-16"})
  void temperaturesBelowZeroCarryAnM(int line, double degrees) throws BadMetar {
    assertEquals(degrees, read(line).temperatureC().orElseThrow());
  }

  @Test
  void inchesOfMercuryAreHectopascals() throws BadMetar {
    assertEquals(1013.2, read(3).qnhHpa().orElseThrow(), 0.05);
  }

  @Test
  void presentWeatherIsRainAndHazards() throws BadMetar {
    assertEquals(List.of(Hazard.FREEZING), read(1).report("a").hazards());
    assertEquals(List.of(Hazard.THUNDERSTORM), read(2).report("a").hazards());
    assertEquals(50, read(2).rainMmH().orElseThrow());
    assertEquals(List.of(Hazard.SNOW), read(3).report("a").hazards());
    assertEquals(2.5, read(4).rainMmH().orElseThrow());
    assertEquals(List.of(Hazard.SQUALL), read(8).report("a").hazards());
    assertEquals(List.of(), read(0).report("a").hazards());
  }

  @Test
  void whatIsSaidOfTheNextHoursIsNotNow() throws BadMetar {
    // TEMPO 4000 RADZ, BECMG TL1130 CAVOK.
    assertEquals(10_000, read(4).visibilityM().orElseThrow());
    assertEquals(1200, read(1).visibilityM().orElseThrow());
  }

  @Test
  void slashesAreNotKnown() throws BadMetar {
    Metar blind = read(10);
    assertEquals(OptionalDouble.empty(), blind.windMps());
    assertEquals(OptionalDouble.empty(), blind.visibilityM());
    assertEquals(OptionalDouble.empty(), blind.temperatureC());
    assertEquals(1012, blind.qnhHpa().orElseThrow());
  }

  @Test
  void theMonthIsTheLastThatHadTheDay() throws BadMetar {
    Instant newYear = Instant.parse("2026-01-01T00:10:00Z");
    assertEquals(
        Instant.parse("2025-12-31T23:50:00Z"),
        Metar.parse("ZHHH 312350Z 03004MPS CAVOK 12/04 Q1027", newYear).at());
    Instant march = Instant.parse("2026-03-01T00:10:00Z");
    assertEquals(
        Instant.parse("2026-02-28T23:30:00Z"),
        Metar.parse("ZHHH 282330Z 03004MPS CAVOK 12/04 Q1027", march).at());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "ZHH 221100Z 03004MPS CAVOK|no station of four letters",
        "ZHHH 22110Z 03004MPS CAVOK|'22110Z' is no day and time",
        "ZHHH 331100Z 03004MPS CAVOK|'331100Z' is no day and time of these months",
        "ZHHH 221100Z 03004MPS CAVOK 12/04 GARBAGE Q1027|'GARBAGE' is no group",
        "ZHHH 221100Z 39004MPS CAVOK|wind from 390 degrees",
        "ZHHH 221100Z 03014G04MPS CAVOK|gusts below the mean wind",
        "ZHHH 221100Z 03004MPS 1/0SM|divided by 0",
        "ZHHH 221100Z 03004MPS CAVOK 12/04 Q0012|no pressure",
        "ZHHH 221100Z NIL|NIL",
        "<html><body>404 Not Found</body></html> x|no station"
      })
  void badInputIsNamed(String line, String words) {
    BadMetar bad = assertThrows(BadMetar.class, () -> Metar.parse(line, NOW));
    assertTrue(bad.getMessage().contains(words), bad.getMessage());
  }

  /** Whatever comes: a report, or BadMetar; and the untouched line still reads. */
  @Test
  void garbageIsRefusedAndNothingElseEscapes() {
    SplittableRandom random = new SplittableRandom(20261122);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder line = new StringBuilder(LINES.get(random.nextInt(LINES.size())));
      for (int n = 1 + random.nextInt(6); n > 0; n--) {
        int at = random.nextInt(line.length());
        switch (random.nextInt(3)) {
          case 0 -> line.setCharAt(at, (char) random.nextInt(256));
          case 1 -> line.deleteCharAt(at);
          default -> line.insert(at, line.substring(at, Math.min(line.length(), at + 9)));
        }
      }
      try {
        Metar.parse(line.toString(), NOW).report("fuzz");
      } catch (BadMetar e) {
        refused++;
        assertTrue(e.getMessage().startsWith("METAR: "), e.getMessage());
      } catch (IllegalArgumentException e) {
        // Figures that no weather has: the report itself refuses them, with source and range.
        assertTrue(e.getMessage().startsWith("fuzz: "), e.getMessage());
      }
    }
    assertTrue(refused > 5_000, "only " + refused + " were refused");
  }
}
