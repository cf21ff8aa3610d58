package io.skybeat.core.flight;

/**
 * Where a sortie, sighting, clip or alert comes from. Part of every key that feeds baselines,
 * reports and evidence, so that drills and simulations never mix with live operation.
 */
public enum Origin {
  LIVE,
  DRILL,
  SIMULATED,
  REPLAYED
}
