/** {@code ./skybeat bench}: how fast the parts are on this machine. */
package io.skybeat.simulator.bench;
