/** Other aircraft: what receivers tell of them, and which of them come too near. */
package io.skybeat.station.around.traffic;
