/** The whole of the pure part: one state, one step. Everything around it is edges. */
package io.skybeat.station.desk;
