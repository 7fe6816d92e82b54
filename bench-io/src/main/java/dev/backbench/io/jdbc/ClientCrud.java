package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By Spring's {@code JdbcClient}, the same statements.
 *
 * @param client over the pool
 */
record ClientCrud(JdbcClient client) implements CrudActions {
  @Override
  public long create(Row.User user) {
    return client.sql(CrudSql.CREATE).params(user.email(), user.name(), user.age(), user.created())
        .query((row, _) -> row.getLong(1)).single();
  }

  @Override
  public Optional<Row.User> read(long id) {
    return client.sql(UserRows.BY_ID).param(id).query((row, _) -> UserRows.read(row)).optional();
  }

  @Override
  public List<Row.Order> orders(long userId) {
    return client.sql(CrudSql.ORDERS).param(userId).query((row, _) -> JdbcCrud.order(row)).list();
  }

  @Override
  public boolean setAge(long id, int age) {
    return client.sql(CrudSql.SET_AGE).params(age, id).update() == 1;
  }

  @Override
  public boolean delete(long id) {
    return client.sql(CrudSql.DELETE).param(id).update() == 1;
  }
}
