/**
 * What is around the drones: weather, other aircraft, docks; as it was told, with its age, and
 * judged. Pure: what tells it stands in {@code station.outside}.
 */
package io.skybeat.station.around;
