package io.skybeat.simulator.day;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A scenario's verdicts in the XML that build servers read: one test case an expectation. */
final class JunitReport {
  private JunitReport() {}

  static void write(
      Path file, String suite, List<Scenario.Verdict> verdicts, DayResult result, double seconds)
      throws IOException {
    try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeCharacters("\n");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", suite);
      xml.writeAttribute("tests", Integer.toString(verdicts.size()));
      xml.writeAttribute("failures", Long.toString(failures(verdicts)));
      xml.writeAttribute("errors", "0");
      xml.writeAttribute("skipped", "0");
      xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
      faults(xml, result);
      for (Scenario.Verdict verdict : verdicts) {
        write(xml, suite, verdict);
      }
      xml.writeCharacters("\n  ");
      xml.writeStartElement("system-out");
      xml.writeCharacters("digest " + result.digest() + "\n" + plain(result.story()));
      xml.writeEndElement();
      xml.writeCharacters("\n");
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  /** What went wrong on purpose: how often, by name. */
  private static void faults(XMLStreamWriter xml, DayResult result) throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("properties");
    for (Map.Entry<String, Long> fault : result.faults().entrySet()) {
      xml.writeCharacters("\n    ");
      xml.writeEmptyElement("property");
      xml.writeAttribute("name", "fault." + fault.getKey());
      xml.writeAttribute("value", Long.toString(fault.getValue()));
    }
    xml.writeCharacters("\n  ");
    xml.writeEndElement();
  }

  private static void write(XMLStreamWriter xml, String suite, Scenario.Verdict verdict)
      throws XMLStreamException {
    xml.writeCharacters("\n  ");
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", suite);
    xml.writeAttribute("name", verdict.expectation());
    if (!verdict.good()) {
      xml.writeStartElement("failure");
      xml.writeAttribute("message", verdict.failure());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static long failures(List<Scenario.Verdict> verdicts) {
    return verdicts.stream().filter(verdict -> !verdict.good()).count();
  }

  /** XML has no place for most control characters. */
  private static String plain(List<String> lines) {
    return String.join("\n", lines).replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "?");
  }
}
