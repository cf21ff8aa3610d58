/**
 * What a command room sees and may ask. {@code station.web} is built on these types alone:
 *
 * <ul>
 *   <li>{@link io.skybeat.station.room.CommandRoom#plan()}: what does not change while the station
 *       runs (areas, routes, cameras); fetch once.
 *   <li>{@link io.skybeat.station.room.CommandRoom#view()} and {@link
 *       io.skybeat.station.room.CommandRoom#watch}: the present picture, an immutable {@link
 *       io.skybeat.station.room.RoomView}, at most 5 times a second and at once for alerts. Lists
 *       that did not change keep their identity ({@code ==}), so a page can be sent only what did.
 *   <li>{@link io.skybeat.station.room.CommandRoom#ask}: an {@link io.skybeat.station.event.Order}
 *       in a logged-in person's name.
 * </ul>
 *
 * <p>Every view type is a record of plain values that {@code io.skybeat.core.wire.Json} writes.
 */
package io.skybeat.station.room;
