package io.skybeat.missions.day;

/**
 * A pack of a dock that swaps them.
 *
 * @param id unique
 * @param dock where it belongs
 * @param wear its charges
 */
public record PoolPack(String id, String dock, Wear wear) {}
