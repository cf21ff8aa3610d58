/**
 * The words of video ingest, pure: frames and access units with their capture time, the port that
 * delivers them, a mailbox of one, and the rules that tell a running stream from a stalled, frozen
 * or refused one. Time is always an argument.
 */
package io.skybeat.analytics.video;
