/** What cameras claim to have seen, and how well the streams behind the claims are. */
package io.skybeat.core.sighting;
