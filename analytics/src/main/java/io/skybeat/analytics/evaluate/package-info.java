/**
 * {@code ./skybeat evaluate}: the detectors, as they are used, judged on labelled folders of real
 * pictures. Reads files; changes none.
 */
package io.skybeat.analytics.evaluate;
