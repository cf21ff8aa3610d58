/**
 * The journal, its views and the users, in SQLite; and twins in memory for tests and simulated
 * days. The only package that knows SQL.
 */
package io.skybeat.station.store;
