package io.skybeat.station.web;

import io.skybeat.station.port.UserStore.Role;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * Where and how the command room is served.
 *
 * @param host address to listen on; loopback unless the operator says otherwise
 * @param port TCP port; 0 takes a free one
 * @param sessionLength how long a login holds
 * @param originals the roles that see pictures as they were taken; all others get derived copies
 */
public record WebSettings(String host, int port, Duration sessionLength, Set<Role> originals) {
  public static final Duration DEFAULT_SESSION = Duration.ofHours(12);

  /** Copies the set. */
  public WebSettings {
    EnumSet<Role> copy = EnumSet.noneOf(Role.class);
    copy.addAll(originals);
    originals = Collections.unmodifiableSet(copy);
  }

  /** With the usual rights: administrators and officers see originals. */
  public WebSettings(String host, int port, Duration sessionLength) {
    this(host, port, sessionLength, EnumSet.of(Role.ADMINISTRATOR, Role.OFFICER));
  }
}
