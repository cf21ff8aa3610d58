package io.skybeat.analytics.scuffle;

import io.skybeat.core.wire.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A shipped model's card and the weights beside it. */
final class ModelFolder {
  private final String folder;

  ModelFolder(String name) {
    folder = "/io/skybeat/models/" + name + "/";
  }

  MotionModel.Card card() {
    return StrictYaml.parse(
        "classpath:" + folder + "card.yaml",
        new String(resource("card.yaml"), StandardCharsets.UTF_8),
        MotionModel.Card.class);
  }

  /** The weights; throws IllegalStateException where they are not those of the card. */
  byte[] weights(MotionModel.Card card) {
    byte[] bytes = resource(card.weights().file());
    String actual = sha256(bytes);
    if (!actual.equals(card.weights().sha256())) {
      throw new IllegalStateException(
          "classpath:%s%s: sha256 is %s, its card expects %s"
              .formatted(folder, card.weights().file(), actual, card.weights().sha256()));
    }
    return bytes;
  }

  private byte[] resource(String name) {
    try (InputStream in = ModelFolder.class.getResourceAsStream(folder + name)) {
      if (in == null) {
        throw new IllegalStateException("classpath:" + folder + name + ": is not there");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("classpath:" + folder + name + ": cannot be read", e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
