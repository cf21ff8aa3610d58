package io.skybeat.station.alert;

import io.skybeat.core.geo.Geodesy;
import io.skybeat.core.sighting.Place;
import io.skybeat.missions.plan.Landmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Which landmark a place is at, as far as its error allows. The error is taken as normal and round
 * with the place's CE90; every landmark is as likely beforehand. So of the cases in which one is
 * named, nine in ten are right if the CE90 is.
 */
final class Landmarks {
  /** CE90 in standard deviations of one axis: the square root of -2 ln 0.1. */
  private static final double SIGMAS = 2.146;

  private static final double LEAST_SIGMA_M = 0.3;
  private static final double ENOUGH = 0.9;
  private static final int MOST = 3;

  private record Near(String id, double distanceM, double weight) {}

  private Landmarks() {}

  /**
   * Ids of the landmarks of which one is it by 90 %, the likeliest first; empty where none is
   * within the place's circle, or so many are that naming them helps nobody.
   */
  static List<String> at(Place place, List<Landmark> landmarks) {
    double sigmaM = Math.max(LEAST_SIGMA_M, place.ce90M() / SIGMAS);
    List<Near> near = new ArrayList<>();
    double sum = 0;
    for (Landmark one : landmarks) {
      double awayM = Math.max(0, Geodesy.distanceM(one.where(), place.where()) - one.radiusM());
      double weight = StrictMath.exp(-0.5 * awayM * awayM / (sigmaM * sigmaM));
      near.add(new Near(one.id(), awayM, weight));
      sum += weight;
    }
    near.sort(Comparator.comparingDouble(Near::distanceM).thenComparing(Near::id));
    if (near.isEmpty() || near.get(0).distanceM() > Math.max(place.ce90M(), LEAST_SIGMA_M)) {
      return List.of();
    }
    List<String> named = new ArrayList<>();
    double reached = 0;
    for (Near one : near) {
      if (reached >= ENOUGH * sum) {
        break;
      }
      named.add(one.id());
      reached += one.weight();
    }
    return named.size() > MOST ? List.of() : named;
  }
}
