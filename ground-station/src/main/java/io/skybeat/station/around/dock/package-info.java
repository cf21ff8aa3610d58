/** Docks: what they tell, what they are told to do, and what became of it. */
package io.skybeat.station.around.dock;
