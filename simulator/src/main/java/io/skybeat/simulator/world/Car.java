package io.skybeat.simulator.world;

/**
 * A parked car.
 *
 * @param east centre, metres from the dock
 * @param north centre
 * @param headingDeg where its nose points, clockwise from north
 * @param lengthM over all
 * @param rgb paint
 * @param engineC temperature of its bonnet, degrees Celsius; a long-parked car is as cool as the
 *     night
 */
public record Car(
    double east, double north, double headingDeg, double lengthM, int rgb, double engineC) {}
