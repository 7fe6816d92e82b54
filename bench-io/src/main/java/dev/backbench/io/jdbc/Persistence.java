package dev.backbench.io.jdbc;

import dev.backbench.io.jdbc.entities.OrderEntity;
import dev.backbench.io.jdbc.entities.PostEntity;
import dev.backbench.io.jdbc.entities.UserEntity;
import dev.backbench.io.jdbc.entities.UserEventEntity;
import jakarta.persistence.EntityManagerFactory;
import java.util.Map;
import javax.sql.DataSource;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Hibernate over a pool, without a persistence.xml. */
final class Persistence {
  private Persistence() {}

  /** A factory over that pool; the caller closes it. */
  static EntityManagerFactory over(DataSource pool) {
    HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("benchmark");
    configuration.managedClasses(UserEntity.class, PostEntity.class, UserEventEntity.class, OrderEntity.class);
    configuration.properties(Map.of(
        "jakarta.persistence.nonJtaDataSource", pool,
        // The pool lends connections with auto-commit; a transaction switches it off and on again.
        "hibernate.connection.provider_disables_autocommit", "false"));
    return configuration.createEntityManagerFactory();
  }
}
