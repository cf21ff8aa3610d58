/** A camera's lens from pictures of a printed board, by OpenCV. */
package io.skybeat.analytics.lens;
