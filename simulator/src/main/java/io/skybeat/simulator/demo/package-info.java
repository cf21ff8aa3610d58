/** {@code ./skybeat demo}: three processes on loopback, watched as a page watches them, scored. */
package io.skybeat.simulator.demo;
