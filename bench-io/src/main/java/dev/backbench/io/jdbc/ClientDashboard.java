package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * By Spring's {@code JdbcClient}, the same statements.
 *
 * @param client over the pool
 * @param sql what to ask; without a wait
 */
record ClientDashboard(JdbcClient client, DashboardSql sql) implements DashboardQueries {
  @Override
  public Optional<Row.User> user(long id) {
    return client.sql(sql.user()).param(id).query((row, _) -> UserRows.read(row)).optional();
  }

  @Override
  public List<Dashboard.Post> posts(long userId) {
    return client.sql(sql.posts()).param(userId).query((row, _) -> JdbcDashboard.post(row)).list();
  }

  @Override
  public long events(long userId) {
    return client.sql(sql.events()).param(userId).query((row, _) -> row.getLong(1)).single();
  }
}
