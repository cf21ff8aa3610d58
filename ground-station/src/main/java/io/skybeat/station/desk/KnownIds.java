package io.skybeat.station.desk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The sighting ids of late, for telling repeats; immutable, and cheap to add to. Holds about
 * {@value #BUCKETS} times {@value #DEPTH}; a bucket that overflows forgets its oldest.
 */
record KnownIds(List<List<String>> buckets) {
  private static final int BUCKETS = 512;
  private static final int DEPTH = 128;
  static final KnownIds NONE = new KnownIds(Collections.nCopies(BUCKETS, List.of()));

  boolean has(String id) {
    return buckets.get(bucket(id)).contains(id);
  }

  KnownIds with(String id) {
    int bucket = bucket(id);
    List<String> ids = new ArrayList<>(buckets.get(bucket));
    ids.add(id);
    if (ids.size() > DEPTH) {
      ids.remove(0);
    }
    List<List<String>> next = new ArrayList<>(buckets);
    next.set(bucket, Collections.unmodifiableList(ids));
    return new KnownIds(Collections.unmodifiableList(next));
  }

  private static int bucket(String id) {
    return Math.floorMod(id.hashCode(), BUCKETS);
  }
}
