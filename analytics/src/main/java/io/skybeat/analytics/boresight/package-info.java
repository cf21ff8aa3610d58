/**
 * The constant angles between what a gimbal reports and where its camera looks, from surveyed
 * points that were seen. Pure.
 */
package io.skybeat.analytics.boresight;
