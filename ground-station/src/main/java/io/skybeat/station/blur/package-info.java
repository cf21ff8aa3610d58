/** Pictures for those who may not see originals: derived copies in which nobody can be told. */
package io.skybeat.station.blur;
