package io.skybeat.analytics.judging;

import io.skybeat.analytics.locating.Fix;
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
 */
public record HotSource(
    PixelBox box,
    double areaPx,
    double ratio,
    boolean burning,
    Optional<Fix> fix,
    double metresPerPx) {}
