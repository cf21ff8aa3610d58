package io.skybeat.simulator.camera;

import io.skybeat.core.sighting.PixelBox;
import io.skybeat.simulator.world.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who can be seen in a rendered picture: true boxes for evaluation and training. Hand one to a
 * {@link VisibleRenderer}; after each draw it holds that picture's boxes. Not thread-safe.
 */
public final class Labels {
  /**
   * One person in the picture.
   *
   * @param id the person's
   * @param box all of the body that lies within the picture, hidden or not
   * @param visible the part of the box's expected body pixels that can be seen, 0..1; what others,
   *     stalls, trees hide is not
   * @param east the person's feet, metres from the dock
   * @param north the person's feet
   * @param distanceM from the camera to the body's middle
   */
  public record Seen(
      int id, PixelBox box, double visible, double east, double north, double distanceM) {}

  private record Candidate(Person person, int[] box, double distanceM, int painted) {}

  private final List<Candidate> candidates = new ArrayList<>();
  private List<Seen> seen = List.of();
  private Instant at = Instant.EPOCH;

  /** When the picture was taken. */
  public Instant at() {
    return at;
  }

  /** Everybody with a body pixel within the picture, also those wholly hidden. */
  public List<Seen> seen() {
    return seen;
  }

  Crowds.Witness witness(Instant now) {
    at = now;
    candidates.clear();
    return (person, box, distanceM, painted) ->
        candidates.add(new Candidate(person, box.clone(), distanceM, painted));
  }

  /** Counts what was left of everybody once all was drawn. */
  void settle(Canvas canvas) {
    Map<Integer, Integer> left = new HashMap<>();
    for (int owner : canvas.owner) {
      if (owner != Canvas.NOBODY) {
        left.merge(owner, 1, Integer::sum);
      }
    }
    List<Seen> all = new ArrayList<>();
    for (Candidate c : candidates) {
      int[] b = c.box;
      PixelBox box = new PixelBox(b[0], b[1], b[2] - b[0], b[3] - b[1]);
      double share = left.getOrDefault(c.person.id(), 0) / (double) Math.max(1, c.painted);
      all.add(
          new Seen(
              c.person.id(),
              box,
              Math.min(1, share),
              c.person.east(),
              c.person.north(),
              c.distanceM));
    }
    seen = List.copyOf(all);
  }
}
