/** Which places are looked at, and how long each was left alone. Pure. */
package io.skybeat.station.watch;
