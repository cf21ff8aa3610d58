package io.skybeat.analytics.publish;

import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.ZoneCover;
import java.util.List;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;

/** Fills what a picture must not show with grey; nothing of it is left below. */
final class CoveredPicture {
  private static final int GREY = 96;

  /** OpenCV's coordinates are 16 bits in places; a picture is far smaller. */
  private static final int FARTHEST_PX = 20_000;

  private CoveredPicture() {}

  /** Fills the covered parts of {@code picture}, 8-bit BGR, in place. */
  static void cover(Mat picture, ZoneCover covered) {
    try (Scalar grey = new Scalar(GREY, GREY, GREY, 0)) {
      if (covered.all()) {
        picture.put(grey);
        return;
      }
      for (ZoneCover.Shape shape : covered.shapes()) {
        cover(picture, shape, grey);
      }
    }
  }

  private static void cover(Mat picture, ZoneCover.Shape shape, Scalar grey) {
    int padX = shape.marginXPx();
    int padY = shape.marginYPx();
    // Padded: what lies just outside the picture still reaches into it by its margin.
    try (Scalar none = new Scalar(0);
        Mat wide =
            new Mat(
                picture.rows() + 2 * padY, picture.cols() + 2 * padX, opencv_core.CV_8UC1, none);
        Size size = new Size(2 * padX + 1, 2 * padY + 1);
        Mat kernel = opencv_imgproc.getStructuringElement(opencv_imgproc.MORPH_RECT, size);
        Mat grown = new Mat()) {
      for (List<Pixel> polygon : shape.polygons()) {
        fill(wide, polygon, padX, padY);
      }
      opencv_imgproc.dilate(wide, grown, kernel);
      try (Mat own =
          grown.rowRange(padY, padY + picture.rows()).colRange(padX, padX + picture.cols())) {
        picture.setTo(new Mat(grey), own);
      }
    }
  }

  private static void fill(Mat mask, List<Pixel> polygon, int right, int down) {
    try (Point points = new Point(polygon.size());
        IntPointer count = new IntPointer(1).put(polygon.size());
        Scalar full = new Scalar(255)) {
      for (int i = 0; i < polygon.size(); i++) {
        points.position(i);
        points.x(whole(polygon.get(i).x()) + right);
        points.y(whole(polygon.get(i).y()) + down);
      }
      points.position(0);
      opencv_imgproc.fillPoly(
          mask, points, count, 1, full, opencv_imgproc.LINE_8, 0, new Point(0, 0));
    }
  }

  private static int whole(double px) {
    return (int) Math.max(-FARTHEST_PX, Math.min(FARTHEST_PX, Math.round(px)));
  }
}
