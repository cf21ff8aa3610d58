/** Records the untouched stream in segments with hashes, and keeps them within a budget. */
package io.skybeat.analytics.record;
