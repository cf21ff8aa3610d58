package io.skybeat.simulator.bench;

import io.skybeat.analytics.vision.BgrImage;
import io.skybeat.analytics.vision.Box;
import io.skybeat.analytics.vision.Detector;
import io.skybeat.analytics.vision.ObjectClass;
import io.skybeat.analytics.vision.Region;
import io.skybeat.core.sighting.ModelRef;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A detector whose CPU time is counted: bringing the tile into its input, the net, its boxes. */
final class MeteredDetector implements Detector {
  private final Detector detector;
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicLong looks = new AtomicLong();

  MeteredDetector(Detector detector) {
    this.detector = detector;
  }

  @Override
  public List<Box> detect(BgrImage image, Region region) {
    long begun = ProcessCost.mine();
    try {
      return detector.detect(image, region);
    } finally {
      nanos.addAndGet(ProcessCost.mine() - begun);
      looks.incrementAndGet();
    }
  }

  /** CPU seconds so far. */
  double cpuS() {
    return nanos.get() / 1e9;
  }

  /** Tiles so far. */
  long looks() {
    return looks.get();
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
    detector.close();
  }
}
