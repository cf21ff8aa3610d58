package io.skybeat.missions.format;

import io.skybeat.core.wire.BadDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that somebody else made: never more than a route can sensibly need. */
final class BoundedFile {
  /** A survey of 10,000 points has under 5 MB; a file above this is no route. */
  static final int LIMIT_BYTES = 16 << 20;

  private BoundedFile() {}

  static byte[] bytes(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(file.toString(), in);
    } catch (NoSuchFileException e) {
      throw new BadDocument(file + ": no such file; name an existing one", e);
    } catch (IOException e) {
      throw new BadDocument(
          file + ": cannot be read (" + e.getMessage() + "); name a readable file", e);
    }
  }

  /** What {@code in} holds; refused above {@link #LIMIT_BYTES}. */
  static byte[] bytes(String document, InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LIMIT_BYTES + 1);
    if (bytes.length > LIMIT_BYTES) {
      throw new BadDocument(
          document
              + ": holds more than "
              + (LIMIT_BYTES >> 20)
              + " MiB; that is no route; split it or leave out what is not flown");
    }
    return bytes;
  }

  static String text(Path file) {
    return text(file.toString(), bytes(file));
  }

  /** {@code bytes} as UTF-8, without a byte order mark. */
  static String text(String document, byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new BadDocument(document + ": is not UTF-8 text; save it as UTF-8", e);
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
