package io.skybeat.core.sighting;

/**
 * A marked still picture, by its hash; the bytes travel on the media connection.
 *
 * @param sha256 of the file, lower-case hex
 * @param bytes its length
 * @param mediaType for example {@code image/jpeg}
 */
public record StillRef(String sha256, long bytes, String mediaType) {}
