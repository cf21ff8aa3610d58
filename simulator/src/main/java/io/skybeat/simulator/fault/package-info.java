/**
 * The catalogue of what can go wrong, each fault by name: with a vehicle, its line, its dock and
 * its cameras, with the world around and with the station; in a day's virtual time and live.
 */
package io.skybeat.simulator.fault;
