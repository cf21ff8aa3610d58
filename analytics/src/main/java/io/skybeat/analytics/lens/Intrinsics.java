package io.skybeat.analytics.lens;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point2f;
import org.bytedeco.opencv.opencv_core.Point2fVector;
import org.bytedeco.opencv.opencv_core.Point2fVectorVector;
import org.bytedeco.opencv.opencv_core.Point3f;
import org.bytedeco.opencv.opencv_core.Point3fVector;
import org.bytedeco.opencv.opencv_core.Point3fVectorVector;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;

/**
 * One run of OpenCV's calibration with square pixels.
 *
 * @param focalPx focal length
 * @param cx the axis, in OpenCV's pixels (their centres are whole numbers)
 * @param distortion k1, k2, p1, p2, k3
 * @param sigma of focal length, cx, cy and the distortion
 * @param rmsPx how far all points miss
 * @param missesPx picture by picture
 * @param normals the board's normal in the camera's frame, picture by picture
 */
record Intrinsics(
    double focalPx,
    double cx,
    double cy,
    double[] distortion,
    double[] sigma,
    double rmsPx,
    double[] missesPx,
    double[][] normals) {
  private static final int STEPS = 50;

  /** Throws RuntimeException when OpenCV finds no answer at all. */
  static Intrinsics of(Board board, List<BoardView> views, Size size, boolean withK3) {
    int flags =
        opencv_calib3d.CALIB_FIX_ASPECT_RATIO
            | opencv_calib3d.CALIB_USE_QR
            | (withK3 ? 0 : opencv_calib3d.CALIB_FIX_K3);
    try (Point3fVectorVector objects = new Point3fVectorVector(views.size());
        Point2fVectorVector images = new Point2fVectorVector(views.size());
        Mat camera = Mat.eye(3, 3, opencv_core.CV_64F).asMat();
        Mat distortion = Mat.zeros(5, 1, opencv_core.CV_64F).asMat();
        MatVector turns = new MatVector();
        MatVector shifts = new MatVector();
        Mat sigmas = new Mat();
        Mat poseSigmas = new Mat();
        Mat misses = new Mat();
        TermCriteria until = new TermCriteria(TermCriteria.EPS + TermCriteria.COUNT, STEPS, 1e-9)) {
      for (int i = 0; i < views.size(); i++) {
        objects.put(i, points(board));
        images.put(i, pixels(views.get(i)));
      }
      double rms =
          opencv_calib3d.calibrateCameraExtended(
              objects,
              images,
              size,
              camera,
              distortion,
              turns,
              shifts,
              sigmas,
              poseSigmas,
              misses,
              flags,
              until);
      double[] k = doubles(camera, 9);
      double[] s = doubles(sigmas, 9);
      List<double[]> normals = new ArrayList<>();
      for (int i = 0; i < views.size(); i++) {
        normals.add(normal(turns.get(i)));
      }
      return new Intrinsics(
          k[0],
          k[2],
          k[5],
          doubles(distortion, 5),
          new double[] {Math.max(s[0], s[1]), s[2], s[3], s[4], s[5], s[6], s[7], s[8]},
          rms,
          doubles(misses, views.size()),
          normals.toArray(new double[0][]));
    }
  }

  /** How far the points of a picture miss that was not used: only the board's pose is fitted. */
  double unseenPx(Board board, BoardView view) {
    try (Mat object = flat(board);
        Mat image = image(view);
        Mat camera = matrix(3, 3, focalPx, 0, cx, 0, focalPx, cy, 0, 0, 1);
        Mat bent = matrix(5, 1, distortion);
        Mat turn = new Mat();
        Mat shift = new Mat();
        Mat seen = new Mat()) {
      opencv_calib3d.solvePnP(object, image, camera, bent, turn, shift);
      opencv_calib3d.projectPoints(object, turn, shift, camera, bent, seen);
      float[] xy = new float[2 * board.points()];
      try (FloatPointer at = new FloatPointer(seen.data())) {
        at.get(xy);
      }
      double sum = 0;
      for (int i = 0; i < board.points(); i++) {
        double dx = xy[2 * i] + 0.5 - view.x()[i];
        double dy = xy[2 * i + 1] + 0.5 - view.y()[i];
        sum += dx * dx + dy * dy;
      }
      return StrictMath.sqrt(sum / board.points());
    }
  }

  boolean finite() {
    double sum = focalPx + cx + cy + rmsPx;
    for (double value : distortion) {
      sum += value;
    }
    for (double value : sigma) {
      sum += value;
    }
    return Double.isFinite(sum);
  }

  private static Point3fVector points(Board board) {
    Point3fVector points = new Point3fVector(board.points());
    for (int i = 0; i < board.points(); i++) {
      points.put(i, new Point3f((float) board.rightMm(i), (float) board.downMm(i), 0));
    }
    return points;
  }

  private static Point2fVector pixels(BoardView view) {
    Point2fVector pixels = new Point2fVector(view.x().length);
    for (int i = 0; i < view.x().length; i++) {
      pixels.put(i, new Point2f((float) (view.x()[i] - 0.5), (float) (view.y()[i] - 0.5)));
    }
    return pixels;
  }

  private static Mat flat(Board board) {
    float[] xyz = new float[3 * board.points()];
    for (int i = 0; i < board.points(); i++) {
      xyz[3 * i] = (float) board.rightMm(i);
      xyz[3 * i + 1] = (float) board.downMm(i);
    }
    return floats(board.points(), opencv_core.CV_32FC3, xyz);
  }

  private static Mat image(BoardView view) {
    float[] xy = new float[2 * view.x().length];
    for (int i = 0; i < view.x().length; i++) {
      xy[2 * i] = (float) (view.x()[i] - 0.5);
      xy[2 * i + 1] = (float) (view.y()[i] - 0.5);
    }
    return floats(view.x().length, opencv_core.CV_32FC2, xy);
  }

  private static Mat floats(int rows, int type, float[] values) {
    Mat mat = new Mat(rows, 1, type);
    try (FloatPointer into = new FloatPointer(mat.data())) {
      into.put(values);
    }
    return mat;
  }

  private static Mat matrix(int rows, int columns, double... values) {
    Mat mat = new Mat(rows, columns, opencv_core.CV_64F);
    try (DoublePointer into = new DoublePointer(mat.data())) {
      into.put(values);
    }
    return mat;
  }

  private static double[] doubles(Mat mat, int count) {
    double[] values = new double[count];
    try (DoublePointer from = new DoublePointer(mat.data())) {
      from.get(values);
    }
    return values;
  }

  private static double[] normal(Mat turn) {
    try (Mat rotation = new Mat()) {
      opencv_calib3d.Rodrigues(turn, rotation);
      double[] r = doubles(rotation, 9);
      return new double[] {r[2], r[5], r[8]};
    }
  }
}
