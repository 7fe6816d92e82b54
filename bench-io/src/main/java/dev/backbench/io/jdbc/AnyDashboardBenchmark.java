package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * What dashboards share: a user is read and then the latest posts and the number of events. One id of a hundred belongs to
 * nobody and ends after the first query.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public abstract class AnyDashboardBenchmark extends DatabaseBenchmark {
  /** Connections; up to two are in use per thread of the benchmark. */
  static final int POOL = 10;
  private static final int FOUND_PER_MISSING = 99;

  private Tagged user = new Tagged(DashboardSql.USER);
  private Tagged posts = new Tagged(DashboardSql.POSTS);
  private Tagged events = new Tagged(DashboardSql.EVENTS);
  private Dashboard.Answers answers;
  private DataSource pool;

  /** With the statements of {@link DashboardSql}. */
  AnyDashboardBenchmark() {}

  /** With the statements that somebody else makes. */
  final void statements(Tagged forUser, Tagged forPosts, Tagged forEvents) {
    user = forUser;
    posts = forPosts;
    events = forEvents;
  }

  /** How long the server waits in each query. */
  int waitMillis() {
    return 0;
  }

  @Override
  List<Tagged> statements() {
    return List.of(user, posts, events);
  }

  @Override
  void open(Database database, String method) throws Exception {
    answers = new Dashboard.Answers(database.dataSet());
    pool = database.pool(POOL);
  }

  final DataSource pool() {
    return pool;
  }

  final long draw(Ids ids) {
    return ids.next(answers.users() + answers.users() / FOUND_PER_MISSING);
  }

  final Optional<Dashboard> oneAfterTheOther(Ids ids, DashboardQueries queries) throws SQLException {
    long id = draw(ids);
    Optional<Row.User> found = queries.user(id);
    return checked(id, found.isEmpty()
        ? Optional.empty()
        : Optional.of(new Dashboard(found.get(), queries.posts(id), queries.events(id))));
  }

  /** Counts what was asked, and checks the answer in full. */
  final Optional<Dashboard> checked(long id, Optional<Dashboard> answer) {
    // With a wait, the first query returns a row of nulls for nobody.
    user.did(answer.isPresent() || waitMillis() > 0 ? 1 : 0);
    if (answer.isPresent()) {
      posts.did(Dashboard.POSTS);
      events.did(1);
    }
    Meter.operation();
    return answers.check(id, answer);
  }
}
