/** Cameras over RTSP: the back ends behind {@link io.skybeat.analytics.video.FrameSource}. */
package io.skybeat.analytics.rtsp;
