package io.skybeat.analytics.onnx;

import io.skybeat.core.sighting.ModelRef;
import io.skybeat.core.wire.BadDocument;
import io.skybeat.core.wire.StrictYaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A card with its weights, checked against each other.
 *
 * @param place where the weights lie, for messages
 * @param card what is known of them
 * @param weights the ONNX file's bytes; not copied, not to be changed
 */
public record Model(String place, ModelCard card, byte[] weights) {
  /** The detector of persons and vehicles that Skybeat ships. */
  public static final String NANODET = "nanodet-g-416";

  /** The detector of persons and vehicles in thermal pictures that Skybeat ships. */
  public static final String THERMAL = "thermal-centre";

  private static final String RESOURCES = "/io/skybeat/models/";

  /** Opens the model that is shipped under {@code name}; throws {@link BadModel}. */
  public static Model bundled(String name) {
    String folder = RESOURCES + name + "/";
    String cardText = new String(resource(folder + "card.yaml"), StandardCharsets.UTF_8);
    ModelCard card = parse("classpath:" + folder + "card.yaml", cardText);
    String file = folder + card.weights().file();
    return checked("classpath:" + file, card, resource(file));
  }

  /** Opens an operator's own model by its card; throws {@link BadModel}. */
  public static Model open(Path cardFile) {
    String text;
    try {
      text = Files.readString(cardFile);
    } catch (NoSuchFileException e) {
      throw new BadModel(cardFile + ": no such model card; name an existing card.yaml", e);
    } catch (IOException e) {
      throw new BadModel(cardFile + ": the model card cannot be read: " + e.getMessage(), e);
    }
    ModelCard card = parse(cardFile.toString(), text);
    Path weights = cardFile.resolveSibling(card.weights().file());
    try {
      return checked(weights.toString(), card, Files.readAllBytes(weights));
    } catch (NoSuchFileException e) {
      throw new BadModel(
          weights + ": no such file, but " + cardFile + " names it under weights.file", e);
    } catch (IOException e) {
      throw new BadModel(weights + ": cannot be read: " + e.getMessage(), e);
    }
  }

  /** How sightings name this model. */
  public ModelRef ref() {
    return new ModelRef(card.name(), card.version(), card.weights().sha256());
  }

  private static ModelCard parse(String document, String text) {
    try {
      return StrictYaml.parse(document, text, ModelCard.class);
    } catch (BadDocument e) {
      throw new BadModel("model card " + e.getMessage(), e);
    }
  }

  private static Model checked(String place, ModelCard card, byte[] weights) {
    String actual = sha256(weights);
    if (!actual.equals(card.weights().sha256())) {
      throw new BadModel(
          place
              + ": sha256 is "
              + actual
              + ", its card expects "
              + card.weights().sha256()
              + "; put the right file there or, if it was changed on purpose, correct the card");
    }
    return new Model(place, card, weights);
  }

  private static byte[] resource(String path) {
    try (InputStream in = Model.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new BadModel(
            "classpath:" + path + ": no such model is shipped; known: " + NANODET + ", " + THERMAL);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new BadModel("classpath:" + path + ": cannot be read: " + e.getMessage(), e);
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
