/** What is worn, faulty or was serviced, folded from facts. Pure. */
package io.skybeat.station.upkeep;
