/**
 * Patrols that are flown and seen as in earnest, in virtual time: the station's production code
 * flies, the town is filmed picture by picture, the production detectors look at the pictures, and
 * what the station raises is held against what really happened.
 */
package io.skybeat.simulator.patrol;
