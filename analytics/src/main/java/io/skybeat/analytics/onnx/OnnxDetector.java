package io.skybeat.analytics.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.analytics.vision.Suppression;
import io.skybeat.core.sighting.ModelRef;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A detector from an ONNX file and its card. It holds native memory (close it) and one session with
 * one thread; use it from one thread at a time.
 */
public final class OnnxDetector implements Detector {
  private final Model model;
  private final OrtSession session;
  private final InputTensor input;
  private final BoxDecoder decoder;
  private final Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
  private final Map<String, OnnxTensor> pinned = new LinkedHashMap<>();
  private final Map<String, FloatBuffer> outputs = new LinkedHashMap<>();

  /** Starts a session; throws {@link BadModel} where file and card do not fit together. */
  public OnnxDetector(Model model) {
    this.model = model;
    ModelCard card = model.card();
    decoder = BoxDecoder.of(card);
    OrtEnvironment environment = OnnxRuntime.environment();
    try (OrtSession.SessionOptions options = OnnxRuntime.options()) {
      session = environment.createSession(model.weights(), options);
    } catch (OrtException e) {
      throw new BadModel(
          model.place()
              + ": ONNX Runtime cannot load it: "
              + e.getMessage()
              + "; export it as float32 ONNX of opset 11 to 21",
          e);
    }
    boolean ready = false;
    InputTensor tensor = null;
    try {
      long[] shape = {1, 3, card.input().height(), card.input().width()};
      check("input", card.input().name(), shape, session.getInputInfo());
      decoder
          .shapes()
          .forEach((role, wanted) -> checkOutput(card.output().tensors().get(role), wanted));
      tensor = new InputTensor(card.input());
      inputs.put(card.input().name(), OnnxTensor.createTensor(environment, tensor.buffer(), shape));
      for (Map.Entry<String, long[]> output : decoder.shapes().entrySet()) {
        pin(environment, output.getKey(), output.getValue());
      }
      ready = true;
    } catch (OrtException e) {
      throw new BadModel(model.place() + ": " + e.getMessage(), e);
    } finally {
      input = tensor;
      if (!ready) {
        close();
      }
    }
  }

  /** The detector that Skybeat ships. */
  public static OnnxDetector bundled() {
    return new OnnxDetector(Model.bundled(Model.NANODET));
  }

  @Override
  public List<Box> detect(BgrImage image, Region region) {
    if (region.x() < 0
        || region.y() < 0
        || region.right() > image.width()
        || region.bottom() > image.height()) {
      throw new IllegalArgumentException(
          region + " reaches beyond a picture of " + image.width() + "x" + image.height());
    }
    InputFit fit = input.fill(image, region);
    try (OrtSession.Result ignored = session.run(inputs, pinned)) {
      return Suppression.apply(decoder.decode(outputs, fit), model.card().thresholds().overlap());
    } catch (OrtException e) {
      throw new IllegalStateException(model.place() + ": the net failed: " + e.getMessage(), e);
    }
  }

  /** The card that this detector follows. */
  public ModelCard card() {
    return model.card();
  }

  @Override
  public ModelRef model() {
    return model.ref();
  }

  @Override
  public int inputPx() {
    return Math.min(model.card().input().width(), model.card().input().height());
  }

  @Override
  public double threshold(ObjectClass kind) {
    return model.card().thresholds().detection().getOrDefault(kind, 1.0);
  }

  /** The net's outputs by role for an input that is already normalised; for comparisons. */
  Map<String, FloatBuffer> raw(float[] values) throws OrtException {
    input.buffer().put(0, values);
    session.run(inputs, pinned).close();
    return outputs;
  }

  @Override
  public void close() {
    inputs.values().forEach(OnnxTensor::close);
    pinned.values().forEach(OnnxTensor::close);
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("the session cannot be closed: " + e.getMessage(), e);
    } finally {
      if (input != null) {
        input.close();
      }
    }
  }

  private void pin(OrtEnvironment environment, String role, long[] shape) throws OrtException {
    int values = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
    FloatBuffer buffer =
        ByteBuffer.allocateDirect(values * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    outputs.put(role, buffer);
    pinned.put(
        model.card().output().tensors().get(role),
        OnnxTensor.createTensor(environment, buffer, shape));
  }

  private void checkOutput(String name, long[] wanted) {
    try {
      check("output", name, wanted, session.getOutputInfo());
    } catch (OrtException e) {
      throw new BadModel(model.place() + ": " + e.getMessage(), e);
    }
  }

  private void check(String what, String name, long[] wanted, Map<String, NodeInfo> actual) {
    NodeInfo node = actual.get(name);
    if (node != null
        && node.getInfo() instanceof TensorInfo tensor
        && tensor.type == OnnxJavaType.FLOAT
        && fits(tensor.getShape(), wanted)) {
      return;
    }
    throw new BadModel(
        model.place()
            + ": its card expects the "
            + what
            + " "
            + name
            + " float32 "
            + Arrays.toString(wanted)
            + ", the file has "
            + describe(actual)
            + "; correct the card beside it or export the net again");
  }

  /** Sizes that the file leaves open (-1) fit anything. */
  private static boolean fits(long[] actual, long[] wanted) {
    if (actual.length != wanted.length) {
      return false;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (actual[i] >= 0 && actual[i] != wanted[i]) {
        return false;
      }
    }
    return true;
  }

  private static String describe(Map<String, NodeInfo> nodes) {
    StringBuilder text = new StringBuilder();
    for (NodeInfo node : nodes.values()) {
      text.append(text.length() == 0 ? "" : ", ").append(node.getName());
      if (node.getInfo() instanceof TensorInfo tensor) {
        text.append(' ').append(tensor.type).append(' ').append(Arrays.toString(tensor.getShape()));
      }
    }
    return text.toString();
  }
}
