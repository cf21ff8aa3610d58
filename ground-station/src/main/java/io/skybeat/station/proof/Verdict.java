package io.skybeat.station.proof;

import java.util.List;
import java.util.Optional;

/**
 * What a check of an exported folder found.
 *
 * @param ok everything holds
 * @param key fingerprint of the key that signed; empty when there is none to be read
 * @param keyTrusted the key is the one that was given, or that of a checkpoint that was
 * @param chain entries of the chain
 * @param checkpointNumber entry up to which a checkpoint kept elsewhere confirms the chain
 * @param items what became of each item
 * @param findings what does not hold
 * @param remarks what holds, and should be known all the same
 */
public record Verdict(
    boolean ok,
    Optional<String> station,
    Optional<String> key,
    boolean keyTrusted,
    long chain,
    Optional<Long> checkpointNumber,
    List<Item> items,
    List<Finding> findings,
    List<String> remarks) {
  public Verdict {
    items = List.copyOf(items);
    findings = List.copyOf(findings);
    remarks = List.copyOf(remarks);
  }

  /**
   * An item.
   *
   * @param state proven, erased or broken
   * @param said in a line, for a human
   */
  public record Item(long number, String alert, String origin, String state, String said) {}
}
