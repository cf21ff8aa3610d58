package io.skybeat.station.sortie;

import io.skybeat.core.geo.LatLon;
import io.skybeat.station.event.AlertId;
import java.util.Optional;

/**
 * What is to be looked at.
 *
 * @param where on the ground
 * @param ce90M how exactly that is known
 * @param alert the alert it is the place of
 */
public record LookTarget(LatLon where, double ce90M, Optional<AlertId> alert) {}
