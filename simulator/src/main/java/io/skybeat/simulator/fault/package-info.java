/** What can go wrong with a vehicle and its link, by name: in a day's virtual time and live. */
package io.skybeat.simulator.fault;
