/**
 * Message types: dronefleet's common and ardupilotmega classes as the schema, what they lack in the
 * same manner, and our own fast codec between them and frames.
 */
package io.skybeat.mavlink.dialect;
