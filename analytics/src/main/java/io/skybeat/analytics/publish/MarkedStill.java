package io.skybeat.analytics.publish;

import io.skybeat.analytics.locating.ZoneCover;
import io.skybeat.core.sighting.PixelBox;
import java.nio.ByteBuffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;

/** JPEGs of frames, with the claimed rectangles drawn in. */
public final class MarkedStill {
  private static final int QUALITY = 85;

  private MarkedStill() {}

  /** A JPEG of the packed BGR picture (direct buffer), as it is but for what is covered. */
  public static byte[] jpeg(ByteBuffer bgr, int widthPx, int heightPx, ZoneCover cover) {
    return jpeg(bgr, widthPx, heightPx, List.of(), cover);
  }

  /**
   * A JPEG of the packed BGR picture (direct buffer) with {@code boxes} and without what is {@code
   * covered}; the picture stays.
   */
  public static byte[] jpeg(
      ByteBuffer bgr, int widthPx, int heightPx, List<PixelBox> boxes, ZoneCover covered) {
    if (boxes.isEmpty() && covered.isEmpty()) {
      try (Mat picture = view(bgr, widthPx, heightPx)) {
        return encode(picture);
      }
    }
    try (Mat picture = view(bgr, widthPx, heightPx);
        Mat copy = picture.clone()) {
      CoveredPicture.cover(copy, covered);
      draw(copy, boxes);
      return encode(copy);
    }
  }

  /** {@code jpeg} with {@code boxes} drawn in. Throws IllegalArgumentException when it is none. */
  public static byte[] marked(byte[] jpeg, List<PixelBox> boxes) {
    try (BytePointer bytes = new BytePointer(jpeg);
        Mat coded = new Mat(1, jpeg.length, opencv_core.CV_8UC1, bytes);
        Mat picture = opencv_imgcodecs.imdecode(coded, opencv_imgcodecs.IMREAD_COLOR)) {
      if (picture.empty()) {
        throw new IllegalArgumentException("not a JPEG: " + jpeg.length + " bytes");
      }
      draw(picture, boxes);
      return encode(picture);
    }
  }

  private static Mat view(ByteBuffer bgr, int widthPx, int heightPx) {
    if (!bgr.isDirect() || bgr.capacity() < 3 * widthPx * heightPx) {
      throw new IllegalArgumentException("a picture needs a direct buffer of its size");
    }
    ByteBuffer from = bgr.duplicate();
    from.clear();
    try (BytePointer pointer = new BytePointer(from)) {
      return new Mat(heightPx, widthPx, opencv_core.CV_8UC3, pointer);
    }
  }

  private static void draw(Mat picture, List<PixelBox> boxes) {
    // The first is what it is about; the others are what it consists of.
    for (int i = boxes.size() - 1; i >= 0; i--) {
      PixelBox box = boxes.get(i);
      try (Point from = new Point((int) box.x(), (int) box.y());
          Point to = new Point((int) (box.x() + box.width()), (int) (box.y() + box.height()));
          Scalar dark = new Scalar(0, 0, 0, 0);
          Scalar colour = i == 0 ? new Scalar(40, 160, 255, 0) : new Scalar(230, 220, 120, 0)) {
        if (i == 0) {
          opencv_imgproc.rectangle(picture, from, to, dark, 4, opencv_imgproc.LINE_8, 0);
        }
        int thick = i == 0 ? 2 : 1;
        opencv_imgproc.rectangle(picture, from, to, colour, thick, opencv_imgproc.LINE_8, 0);
      }
    }
  }

  private static byte[] encode(Mat picture) {
    try (BytePointer out = new BytePointer();
        BytePointer extension = new BytePointer(".jpg");
        IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY)) {
      if (!opencv_imgcodecs.imencode(extension, picture, out, parameters)) {
        throw new IllegalStateException("OpenCV cannot encode a JPEG");
      }
      byte[] jpeg = new byte[Math.toIntExact(out.limit())];
      out.get(jpeg);
      return jpeg;
    }
  }
}
