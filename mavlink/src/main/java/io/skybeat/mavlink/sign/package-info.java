/** MAVLink 2 message signing: SHA-256 cut to 48 bits. Pure; keys are never logged. */
package io.skybeat.mavlink.sign;
