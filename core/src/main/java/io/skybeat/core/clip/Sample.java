package io.skybeat.core.clip;

/**
 * One coded picture in a file.
 *
 * @param at where it begins, bytes
 * @param bytes how long it is
 * @param ticks when it is shown, in the file's ticks
 */
public record Sample(int at, int bytes, long ticks) {}
