package io.skybeat.station.config;

import io.skybeat.core.wire.BadDocument;
import io.skybeat.mavlink.sign.SigningKey;
import io.skybeat.mavlink.sign.file.SigningKeyFile;
import io.skybeat.mavlink.transport.TlogTerms;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The links' part of {@code station.yaml}. Keys are never in it, only the names of their files.
 *
 * @param file the configuration's name, for messages
 * @param base its folder
 */
record LinksFile(String file, Path base) {
  private static final int DEFAULT_BAUD = 57_600;
  private static final long MEGABYTE = 1 << 20;

  record Line(
      String kind,
      String at,
      OptionalInt baud,
      Optional<Path> keyFile,
      OptionalInt linkId,
      Optional<Boolean> acceptUnsigned) {}

  record Recorder(
      OptionalLong fileMb,
      Optional<Duration> fileEvery,
      Optional<Duration> keep,
      OptionalLong keepMb) {}

  List<LinkEntry> resolve(Optional<List<Line>> lines, InetSocketAddress standard) {
    if (lines.isEmpty()) {
      return List.of(LinkEntry.udp(standard));
    }
    if (lines.get().isEmpty()) {
      throw bad("links", "at least one is needed; leave links out for listen.mavlink");
    }
    List<LinkEntry> entries = new ArrayList<>();
    for (Line line : lines.get()) {
      entries.add(entry("links[" + entries.size() + "]", line, entries.size()));
    }
    return entries;
  }

  private LinkEntry entry(String at, Line line, int number) {
    if (line.kind() == null || line.at() == null) {
      throw bad(at, "kind and at are needed");
    }
    LinkEntry.Kind kind =
        Arrays.stream(LinkEntry.Kind.values())
            .filter(one -> one.word().equals(line.kind()))
            .findFirst()
            .orElseThrow(() -> bad(at + ".kind", "'" + line.kind() + "' is none of " + words()));
    boolean serial = kind == LinkEntry.Kind.SERIAL;
    if (line.baud().isPresent() && !serial) {
      throw bad(at + ".baud", "is for serial ports only; leave it out");
    }
    int linkId = line.linkId().orElse(number);
    if (linkId < 0 || linkId > 255) {
      throw bad(at + ".linkId", linkId + " is not within 0..255");
    }
    return new LinkEntry(
        kind,
        serial
            ? null
            : address(line.at())
                .orElseThrow(() -> bad(at + ".at", "'" + line.at() + "' is not host:port")),
        serial ? line.at() : "",
        line.baud().orElse(DEFAULT_BAUD),
        line.keyFile().map(path -> key(at + ".keyFile", base.resolve(path).normalize())),
        linkId,
        line.acceptUnsigned().orElse(false));
  }

  private SigningKey key(String at, Path path) {
    try {
      return SigningKeyFile.read(path);
    } catch (IOException e) {
      throw bad(at, e.getMessage());
    }
  }

  private static String words() {
    return Arrays.stream(LinkEntry.Kind.values())
        .map(LinkEntry.Kind::word)
        .collect(Collectors.joining(", "));
  }

  TlogTerms recorder(Optional<Recorder> given) {
    TlogTerms standard = TlogTerms.DEFAULT;
    if (given.isEmpty()) {
      return standard;
    }
    Recorder line = given.get();
    try {
      return new TlogTerms(
          line.fileMb().isPresent()
              ? Math.multiplyExact(line.fileMb().getAsLong(), MEGABYTE)
              : standard.largestBytes(),
          line.fileEvery().orElse(standard.longest()),
          line.keep().orElse(standard.keep()),
          line.keepMb().isPresent()
              ? Math.multiplyExact(line.keepMb().getAsLong(), MEGABYTE)
              : standard.keepBytes());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw bad("flightRecorder", e.getMessage());
    }
  }

  static Optional<InetSocketAddress> address(String text) {
    int colon = text.lastIndexOf(':');
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      return colon > 0 && port >= 0 && port <= 65535
          ? Optional.of(new InetSocketAddress(text.substring(0, colon), port))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private BadDocument bad(String at, String reason) {
    return new BadDocument(file + ", at " + at + ": " + reason);
  }
}
