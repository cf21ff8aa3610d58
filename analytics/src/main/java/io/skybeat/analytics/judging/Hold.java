package io.skybeat.analytics.judging;

import java.util.ArrayDeque;
import java.util.Deque;

/** Says whether something was there in at least k of the last n looks. Not thread-safe. */
final class Hold {
  private final int k;
  private final int n;
  private final Deque<Boolean> looks = new ArrayDeque<>();

  Hold(int k, int n) {
    if (k < 1 || k > n) {
      throw new IllegalArgumentException("a hold of " + k + " of " + n + " looks");
    }
    this.k = k;
    this.n = n;
  }

  void look(boolean seen) {
    looks.addLast(seen);
    if (looks.size() > n) {
      looks.removeFirst();
    }
  }

  boolean held() {
    return hits() >= k;
  }

  int hits() {
    int hits = 0;
    for (boolean seen : looks) {
      hits += seen ? 1 : 0;
    }
    return hits;
  }

  int looks() {
    return looks.size();
  }
}
