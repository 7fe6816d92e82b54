/** JDBC through a connection pool against a real PostgreSQL. */
@NullMarked
package dev.backbench.io.jdbc;

import org.jspecify.annotations.NullMarked;
