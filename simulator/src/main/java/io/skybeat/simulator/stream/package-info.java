/**
 * Simulated cameras on the wire: pictures become H.264 access units, access units become RTP, and
 * an RTSP server hands them to whoever watches. Recorded footage can take the place of the town.
 */
package io.skybeat.simulator.stream;
