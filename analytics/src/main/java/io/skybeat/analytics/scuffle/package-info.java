/**
 * Whether people who stand close together fight: groups of persons, the moving picture of a group
 * at a scale of its own, what it measures, and the model that judges it. Pure but for reading the
 * model's weights.
 */
package io.skybeat.analytics.scuffle;
