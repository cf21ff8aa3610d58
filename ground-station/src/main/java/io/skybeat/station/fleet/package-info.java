/** What the vehicles report, folded into immutable values. Pure. */
package io.skybeat.station.fleet;
