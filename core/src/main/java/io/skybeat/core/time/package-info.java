/** Time as a seam: one interface, and the only reader of the machine's clock. */
package io.skybeat.core.time;
