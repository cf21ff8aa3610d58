package io.skybeat.simulator.fault;

import io.skybeat.simulator.net.LinkFaults;
import java.time.Duration;
import java.util.OptionalDouble;

/** One airframe and its line, for who breaks them. All of it is called on the clock's thread. */
public interface Stricken {
  /** Its MAVLink system. */
  int system();

  /** How bad its line is from now on, both ways; null: as usual. */
  void line(LinkFaults faults, long seed);

  /** Cuts its line, or joins it again. */
  void cut(boolean cut);

  /** That share of datagrams has a bit turned over. */
  void garble(double share, long seed);

  /** Another system says something on its line. */
  void overheard(int system, int component, Object message);

  /** It says something itself, on top of all else. */
  void says(Object message);

  /** Its pack falls to so many percent. */
  void sag(double percent);

  /** The wind that it flies in, with gusts of a quarter of it; empty: a breeze. */
  void wind(OptionalDouble mps);

  /** Satellites go or come back. */
  void satellites(boolean received);

  /** Its fence's watch sees it outside. */
  void fence(boolean breached);

  /** Its UTC is off by so much. */
  void clock(Duration ahead);

  /** It says HIGH_LATENCY2 and little else. */
  void highLatency(boolean on);

  /** Off and on again, if it stands on the ground. */
  void reboot(boolean forgets);

  /** It speaks from another port. */
  void portChange();

  /** It signs with timestamps that are so old. */
  void staleSignature(Duration old);
}
