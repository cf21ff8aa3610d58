/** Routes, fences, areas and what is known of them. Pure. */
package io.skybeat.missions.plan;
