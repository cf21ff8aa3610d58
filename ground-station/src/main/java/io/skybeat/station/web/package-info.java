/** The command room over HTTP: login, REST, WebSocket, live pictures, and the page itself. */
package io.skybeat.station.web;
