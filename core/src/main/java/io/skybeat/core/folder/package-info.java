/** Folders on disk that a process holds for itself. */
package io.skybeat.core.folder;
