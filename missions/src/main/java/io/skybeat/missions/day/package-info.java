/** A day of the timetable on paper: who flies what, when and with which pack. Pure. */
package io.skybeat.missions.day;
