/** How a simulated copter moves, drains, looks and errs. Pure: stepped with dt, seeded. */
package io.skybeat.simulator.vehicle.flight;
