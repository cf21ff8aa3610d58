/** Reads and writes plans, areas and timetables. The edge of this module. */
package io.skybeat.missions.file;
