package io.skybeat.analytics.evaluate;

import io.skybeat.analytics.vision.BgrImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Pictures from files. */
final class Picture {
  private Picture() {}

  /** Degrees Celsius of a radiometric picture, row by row. */
  record Celsius(int width, int height, float[] degrees) {}

  /** A JPEG, PNG or 8-bit TIFF as blue, green, red. */
  static BgrImage read(Path file) throws IOException {
    try (Mat mat = decode(file, opencv_imgcodecs.IMREAD_COLOR)) {
      ByteBuffer pixels = ByteBuffer.allocateDirect(3 * mat.cols() * mat.rows());
      try (BytePointer from = mat.data();
          BytePointer to = new BytePointer(pixels)) {
        BytePointer.memcpy(to, from, pixels.capacity());
      }
      return new BgrImage(pixels, mat.cols(), mat.rows(), 3 * mat.cols());
    }
  }

  /** A TIFF with one float32 channel of degrees Celsius. */
  static Celsius readCelsius(Path file) throws IOException {
    try (Mat mat = decode(file, opencv_imgcodecs.IMREAD_UNCHANGED)) {
      if (mat.type() != opencv_core.CV_32FC1) {
        throw new IOException(file + ": not a TIFF of one float32 channel of degrees Celsius");
      }
      float[] degrees = new float[mat.cols() * mat.rows()];
      try (FloatPointer values = new FloatPointer(mat.data())) {
        values.get(degrees);
      }
      return new Celsius(mat.cols(), mat.rows(), degrees);
    }
  }

  private static Mat decode(Path file, int flags) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      throw new IOException(file + ": is empty");
    }
    try (BytePointer data = new BytePointer(bytes);
        Mat buffer = new Mat(1, bytes.length, opencv_core.CV_8U, data)) {
      Mat mat = opencv_imgcodecs.imdecode(buffer, flags);
      if (mat == null || mat.empty()) {
        throw new IOException(file + ": is not a picture that can be decoded");
      }
      return mat.isContinuous() ? mat : mat.clone();
    }
  }
}
