package io.skybeat.analytics.onnx;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/**
 * A net's input: float32 planes in one direct buffer that is written anew for every tile. OpenCV
 * resizes and spreads the colours with SIMD.
 */
final class InputTensor implements AutoCloseable {
  /** Grey that nets are trained to ignore beside a letterboxed picture. */
  private static final double PADDING = 114;

  private final ModelCard.Input input;
  private final FloatBuffer buffer;
  private final FloatPointer memory;
  private final Mat scaled;
  private final Mat[] planes = new Mat[3];
  private final MatVector channels = new MatVector(3);

  InputTensor(ModelCard.Input input) {
    this.input = input;
    int pixels = input.width() * input.height();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(3 * pixels * Float.BYTES).order(ByteOrder.nativeOrder());
    buffer = bytes.asFloatBuffer();
    memory = new FloatPointer(buffer);
    scaled = new Mat(input.height(), input.width(), opencv_core.CV_8UC3);
    for (int i = 0; i < 3; i++) {
      planes[i] =
          new Mat(
              input.height(),
              input.width(),
              opencv_core.CV_32F,
              new FloatPointer(memory).getPointer((long) i * pixels),
              (long) input.width() * Float.BYTES);
    }
  }

  /** The values, in the order channel, row, column. */
  FloatBuffer buffer() {
    return buffer;
  }

  /** Brings {@code region} of {@code image} into the buffer. */
  InputFit fill(BgrImage image, Region region) {
    InputFit fit = InputFit.of(region, input);
    boolean padded = fit.width() < input.width() || fit.height() < input.height();
    try (Rect part = new Rect(0, 0, fit.width(), fit.height());
        Mat target = padded ? new Mat(scaled, part) : scaled.clone();
        BytePointer pixels = new BytePointer(image.pixels().duplicate().position(0));
        Mat whole =
            new Mat(
                image.height(), image.width(), opencv_core.CV_8UC3, pixels, image.strideBytes());
        Rect cut = new Rect(region.x(), region.y(), region.width(), region.height());
        Mat source = new Mat(whole, cut);
        Size size = new Size(fit.width(), fit.height());
        Scalar grey = new Scalar(PADDING, PADDING, PADDING, 0)) {
      if (padded) {
        scaled.put(grey);
      }
      opencv_imgproc.resize(
          source, padded ? target : scaled, size, 0, 0, opencv_imgproc.INTER_LINEAR);
    }
    spread();
    return fit;
  }

  private void spread() {
    opencv_core.split(scaled, channels);
    boolean rgb = input.colours() == ModelCard.Colours.RGB;
    for (int i = 0; i < 3; i++) {
      double std = input.std().get(i);
      try (Mat channel = channels.get(rgb ? 2 - i : i)) {
        channel.convertTo(planes[i], opencv_core.CV_32F, 1 / std, -input.mean().get(i) / std);
      }
    }
  }

  @Override
  public void close() {
    for (Mat plane : planes) {
      plane.close();
    }
    channels.close();
    scaled.close();
    memory.close();
  }
}
