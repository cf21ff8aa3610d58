/**
 * Malformed MAVLink against the reader and the link, held against a second reader that was written
 * apart. The same seed gives the same bytes.
 */
package io.skybeat.simulator.fuzz;
