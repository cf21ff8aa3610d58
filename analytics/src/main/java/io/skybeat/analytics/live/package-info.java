/** The live picture: access units for whoever watches, dropped rather than late. */
package io.skybeat.analytics.live;
