package io.skybeat.mavlink.conversation;

import io.skybeat.mavlink.dialect.message.AvailableModes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a vehicle's modes from AVAILABLE_MODES, one after the other. */
public final class ModesEnquiry implements Conversation<List<AvailableModes>> {
  private static final int AVAILABLE_MODES = 435;
  private static final int MOST = 100;

  private final Parties parties;
  private final Patience patience;
  private final List<AvailableModes> told = new ArrayList<>();
  private Enquiry<AvailableModes> now;
  private List<AvailableModes> result;

  /** An enquiry to an autopilot; its outcome is what it told, nothing from one that does not. */
  public ModesEnquiry(Parties parties, Patience patience) {
    this.parties = parties;
    this.patience = patience;
  }

  @Override
  public List<Object> start(Instant moment) {
    int index = told.size() + 1;
    now =
        new Enquiry<>(
            parties,
            AVAILABLE_MODES,
            index,
            AvailableModes.class,
            mode -> mode.modeIndex() == index,
            patience);
    return now.start(moment);
  }

  @Override
  public List<Object> heard(Instant moment, int systemId, int componentId, Object message) {
    return result != null
        ? List.of()
        : goOn(moment, now.heard(moment, systemId, componentId, message));
  }

  @Override
  public List<Object> due(Instant moment) {
    return result != null ? List.of() : goOn(moment, now.due(moment));
  }

  private List<Object> goOn(Instant moment, List<Object> toSend) {
    if (now.outcome().isEmpty()) {
      return toSend;
    }
    if (now.outcome().get() instanceof Enquiry.Told<AvailableModes> one) {
      told.add(one.message());
      if (told.size() < Math.min(MOST, one.message().numberModes())) {
        List<Object> all = new ArrayList<>(toSend);
        all.addAll(start(moment));
        return all;
      }
    }
    result = List.copyOf(told);
    return toSend;
  }

  @Override
  public Optional<Instant> nextDue() {
    return result != null ? Optional.empty() : now.nextDue();
  }

  @Override
  public Optional<List<AvailableModes>> outcome() {
    return Optional.ofNullable(result);
  }
}
