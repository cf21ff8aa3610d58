package io.skybeat.station.around.dock;

import java.util.Arrays;
import java.util.Optional;

/** What a dock can be told to do. */
public enum DockOrder {
  OPEN("cover_open", "open"),
  CLOSE("cover_close", "close"),
  CHARGE("charge_open", "charge"),
  STOP_CHARGE("charge_close", "stop-charge");

  private final String method;
  private final String word;

  DockOrder(String method, String word) {
    this.method = method;
    this.word = word;
  }

  /** Its name on the wire. */
  public String method() {
    return method;
  }

  /** Its name for people and in the journal. */
  public String word() {
    return word;
  }

  /** The order of that name on the wire. */
  public static Optional<DockOrder> ofMethod(String method) {
    return Arrays.stream(values()).filter(one -> one.method.equals(method)).findFirst();
  }
}
