package io.skybeat.station.port;

import io.skybeat.core.clip.ClipReport;
import io.skybeat.core.flight.Origin;
import io.skybeat.station.event.AlertId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The evidence that is kept, for those who may see it. Thread-safe; reads block. */
public interface EvidenceArchive {
  /**
   * An item.
   *
   * @param number in the station's chain
   * @param film there is a clip
   * @param complete the clip has all that was wanted
   * @param gaps what is missing, and why
   * @param noClip why there is no clip, where analytics did not say
   * @param triggerS where in the clip the triggering frame is, seconds
   * @param bytes length of the clip
   * @param manifestSha256 hash of the manifest that was signed
   * @param held on legal hold
   * @param erasedAt when its key was destroyed, with {@code erasedBy}, the rule
   */
  record Item(
      AlertId alert,
      long number,
      Instant sealedAt,
      Origin origin,
      boolean film,
      boolean complete,
      List<ClipReport.Gap> gaps,
      Optional<String> noClip,
      Optional<Double> triggerS,
      long bytes,
      String manifestSha256,
      boolean held,
      Optional<Instant> erasedAt,
      Optional<String> erasedBy) {
    public Item {
      gaps = List.copyOf(gaps);
    }

    /** The same, on hold or not. */
    public Item held(boolean now) {
      return new Item(
          alert,
          number,
          sealedAt,
          origin,
          film,
          complete,
          gaps,
          noClip,
          triggerS,
          bytes,
          manifestSha256,
          now,
          erasedAt,
          erasedBy);
    }

    /** The same, erased. */
    public Item erased(Instant at, String by) {
      return new Item(
          alert,
          number,
          sealedAt,
          origin,
          film,
          complete,
          gaps,
          noClip,
          triggerS,
          bytes,
          manifestSha256,
          false,
          Optional.of(at),
          Optional.of(by));
    }
  }

  /** All items, oldest first. */
  List<Item> items();

  /** The item of an alert; empty while there is none. */
  Optional<Item> of(AlertId alert);

  /**
   * Up to {@code most} bytes of an alert's clip from {@code from} on; empty when there is none.
   * Throws when the disk fails or the file was changed.
   */
  Optional<byte[]> clip(AlertId alert, long from, int most) throws IOException;

  /** The manifest as it was signed, as text. */
  Optional<String> manifest(AlertId alert) throws IOException;

  /** The chain's head, signed, as JSON text. */
  String checkpoint();

  /** The station's public key as PEM. */
  String publicKey();

  /**
   * Writes a ZIP file of these alerts' evidence, which the caller deletes; alerts that have none
   * are left out.
   *
   * @param by who takes it out, with the {@code reason} that he gave
   */
  Path export(List<AlertId> alerts, String by, String reason) throws IOException;

  /**
   * The same for who may not see originals: manifests as they were signed, and of each picture a
   * blurred copy that says what it is of. No clips.
   */
  Path exportDerived(List<AlertId> alerts, String by, String reason) throws IOException;

  /** No evidence is kept. */
  EvidenceArchive NONE =
      new EvidenceArchive() {
        @Override
        public List<Item> items() {
          return List.of();
        }

        @Override
        public Optional<Item> of(AlertId alert) {
          return Optional.empty();
        }

        @Override
        public Optional<byte[]> clip(AlertId alert, long from, int most) {
          return Optional.empty();
        }

        @Override
        public Optional<String> manifest(AlertId alert) {
          return Optional.empty();
        }

        @Override
        public String checkpoint() {
          return "{}";
        }

        @Override
        public String publicKey() {
          return "";
        }

        @Override
        public Path export(List<AlertId> alerts, String by, String reason) throws IOException {
          throw new IOException("this station keeps no evidence");
        }

        @Override
        public Path exportDerived(List<AlertId> alerts, String by, String reason)
            throws IOException {
          throw new IOException("this station keeps no evidence");
        }
      };
}
