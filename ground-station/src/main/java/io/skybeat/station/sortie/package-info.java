/** From a line of the timetable to exactly one outcome. Pure. */
package io.skybeat.station.sortie;
