package io.skybeat.analytics.vision;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Shows heat to a net that finds persons and vehicles in thermal pictures: white hot, and where the
 * gain of a camera leaves the night darker and flatter than any picture that the net was trained
 * on, with the contrast of those. Keeps a picture's buffer; not thread-safe.
 */
public final class HeatObjects {
  /**
   * Contrast: levels from the median to the hottest 0.5 %. One in twenty training pictures had
   * less.
   */
  private static final int FLAT = 45;

  /** Level of the median. The darkest of a hundred training pictures had 81. */
  private static final int DARK = 75;

  private static final double CONTRAST = 100;
  private static final double MEDIAN = 90;
  private static final double MOST_GAIN = 4;

  private final Detector detector;
  private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

  /** Shows heat to {@code detector}, which stays the caller's. */
  public HeatObjects(Detector detector) {
    this.detector = detector;
  }

  /** The net that looks. */
  public Detector detector() {
    return detector;
  }

  /** What is found in the whole picture, best score first, weak boxes too. */
  public List<Box> find(HeatImage heat) {
    int count = heat.width() * heat.height();
    if (pixels.capacity() != 3 * count) {
      pixels = ByteBuffer.allocateDirect(3 * count);
    }
    byte[] shown = shown(heat.histogram(), count);
    for (int i = 0; i < count; i++) {
      byte level = shown[heat.level(i)];
      pixels.put(3 * i, level);
      pixels.put(3 * i + 1, level);
      pixels.put(3 * i + 2, level);
    }
    BgrImage image = new BgrImage(pixels, heat.width(), heat.height(), 3 * heat.width());
    return detector.detect(image, image.whole());
  }

  /** How each level is shown. */
  private static byte[] shown(int[] histogram, int count) {
    int median = level(histogram, count, 0.5);
    int contrast = level(histogram, count, 0.995) - median;
    boolean asItIs = median >= DARK || contrast >= FLAT;
    double gain = asItIs ? 1 : Math.min(MOST_GAIN, CONTRAST / Math.max(1, contrast));
    double middle = asItIs ? median : MEDIAN;
    byte[] shown = new byte[256];
    for (int level = 0; level < 256; level++) {
      shown[level] = (byte) Math.max(0, Math.min(255, middle + (level - median) * gain));
    }
    return shown;
  }

  private static int level(int[] histogram, int count, double share) {
    long wanted = (long) (share * (count - 1));
    long seen = 0;
    for (int level = 0; level < 256; level++) {
      seen += histogram[level];
      if (seen > wanted) {
        return level;
      }
    }
    return 255;
  }
}
