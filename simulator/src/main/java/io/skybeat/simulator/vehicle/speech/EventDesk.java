package io.skybeat.simulator.vehicle.speech;

import io.dronefleet.mavlink.common.CurrentEventSequence;
import io.dronefleet.mavlink.common.Event;
import io.dronefleet.mavlink.common.MavEventCurrentSequenceFlags;
import io.dronefleet.mavlink.common.MavEventErrorReason;
import io.dronefleet.mavlink.common.RequestEvent;
import io.dronefleet.mavlink.common.ResponseEventError;
import io.dronefleet.mavlink.util.EnumValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A PX4's events: each with the next number, the last twenty kept for whoever asks for one again,
 * the number of the last told every three seconds.
 */
final class EventDesk {
  private static final int KEPT = 20;
  private static final double TELL_S = 3;
  private static final int NUMBERS = 65_536;
  private static final int LENGTH = 40;

  private final int systemId;
  private final Outbox out;
  private final Deque<Event> kept = new ArrayDeque<>();
  private int last = 100;
  private double sinceS;

  EventDesk(int systemId, Outbox out) {
    this.systemId = systemId;
    this.out = out;
  }

  void step(double dtS) {
    sinceS += dtS;
    if (sinceS >= TELL_S) {
      sinceS = 0;
      boolean none = kept.isEmpty();
      EnumValue<MavEventCurrentSequenceFlags> flags = EnumValue.create(none ? 1 : 0);
      out.send(CurrentEventSequence.builder().sequence(last).flags(flags).build());
    }
  }

  /**
   * Says an event.
   *
   * @param level 0 emergency to 7 debug
   */
  void say(String name, int level, byte[] arguments, long bootMs) {
    last = (last + 1) % NUMBERS;
    byte[] field = new byte[LENGTH];
    System.arraycopy(arguments, 0, field, 0, Math.min(LENGTH, arguments.length));
    Event event =
        Event.builder()
            .id(number(name))
            .eventTimeBootMs(bootMs)
            .sequence(last)
            .logLevels(level << 4 | level)
            .arguments(field)
            .build();
    kept.addLast(event);
    if (kept.size() > KEPT) {
      kept.removeFirst();
    }
    out.send(event);
  }

  /** One more time, or that it is gone. */
  void hear(Sender from, RequestEvent request) {
    if (!Wire.concerns(systemId, request.targetSystem(), request.targetComponent())) {
      return;
    }
    int count = Math.floorMod(request.lastSequence() - request.firstSequence(), NUMBERS) + 1;
    for (int i = 0; i < Math.min(count, KEPT); i++) {
      int wanted = (request.firstSequence() + i) % NUMBERS;
      Optional<Event> found = kept.stream().filter(one -> one.sequence() == wanted).findFirst();
      out.send(found.<Object>map(one -> one).orElseGet(() -> gone(from, wanted)));
    }
  }

  private Object gone(Sender from, int wanted) {
    return ResponseEventError.builder()
        .targetSystem(from.systemId())
        .targetComponent(from.componentId())
        .sequence(wanted)
        .sequenceOldestAvailable(kept.isEmpty() ? last : kept.getFirst().sequence())
        .reason(MavEventErrorReason.MAV_EVENT_ERROR_REASON_UNAVAILABLE)
        .build();
  }

  /** The autopilot's component, and what 24 bits keep of the name. */
  private static long number(String name) {
    long hash = 2_166_136_261L;
    for (byte one : name.getBytes(StandardCharsets.US_ASCII)) {
      hash = (hash ^ one) * 16_777_619L & 0xffff_ffffL;
    }
    return 1L << 24 | hash & 0xff_ffff;
  }
}
