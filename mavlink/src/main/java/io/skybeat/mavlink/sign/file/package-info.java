/** What signing keeps on disk: keys, which are only read, and timestamps, written ahead. */
package io.skybeat.mavlink.sign.file;
