/** What leaves this process: spool, stills and the connection to the station. An edge. */
package io.skybeat.analytics.publish;
