/**
 * MAVLink 1 and 2 framing: bytes to frames and back, byte for byte. Pure; knows no message but its
 * id and CRC extra.
 */
package io.skybeat.mavlink.frame;
