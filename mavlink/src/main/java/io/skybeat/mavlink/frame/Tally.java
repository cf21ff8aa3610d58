package io.skybeat.mavlink.frame;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** A count that one thread makes and any thread may read; costs the writer no fence. */
public final class Tally {
  private static final VarHandle VALUE = handle();

  private long value;

  private static VarHandle handle() {
    try {
      return MethodHandles.lookup().findVarHandle(Tally.class, "value", long.class);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the field stands right here", e);
    }
  }

  /** One more. Writer's thread. */
  public void add() {
    add(1);
  }

  /** {@code more} more; may be negative. Writer's thread. */
  public void add(long more) {
    VALUE.setOpaque(this, value + more);
  }

  /** The count so far. */
  public long get() {
    return (long) VALUE.getOpaque(this);
  }
}
