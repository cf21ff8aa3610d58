/** The commands behind {@code ./skybeat}. */
package io.skybeat.simulator.cli;
