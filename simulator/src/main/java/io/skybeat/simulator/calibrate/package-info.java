/** {@code ./skybeat calibrate}: a real camera's lens and boresight, ready for station.yaml. */
package io.skybeat.simulator.calibrate;
