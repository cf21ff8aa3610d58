package io.skybeat.missions.format;

import io.skybeat.core.wire.BadDocument;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * An element of a small XML document, read without trust: no document type, no entities but XML's
 * own five, nothing fetched, nothing deep or endless.
 *
 * @param name local name, without its namespace
 * @param id its attribute {@code name} or {@code id}, else empty
 * @param line in the document, counted from 1
 * @param children in order
 * @param text its own text, stripped
 */
record Xml(String name, String id, int line, List<Xml> children, String text) {
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ELEMENTS = 200_000;
  private static final Pattern ENCODING =
      Pattern.compile("^<\\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']");

  /** Reads {@code bytes}; throws {@link BadDocument} with the line. */
  static Xml parse(String document, byte[] bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    try {
      XMLStreamReader reader =
          factory.createXMLStreamReader(new StringReader(decoded(document, bytes)));
      try {
        return new Building(document).root(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
      String reason = String.valueOf(e.getMessage()).lines().reduce((a, b) -> b).orElse("");
      throw new BadDocument(
          document + ", line " + line + ": is not XML: " + reason.replaceFirst("^Message: ", ""),
          e);
    }
  }

  /** The text, in the encoding that its first line names; UTF-8 when it names none. */
  private static String decoded(String document, byte[] bytes) {
    String head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
    Matcher declared = ENCODING.matcher(head);
    if (!declared.find()) {
      return BoundedFile.text(document, bytes);
    }
    try {
      Charset charset = Charset.forName(declared.group(1));
      if (charset.equals(StandardCharsets.UTF_8)) {
        return BoundedFile.text(document, bytes);
      }
      return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException
        | IllegalCharsetNameException
        | UnsupportedCharsetException e) {
      throw new BadDocument(
          document + ", line 1: is not in the encoding '" + declared.group(1) + "'; save as UTF-8",
          e);
    }
  }

  /** The first child called {@code wanted}. */
  Optional<Xml> child(String wanted) {
    return children.stream().filter(child -> child.name.equals(wanted)).findFirst();
  }

  /** The text of the first child called {@code wanted}, or "". */
  String textOf(String wanted) {
    return child(wanted).map(Xml::text).orElse("");
  }

  /** Everything below called {@code wanted}, in document order. */
  List<Xml> all(String wanted) {
    List<Xml> found = new ArrayList<>();
    for (Xml child : children) {
      if (child.name.equals(wanted)) {
        found.add(child);
      }
      found.addAll(child.all(wanted));
    }
    return found;
  }

  private static final class Building {
    private final String document;
    private final Deque<Open> open = new ArrayDeque<>();
    private int elements;

    private record Open(String name, String id, int line, List<Xml> children, StringBuilder text) {}

    Building(String document) {
      this.document = document;
    }

    Xml root(XMLStreamReader reader) throws XMLStreamException {
      Xml root = null;
      while (reader.hasNext()) {
        int line = reader.getLocation().getLineNumber();
        switch (reader.next()) {
          case XMLStreamConstants.START_ELEMENT -> start(reader);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty()) {
              open.peek().text().append(reader.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            Open done = open.pop();
            Xml element =
                new Xml(
                    done.name(),
                    done.id(),
                    done.line(),
                    List.copyOf(done.children()),
                    done.text().toString().strip());
            if (open.isEmpty()) {
              root = element;
            } else {
              open.peek().children().add(element);
            }
          }
          case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
              throw new BadDocument(
                  document
                      + ", line "
                      + line
                      + ": a document type or entity is not read; remove it (no KML needs one)");
          default -> {}
        }
      }
      if (root == null) {
        throw new BadDocument(document + ": holds no XML element");
      }
      return root;
    }

    private void start(XMLStreamReader reader) {
      int line = reader.getLocation().getLineNumber();
      if (open.size() >= MAX_DEPTH || ++elements > MAX_ELEMENTS) {
        throw new BadDocument(
            document
                + ", line "
                + line
                + ": deeper than "
                + MAX_DEPTH
                + " or more than "
                + MAX_ELEMENTS
                + " elements; that is no route");
      }
      String id = "";
      for (int i = 0; i < reader.getAttributeCount(); i++) {
        String attribute = reader.getAttributeLocalName(i);
        if (attribute.equals("name") || (attribute.equals("id") && id.isEmpty())) {
          id = reader.getAttributeValue(i);
        }
      }
      open.push(new Open(reader.getLocalName(), id, line, new ArrayList<>(), new StringBuilder()));
    }
  }
}
