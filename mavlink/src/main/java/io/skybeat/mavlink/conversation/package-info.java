/**
 * The station's side of MAVLink's conversations as state machines. Pure: messages and moments in,
 * messages and wishes to be woken out; no threads, no clocks, no sockets. Whoever owns one calls it
 * from a single thread, sends what it returns to the peer, and wakes it at {@code nextDue}.
 */
package io.skybeat.mavlink.conversation;
