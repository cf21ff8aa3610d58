package io.skybeat.missions.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.skybeat.core.wire.BadDocument;

/**
 * JSON that keeps what it was given: numbers with all their digits, keys in their order; a key that
 * stands twice, anything after the end and bottomless nesting are refused.
 */
final class StrictJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private StrictJson() {}

  /** The tree of {@code text}; throws {@link BadDocument} with the line. */
  static JsonNode tree(String document, String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (root == null || root.isMissingNode()) {
        throw new BadDocument(document + ": is empty; save the plan again");
      }
      return root;
    } catch (JsonProcessingException e) {
      boolean placed = e.getLocation() != null && e.getLocation().getLineNr() > 0;
      String line = placed ? ", line " + e.getLocation().getLineNr() : "";
      throw new BadDocument(
          document + line + ": is not JSON: " + e.getOriginalMessage().lines().findFirst().get(),
          e);
    }
  }

  /** {@code tree} as QGroundControl lays it out: four spaces, one element a line. */
  static String write(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("    ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentArraysWith(indenter);
    printer.indentObjectsWith(indenter);
    try {
      return MAPPER.writer(printer).writeValueAsString(tree) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as JSON", e);
    }
  }
}
