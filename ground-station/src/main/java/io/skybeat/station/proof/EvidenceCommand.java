package io.skybeat.station.proof;

import io.skybeat.core.wire.Json;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./skybeat evidence}: proves what a station exported. */
@Command(
    name = "evidence",
    mixinStandardHelpOptions = true,
    description = "Checks exported evidence.",
    subcommands = EvidenceCommand.Verify.class)
public final class EvidenceCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "name what to do: verify");
  }

  @Command(
      name = "verify",
      mixinStandardHelpOptions = true,
      description = {
        "Checks an exported folder or ZIP file offline: every hash, every signature, the chain from"
            + " its first entry to its head, and that the frame which triggered each alert is in"
            + " its clip.",
        "Exit code 0 only when everything holds, 1 when something does not, 2 on bad usage.",
      })
  static final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "FOLDER", description = "the export, unpacked or as it came (.zip)")
    private Path folder;

    @Option(
        names = "--key",
        paramLabel = "PUBLIC",
        description =
            "the station's public key (PEM), had from the station and not from the export")
    private Path key;

    @Option(
        names = "--checkpoint",
        paramLabel = "FILE",
        description = "a checkpoint of the station that was kept elsewhere")
    private Path checkpoint;

    @Option(names = "--json", description = "the verdict as one JSON object")
    private boolean json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
      if (!Files.exists(folder)) {
        throw usage(folder + ": no such folder or file");
      }
      try {
        Optional<PublicKeyFile> trusted = Optional.ofNullable(key).map(PublicKeyFile::read);
        Optional<Checkpoint> kept = Optional.ofNullable(checkpoint).map(Verifier::checkpoint);
        Verdict verdict = verify(folder, trusted, kept);
        if (json) {
          System.out.println(Json.write(verdict));
        } else {
          print(verdict);
        }
        return verdict.ok() ? 0 : 1;
      } catch (BadProof e) {
        throw usage(e.getMessage());
      } catch (IOException e) {
        System.err.println("evidence: " + folder + " cannot be read: " + e.getMessage());
        return 1;
      }
    }

    private CommandLine.ParameterException usage(String message) {
      return new CommandLine.ParameterException(spec.commandLine(), message);
    }
  }

  /** Checks a folder, or a ZIP file without unpacking it. */
  public static Verdict verify(
      Path export, Optional<PublicKeyFile> trusted, Optional<Checkpoint> kept) throws IOException {
    if (Files.isDirectory(export)) {
      return verifyFolder(export, trusted, kept);
    }
    try (FileSystem zip = FileSystems.newFileSystem(export)) {
      return verifyFolder(zip.getPath("/"), trusted, kept);
    } catch (java.nio.file.ProviderNotFoundException e) {
      throw new IOException("it is neither a folder nor a ZIP file", e);
    }
  }

  private static Verdict verifyFolder(
      Path root, Optional<PublicKeyFile> trusted, Optional<Checkpoint> kept) throws IOException {
    boolean derived =
        Files.exists(root.resolve(DerivedNote.FILE))
            && !Files.exists(root.resolve(ExportNote.FILE));
    return derived
        ? new DerivedCheck(root, trusted).verdict()
        : Verifier.verify(root, trusted, kept);
  }

  private static void print(Verdict verdict) {
    for (Verdict.Item item : verdict.items()) {
      System.out.printf(
          "item %d, alert %s (%s): %s. %s%n",
          item.number(), item.alert(), item.origin(), item.state(), item.said());
    }
    verdict.findings().forEach(finding -> System.out.println("DOES NOT HOLD  " + finding));
    verdict.remarks().forEach(remark -> System.out.println("note  " + remark));
    System.out.println(
        (verdict.ok() ? "everything holds" : verdict.findings().size() + " findings")
            + ": station "
            + verdict.station().orElse("?")
            + ", "
            + verdict.items().size()
            + " items, chain of "
            + verdict.chain()
            + ", key "
            + verdict.key().orElse("?")
            + (verdict.keyTrusted() ? " (as given)" : " (not confirmed by anything given)"));
  }
}
