package io.skybeat.missions.plan;

/** A name in both languages of the command room. */
public record Label(String zh, String en) {}
