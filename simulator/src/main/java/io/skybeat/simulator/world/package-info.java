/**
 * The town: its fixed layout, its people, its incidents and their truth. Everything here is a pure
 * function of seed and time since the start; only {@link io.skybeat.simulator.world.TruthLog} and
 * its reader touch files.
 */
package io.skybeat.simulator.world;
