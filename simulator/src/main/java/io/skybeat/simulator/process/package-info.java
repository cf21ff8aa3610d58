/** The simulator as a process: town, drones, cameras and truth, from one configuration file. */
package io.skybeat.simulator.process;
