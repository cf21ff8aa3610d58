package io.skybeat.missions.check;

/**
 * What a sortie sees of a place.
 *
 * @param area which place
 * @param share of its ground that was in the picture long enough and near enough, 0..1
 * @param fromS when it first came into the picture, seconds after take-off
 * @param toS when it last was
 * @param inViewS how long some of it was in the picture
 * @param bestLeg on which leg most of it was seen
 */
public record Look(
    String area, double share, double fromS, double toS, double inViewS, String bestLeg) {}
