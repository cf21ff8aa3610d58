/** Weather: what sources tell, what the limits are, and whether it may be flown in. */
package io.skybeat.station.around.weather;
