package io.skybeat.simulator.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** Scenarios: read strictly, played, judged, and reported as a build server reads it. */
class ScenarioTest {
  private static final Path MISSIONS = Path.of(System.getProperty("skybeat.root"), "missions");
  private static final String HEAD = "name: t\nseed: 3\nsorties: 1\n";

  @TempDir private Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(
        folder.resolve("s.yaml"), text + "missions: " + MISSIONS.toAbsolutePath() + "\n");
  }

  @Test
  void theShippedExampleIsReadWhole() {
    Path file = MISSIONS.resolve("scenarios/market-evening.yaml");
    Scenario shipped = Scenario.read(file);
    assertEquals(5, shipped.faults().orElseThrow().size());
    shipped.day(file);
  }

  @Test
  void theShippedExampleIsMet() {
    Path file = MISSIONS.resolve("scenarios/market-evening.yaml");
    Scenario shipped = Scenario.read(file);
    List<Scenario.Verdict> verdicts = shipped.judge(shipped.day(file).run());
    assertEquals(8, verdicts.size());
    assertEquals(List.of(), verdicts.stream().filter(verdict -> !verdict.good()).toList());
  }

  @Test
  void anExpectationThatIsNotMetFailsItsCaseAlone() throws Exception {
    Path file =
        file(
            HEAD
                + "faults: [{at: PT0S, lasting: PT1S, kind: link-cut, drone: 2}]\n"
                + "expect: {completed: 1, alerts: {fire: 2}, longestGap: {nowhere: PT1H}}\n");
    Scenario scenario = Scenario.read(file);
    DayResult result = scenario.day(file).run();
    List<Scenario.Verdict> verdicts = scenario.judge(result);
    assertEquals(
        List.of(true, true, false, false),
        verdicts.stream().map(Scenario.Verdict::good).toList(),
        verdicts.toString());
    Path report = folder.resolve("r.xml");
    JunitReport.write(report, scenario.name(), verdicts, result, 1.5);
    Element suite =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(report.toFile())
            .getDocumentElement();
    assertEquals("4", suite.getAttribute("tests"));
    assertEquals("2", suite.getAttribute("failures"));
    assertEquals(2, suite.getElementsByTagName("failure").getLength());
    Element fault = (Element) suite.getElementsByTagName("property").item(0);
    assertEquals("fault.link-cut", fault.getAttribute("name"));
    assertEquals("1", fault.getAttribute("value"));
  }

  @Test
  void whatIsNotUnderstoodIsRefusedWithItsPlace() throws IOException {
    refused("unknown key 'sortys'", HEAD + "sortys: 3\n");
    refused("no fault 'gremlins'", HEAD + "faults: [{at: PT1S, lasting: PT1S, kind: gremlins}]\n");
    refused("strikes a drone", HEAD + "faults: [{at: PT1S, lasting: PT1S, kind: link-cut}]\n");
    refused("there are 3", HEAD + "faults: [{at: PT1S, lasting: PT1S, kind: reboot, drone: 4}]\n");
    refused(
        "'stream-off' is not played in a day; there are lossy-link, link-cut",
        HEAD + "faults: [{at: PT1S, lasting: PT1S, kind: stream-off, drone: 1}]\n");
    refused(
        "direction: 'up' is none; write to-station, to-vehicle or both",
        HEAD
            + "faults: [{at: PT1S, lasting: PT1S, kind: message-drop, drone: 1, direction: up}]\n");
    refused("lasting are needed", HEAD + "faults: [{at: PT1S, kind: weather-silent}]\n");
    refused("at events[0]", HEAD + "events: [{at: PT1S, lasting: PT1S, kind: flood}]\n");
    refused("sorties must be", "name: t\nseed: 1\nsorties: 99\n");
    refused("no profile 'wild'", HEAD + "profile: wild\n");
    refused("nowhere.plan", HEAD + "route: nowhere\n");
  }

  private void refused(String words, String text) throws IOException {
    Path file = file(text);
    BadDocument refusal =
        assertThrows(BadDocument.class, () -> Scenario.read(file).day(file), words);
    assertTrue(refusal.getMessage().contains(words), refusal.getMessage());
  }

  @Test
  void aSeriesPlaysOnlyWhatIsMissing() throws IOException {
    Path results = folder.resolve("days.jsonl");
    java.io.ByteArrayOutputStream said = new java.io.ByteArrayOutputStream();
    for (String seeds : List.of("4", "4..5")) {
      DaySeries series =
          new DaySeries(
              seeds,
              java.util.Optional.of(results),
              seed -> DayTest.options(seed, 1, FaultProfile.NONE),
              new java.io.PrintStream(said, true, java.nio.charset.StandardCharsets.UTF_8));
      assertTrue(series.run());
    }
    assertEquals(2, Files.readAllLines(results).size());
    String text = said.toString(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(1, text.lines().filter(line -> line.startsWith("seed 4:")).count(), text);
  }
}
