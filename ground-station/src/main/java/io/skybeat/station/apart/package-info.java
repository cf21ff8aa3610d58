/** Whether two of our own drones come too near, by where they fly next. Pure. */
package io.skybeat.station.apart;
