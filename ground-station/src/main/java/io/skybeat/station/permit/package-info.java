/** What became of the authorities' approvals, folded from facts. Pure. */
package io.skybeat.station.permit;
