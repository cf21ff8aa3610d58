/**
 * What a picture shows: detectors and how a picture is cut for them, suppression of doubles, heat
 * and its hot spots. Pure: no I/O, no threads, no clock; pixels are read where they lie.
 */
package io.skybeat.analytics.vision;
