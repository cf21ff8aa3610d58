package io.skybeat.station.config;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.station.port.UserStore.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The section {@code privacy} of {@code station.yaml}. */
final class PrivacyFile {
  private PrivacyFile() {}

  /** The section as it stands there. */
  record Line(Optional<List<String>> originals) {}

  /** The roles that see originals; throws {@link BadDocument}. */
  static Set<Role> originals(String file, Optional<Line> line) {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    List<String> names = line.flatMap(Line::originals).orElse(List.of("administrator", "officer"));
    for (String name : names) {
      roles.add(
          Arrays.stream(Role.values())
              .filter(role -> word(role).equals(name))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadDocument(
                          file
                              + ", at privacy.originals: '"
                              + name
                              + "' is no role; there are "
                              + Arrays.stream(Role.values())
                                  .map(PrivacyFile::word)
                                  .collect(Collectors.joining(", ")))));
    }
    return Collections.unmodifiableSet(roles);
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT);
  }
}
