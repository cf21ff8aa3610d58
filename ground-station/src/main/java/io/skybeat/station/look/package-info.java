/** Where a drone may stand to look at a place, how it gets there, and what that costs. Pure. */
package io.skybeat.station.look;
