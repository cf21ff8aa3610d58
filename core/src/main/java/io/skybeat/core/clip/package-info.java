/**
 * Clips of alerts: the words about them, and their file format (MP4 whose own table says when each
 * picture was taken and which one triggered the alert). Bytes in, bytes out; no disk.
 */
package io.skybeat.core.clip;
