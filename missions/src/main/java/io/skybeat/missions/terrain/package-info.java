/**
 * Elevation files: SRTM tiles ({@code .hgt}) and GeoTIFF. An edge: reads files and trusts none of
 * their sizes.
 */
package io.skybeat.missions.terrain;
