package io.skybeat.analytics.lens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_calib3d;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.bytedeco.opencv.opencv_features2d.SimpleBlobDetector;

/** Finds a board in pictures. Not thread-safe. */
public final class BoardFinder {
  /** Larger pictures are searched at this width; the points are refined at their own. */
  private static final int SEARCH_PX = 1600;

  private static final int REFINE_STEPS = 40;
  private static final double REFINE_PX = 0.001;

  private final Board board;

  public BoardFinder(Board board) {
    this.board = board;
  }

  /**
   * Why boards cannot be found on this machine, with the remedy; empty where they can. On Linux
   * OpenCV's calibration is bound to its windows, and so to GTK and X11, though none is opened.
   */
  public static Optional<String> unavailable() {
    try {
      Loader.load(opencv_calib3d.class);
      return Optional.empty();
    } catch (LinkageError e) {
      return Optional.of(
          "OpenCV's calibration does not load here ("
              + e.getMessage()
              + "): it wants the libraries of GTK 2 and X11, though no display; install them"
              + " (Debian, Ubuntu: libgtk2.0-0) or calibrate on a desktop machine");
    }
  }

  /** What a picture holds: its size, and the board where it shows whole. */
  public record Look(int widthPx, int heightPx, Optional<BoardView> view) {}

  /** Looks at a JPEG, PNG or TIFF (8, 16 bit or float); throws IOException when it is none. */
  public Look look(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    if (bytes.length == 0) {
      throw new IOException("is empty");
    }
    // The sensor's own rows and columns: a lens does not turn with the picture.
    int flags =
        opencv_imgcodecs.IMREAD_GRAYSCALE
            | opencv_imgcodecs.IMREAD_ANYDEPTH
            | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;
    try (BytePointer data = new BytePointer(bytes);
        Mat buffer = new Mat(1, bytes.length, opencv_core.CV_8U, data);
        Mat picture = opencv_imgcodecs.imdecode(buffer, flags)) {
      if (picture == null || picture.empty()) {
        throw new IOException("is not a picture that can be decoded");
      }
      return look(file.toString(), picture);
    }
  }

  /** Looks at packed blue, green, red. */
  public Look look(String name, byte[] bgr, int widthPx, int heightPx) {
    try (BytePointer data = new BytePointer(bgr);
        Mat colour = new Mat(heightPx, widthPx, opencv_core.CV_8UC3, data);
        Mat grey = new Mat()) {
      opencv_imgproc.cvtColor(colour, grey, opencv_imgproc.COLOR_BGR2GRAY);
      return look(name, grey);
    }
  }

  private Look look(String name, Mat picture) {
    try (Mat grey = new Mat();
        Mat found = new Mat()) {
      opencv_core.normalize(
          picture, grey, 0, 255, opencv_core.NORM_MINMAX, opencv_core.CV_8U, new Mat());
      boolean there =
          board.kind() == Board.Kind.CHESSBOARD ? corners(grey, found) : circles(grey, found);
      return new Look(
          grey.cols(),
          grey.rows(),
          there && found.total() == board.points()
              ? Optional.of(view(name, found))
              : Optional.empty());
    }
  }

  private boolean corners(Mat grey, Mat found) {
    double scale = Math.min(1, (double) SEARCH_PX / grey.cols());
    try (Mat small = new Mat();
        Size pattern = new Size(board.columns(), board.rows())) {
      if (scale < 1) {
        opencv_imgproc.resize(grey, small, new Size(), scale, scale, opencv_imgproc.INTER_AREA);
      } else {
        grey.copyTo(small);
      }
      int flags = opencv_calib3d.CALIB_CB_NORMALIZE_IMAGE | opencv_calib3d.CALIB_CB_ACCURACY;
      int thorough = flags | opencv_calib3d.CALIB_CB_EXHAUSTIVE;
      // Looking thoroughly takes seconds: only where there is something like a board.
      if (!opencv_calib3d.findChessboardCornersSB(small, pattern, found, flags)
          && !(opencv_calib3d.checkChessboard(small, pattern)
              && opencv_calib3d.findChessboardCornersSB(small, pattern, found, thorough))) {
        return false;
      }
    }
    if (scale < 1) {
      refine(grey, found, scale);
    }
    return true;
  }

  private static void refine(Mat grey, Mat found, double scale) {
    int points = (int) found.total();
    float[] xy = new float[2 * points];
    try (FloatPointer at = new FloatPointer(found.data())) {
      at.get(xy);
      // Pixel centres are whole numbers to OpenCV: the corner of the picture is at -0.5.
      for (int i = 0; i < xy.length; i++) {
        xy[i] = (float) ((xy[i] + 0.5) / scale - 0.5);
      }
      at.put(xy);
    }
    int reach = (int) Math.max(3, Math.ceil(2 / scale));
    opencv_imgproc.cornerSubPix(
        grey,
        found,
        new Size(reach, reach),
        new Size(-1, -1),
        new TermCriteria(TermCriteria.EPS + TermCriteria.COUNT, REFINE_STEPS, REFINE_PX));
  }

  private boolean circles(Mat grey, Mat found) {
    if (circlesOf(grey, found)) {
      return true;
    }
    // Heated dots or holes before something warm are bright; the finder wants them dark.
    try (Mat inverted = new Mat()) {
      opencv_core.bitwise_not(grey, inverted);
      return circlesOf(inverted, found);
    }
  }

  private boolean circlesOf(Mat grey, Mat found) {
    SimpleBlobDetector.Params params = new SimpleBlobDetector.Params();
    double area = (double) grey.cols() * grey.rows();
    params.minArea(12).maxArea((float) Math.max(5000, area / 100)).minThreshold(20);
    params.minDistBetweenBlobs(4).maxThreshold(235);
    int flags =
        board.kind() == Board.Kind.CIRCLES_ASYMMETRIC
            ? opencv_calib3d.CALIB_CB_ASYMMETRIC_GRID
            : opencv_calib3d.CALIB_CB_SYMMETRIC_GRID;
    try (Size pattern = new Size(board.columns(), board.rows());
        SimpleBlobDetector blobs = SimpleBlobDetector.create(params)) {
      return opencv_calib3d.findCirclesGrid(grey, pattern, found, flags, blobs);
    }
  }

  private BoardView view(String name, Mat found) {
    float[] xy = new float[2 * board.points()];
    try (FloatPointer at = new FloatPointer(found.data())) {
      at.get(xy);
    }
    double[] x = new double[board.points()];
    double[] y = new double[board.points()];
    for (int i = 0; i < x.length; i++) {
      // From pixel centres to the picture's corner, where our pixels count from.
      x[i] = xy[2 * i] + 0.5;
      y[i] = xy[2 * i + 1] + 0.5;
    }
    return new BoardView(name, x, y);
  }
}
