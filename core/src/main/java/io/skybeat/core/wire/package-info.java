/**
 * The one encoding of the shared words, the protocol between station and analytics, and the strict
 * reading of documents. The only package of core that knows a JSON library.
 */
package io.skybeat.core.wire;
