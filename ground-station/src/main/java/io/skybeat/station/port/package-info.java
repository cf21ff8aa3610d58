/** What the loop and the command room ask of the world: journal, views, users, pictures, links. */
package io.skybeat.station.port;
