/**
 * Messages that dronefleet's dialects lack, or whose newer or wider fields they lack, in its own
 * annotation manner.
 */
package io.skybeat.mavlink.dialect.message;
