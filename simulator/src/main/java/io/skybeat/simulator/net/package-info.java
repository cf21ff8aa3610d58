/** A bad network between vehicle and station: datagrams lost, doubled, late, out of order, cut. */
package io.skybeat.simulator.net;
