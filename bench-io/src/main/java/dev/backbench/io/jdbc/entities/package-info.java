/** Tables as JPA entities. */
@NullMarked
package dev.backbench.io.jdbc.entities;

import org.jspecify.annotations.NullMarked;
