/**
 * One camera's line from the network to the mailbox: source, monitor, reconnects, recorder and live
 * view, tied together.
 */
package io.skybeat.analytics.ingest;
