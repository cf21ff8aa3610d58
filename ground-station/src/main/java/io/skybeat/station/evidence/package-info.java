/** Which alert lacks its evidence, what has to be asked for, sealed and erased, and when: pure. */
package io.skybeat.station.evidence;
