/**
 * The documents of evidence (manifest, chain, checkpoint, erasure) and what proves them: reads an
 * exported folder and needs no station for it.
 */
package io.skybeat.station.proof;
