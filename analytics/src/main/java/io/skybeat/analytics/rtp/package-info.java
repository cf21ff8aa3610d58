/**
 * Media over RTP, pure: packets, their order, RFC 6184 and RFC 7798 payloads, access units, and the
 * capture time from RTCP sender reports. No sockets: bytes and moments come in as arguments.
 */
package io.skybeat.analytics.rtp;
