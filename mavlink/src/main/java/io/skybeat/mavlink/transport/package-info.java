/**
 * Links: MAVLink over UDP and TCP on Netty, recordings of it, and their replay. An edge: sockets,
 * threads and files live here, and nothing is decided.
 */
package io.skybeat.mavlink.transport;
