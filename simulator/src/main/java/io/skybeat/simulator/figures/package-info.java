/** Measured values with their count and spread, as summaries and tables tell them. */
package io.skybeat.simulator.figures;
