package io.skybeat.analytics;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.sighting.ModelRef;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One net for all cameras: one tile at a time, whoever waits longest first. Many sessions would
 * only fight for the same cores.
 */
final class SharedDetector implements Detector {
  private final Detector detector;
  private final ReentrantLock turn = new ReentrantLock(true);

  SharedDetector(Detector detector) {
    this.detector = detector;
  }

  @Override
  public List<Box> detect(BgrImage image, Region region) {
    turn.lock();
    try {
      return detector.detect(image, region);
    } finally {
      turn.unlock();
    }
  }

  @Override
  public ModelRef model() {
    return detector.model();
  }

  @Override
  public int inputPx() {
    return detector.inputPx();
  }

  @Override
  public double threshold(ObjectClass kind) {
    return detector.threshold(kind);
  }

  @Override
  public void close() {
    turn.lock();
    try {
      detector.close();
    } finally {
      turn.unlock();
    }
  }
}
