package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Fix;
import io.skybeat.analytics.locating.FramePose;
import io.skybeat.analytics.locating.Locator;
import io.skybeat.analytics.locating.Pixel;
import io.skybeat.analytics.locating.Projection;
import io.skybeat.core.sighting.PixelBox;
import java.util.Optional;

/**
 * One hot spot of a thermal frame.
 *
 * @param box around its hot pixels
 * @param areaPx its hot pixels
 * @param ratio how far its peak stands out of the picture, as the fire rule measures it
 * @param burning whether the ratio is that of a fire and not only of a candidate
 * @param fix where it stands on the ground, empty when it cannot be placed
 * @param metresPerPx size of a pixel at its distance; 0 when unplaced
 * @param carrier what it is a part of
 */
public record HotSource(
    PixelBox box,
    double areaPx,
    double ratio,
    boolean burning,
    Optional<Fix> fix,
    double metresPerPx,
    Carrier carrier) {
  /** What a hot spot is a part of, in a frame in which somebody looked for that. */
  public enum Carrier {
    /** Nobody looked. */
    UNTOLD,
    NONE,
    /** A vehicle that explains it: an engine, an exhaust. */
    VEHICLE
  }

  /** A spot in a frame in which nobody looked for vehicles. */
  public HotSource(
      PixelBox box,
      double areaPx,
      double ratio,
      boolean burning,
      Optional<Fix> fix,
      double metresPerPx) {
    this(box, areaPx, ratio, burning, fix, metresPerPx, Carrier.UNTOLD);
  }

  /** The same as a part of {@code next}. */
  public HotSource on(Carrier next) {
    return new HotSource(box, areaPx, ratio, burning, fix, metresPerPx, next);
  }

  /**
   * A spot as it appears in a frame of {@code widthPx} x {@code heightPx}; it stands under the
   * middle of its heat at the lower edge of {@code box}, where pose and calibration place it.
   */
  public static HotSource seen(
      PixelBox box,
      double middleX,
      double areaPx,
      double ratio,
      boolean burning,
      Optional<FramePose> pose,
      Optional<Locator> locator,
      int widthPx,
      int heightPx) {
    Optional<Fix> fix = Optional.empty();
    double metresPerPx = 0;
    if (pose.isPresent() && locator.isPresent()) {
      Pixel foot = new Pixel(middleX, box.y() + box.height());
      fix = locator.get().locate(pose.get(), widthPx, heightPx, foot).fix();
      if (fix.isPresent()) {
        Projection view = locator.get().projection(pose.get(), widthPx, heightPx);
        metresPerPx = fix.get().where().minus(view.eye()).length() / view.focalPx();
      }
    }
    return new HotSource(box, areaPx, ratio, burning, fix, metresPerPx);
  }
}
