package io.skybeat.analytics.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Truth from the files in which data sets keep it. */
final class Labels {
  private Labels() {}

  /** A picture's truth: objects, and ground on which nothing is to be counted. */
  record Truth(List<Box> boxes, List<Box> ignored) {}

  /** A head in a crowd. */
  record Head(double x, double y) {}

  /** Persons by frame from an XML of {@code frame/objectlist/object/box} (centre and size). */
  static Map<Integer, List<Box>> personsByFrame(Path xml) throws IOException {
    Map<Integer, List<Box>> byFrame = new TreeMap<>();
    NodeList frames = parse(xml).getElementsByTagName("frame");
    for (int i = 0; i < frames.getLength(); i++) {
      Element frame = (Element) frames.item(i);
      NodeList boxes = frame.getElementsByTagName("box");
      List<Box> persons = new ArrayList<>();
      for (int j = 0; j < boxes.getLength(); j++) {
        Element box = (Element) boxes.item(j);
        double width = number(xml, box, "w");
        double height = number(xml, box, "h");
        persons.add(
            new Box(
                ObjectClass.PERSON,
                1,
                number(xml, box, "xc") - width / 2,
                number(xml, box, "yc") - height / 2,
                width,
                height));
      }
      byFrame.put((int) number(xml, frame, "number"), persons);
    }
    if (byFrame.isEmpty()) {
      throw new IOException(xml + ": holds no <frame number=...> with boxes");
    }
    return byFrame;
  }

  /** One picture's truth in VisDrone's columns x,y,w,h,score,class,truncation,occlusion. */
  static Truth visDrone(Path txt) throws IOException {
    List<Box> boxes = new ArrayList<>();
    List<Box> ignored = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(txt)) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      String[] columns = line.split(",");
      try {
        int label = Integer.parseInt(columns[5].strip());
        ObjectClass kind =
            switch (label) {
              case 1, 2 -> ObjectClass.PERSON;
              case 4, 5, 6, 9 -> ObjectClass.VEHICLE;
              default -> ObjectClass.TWO_WHEELER;
            };
        double score = Double.parseDouble(columns[4]);
        Box box =
            new Box(
                kind,
                1,
                Double.parseDouble(columns[0]),
                Double.parseDouble(columns[1]),
                Double.parseDouble(columns[2]),
                Double.parseDouble(columns[3]));
        (score == 0 || label == 0 || label == 11 ? ignored : boxes).add(box);
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(txt + ":" + number + ": eight numbers were expected: " + line, e);
      }
    }
    return new Truth(boxes, ignored);
  }

  /** Heads by picture from a CSV of {@code frame,x,y}. */
  static Map<String, List<Head>> heads(Path csv) throws IOException {
    Map<String, List<Head>> byPicture = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(csv)) {
      number++;
      if (number == 1 || line.isBlank()) {
        continue;
      }
      String[] columns = line.split(",");
      try {
        byPicture
            .computeIfAbsent(columns[0].strip(), k -> new ArrayList<>())
            .add(new Head(Double.parseDouble(columns[1]), Double.parseDouble(columns[2])));
      } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
        throw new IOException(csv + ":" + number + ": frame,x,y was expected: " + line, e);
      }
    }
    return byPicture;
  }

  /**
   * Truth by file name from COCO-like JSON: {@code images}, {@code categories}, {@code annotations}
   * with {@code bbox} as x, y, width, height. {@code DontCare} becomes ignored ground.
   */
  static Map<String, Truth> coco(Path json) throws IOException {
    JsonNode root = Json.MAPPER.readTree(json.toFile());
    Map<Integer, String> kinds = new TreeMap<>();
    root.path("categories").forEach(c -> kinds.put(c.path("id").asInt(), c.path("name").asText()));
    Map<Integer, Truth> byId = new TreeMap<>();
    Map<String, Truth> byName = new TreeMap<>();
    for (JsonNode image : root.path("images")) {
      Truth truth = new Truth(new ArrayList<>(), new ArrayList<>());
      byId.put(image.path("id").asInt(), truth);
      byName.put(image.path("filename").asText(image.path("file_name").asText()), truth);
    }
    for (JsonNode one : root.path("annotations")) {
      Truth truth = byId.get(one.path("image_id").asInt());
      JsonNode side = one.path("bbox");
      String kind = kinds.get(one.path("category_id").asInt());
      if (truth == null || kind == null || side.size() != 4) {
        throw new IOException(
            json
                + ": annotation "
                + one.path("id")
                + ": needs a known image_id, category_id, bbox");
      }
      ObjectClass is =
          switch (kind) {
            case "Person" -> ObjectClass.PERSON;
            case "Bicycle" -> ObjectClass.TWO_WHEELER;
            default -> ObjectClass.VEHICLE;
          };
      Box box =
          new Box(
              is,
              1,
              side.get(0).asDouble(),
              side.get(1).asDouble(),
              side.get(2).asDouble(),
              side.get(3).asDouble());
      (kind.equals("DontCare") ? truth.ignored() : truth.boxes()).add(box);
    }
    if (byName.isEmpty()) {
      throw new IOException(json + ": holds no images");
    }
    return byName;
  }

  private static double number(Path xml, Element element, String name) throws IOException {
    try {
      return Double.parseDouble(element.getAttribute(name));
    } catch (NumberFormatException e) {
      throw new IOException(xml + ": <" + element.getTagName() + "> needs a number in " + name, e);
    }
  }

  private static Element parse(Path xml) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(xml.toFile()).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(xml + ": cannot be parsed: " + e.getMessage(), e);
    }
  }
}
