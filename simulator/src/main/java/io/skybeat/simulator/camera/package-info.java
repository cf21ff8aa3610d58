/** Cameras: what the town looks like from a true pose through a lens, visible and thermal. */
package io.skybeat.simulator.camera;
