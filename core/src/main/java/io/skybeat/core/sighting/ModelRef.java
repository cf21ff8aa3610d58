package io.skybeat.core.sighting;

/**
 * The model or rule that made a claim.
 *
 * @param name for example {@code nanodet-g-416} or {@code thermal-tail}
 * @param version of its card
 * @param sha256 of the weights, lower-case hex; empty for a rule without weights
 */
public record ModelRef(String name, String version, String sha256) {}
