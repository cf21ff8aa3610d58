/**
 * The station's evidence on disk: originals sealed under a key each, signed manifests in a chain,
 * exports. Edge.
 */
package io.skybeat.station.vault;
