/** Drones, sorties and what a vehicle reports of itself. */
package io.skybeat.core.flight;
