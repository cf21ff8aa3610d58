/**
 * Whether people who stand close together fight: groups of persons, the moving picture of a group
 * at a scale of its own, what it measures on a ground held still (from the air) or as it is (clips
 * of fixed cameras), and the models that judge it. Pure but for reading the model's weights.
 */
package io.skybeat.analytics.scuffle;
