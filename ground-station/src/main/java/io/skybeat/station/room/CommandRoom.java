package io.skybeat.station.room;

import io.skybeat.missions.day.DayPlan;
import io.skybeat.station.event.Answer;
import io.skybeat.station.event.Order;
import io.skybeat.station.port.EvidenceArchive;
import io.skybeat.station.port.LiveRelay;
import io.skybeat.station.port.Stills;
import io.skybeat.station.port.UserStore;
import java.time.LocalDate;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** The station as a command room knows it. Thread-safe. */
public interface CommandRoom {
  /** What does not change while the station runs. */
  RoomPlan plan();

  /** The present picture. */
  RoomView view();

  /**
   * Calls {@code viewer} with every new picture, from the station's showing thread; it must be
   * quick. A new alert comes at once, all else at most 5 times a second.
   */
  AutoCloseable watch(Consumer<RoomView> viewer);

  /**
   * Asks in the name of {@code person}, who must be logged in. {@code reason} may be empty only for
   * {@link Order.Acknowledge}, {@link Order.Watch}, {@link Order.ViewStill}, {@link
   * Order.ViewEvidence} and {@link Order.MarkPicture}. The answer says whether the station took the
   * order, not whether it is done.
   */
  CompletionStage<Answer> ask(String person, Order order, String reason);

  /** The plan of a day of the timetable, worked out anew: some seconds. */
  DayPlan dayPlan(LocalDate date);

  /** Live pictures. */
  LiveRelay live();

  /** Still pictures. */
  Stills stills();

  /** Evidence of alerts. */
  default EvidenceArchive evidence() {
    return EvidenceArchive.NONE;
  }

  /** The past. */
  Views views();

  /** Who may log in. */
  UserStore users();
}
