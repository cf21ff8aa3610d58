/** The timetable, and the sorties it asks for. Pure. */
package io.skybeat.missions.schedule;
