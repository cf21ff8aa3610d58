/** What the numbers of custom_mode mean. Pure. */
package io.skybeat.mavlink.mode;
