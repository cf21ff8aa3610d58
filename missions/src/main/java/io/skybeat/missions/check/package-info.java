/** May this be flown? Pure: plans and areas in, violations out. */
package io.skybeat.missions.check;
