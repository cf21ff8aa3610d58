package io.skybeat.core.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Reads configuration into records: unknown keys, missing keys of the record's own rules and wrong
 * values are refused with file, line and key.
 */
public final class StrictYaml {
  private static final ObjectMapper MAPPER =
      Json.configure(
          YAMLMapper.builder(
              YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()));

  private StrictYaml() {}

  /** Reads {@code file} as {@code type}; throws {@link BadDocument} with the place. */
  public static <T> T read(Path file, Class<T> type) {
    String text;
    try {
      text = Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new BadDocument(file + ": no such file; name an existing one", e);
    } catch (IOException e) {
      throw new BadDocument(file + ": cannot be read: " + e.getMessage(), e);
    }
    return parse(file.toString(), text, type);
  }

  /** Reads {@code text}, known as {@code document} in messages. */
  public static <T> T parse(String document, String text, Class<T> type) {
    try {
      T value =
          MAPPER
              .readerFor(type)
              .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
              .readValue(text);
      if (value == null) {
        throw new BadDocument(document + ": is empty");
      }
      return value;
    } catch (JsonProcessingException e) {
      throw BadDocument.of(document, e);
    }
  }

  /** Writes {@code value} as YAML, for files that a program makes. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("cannot be written as YAML: " + value.getClass(), e);
    }
  }
}
