/** The simulated world around over real sockets: a broker, its clients, a receiver's port. */
package io.skybeat.simulator.outside;
