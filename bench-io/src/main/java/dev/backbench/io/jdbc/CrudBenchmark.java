package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.Row;
import dev.backbench.fixtures.postgres.StatementStatistics;
import dev.backbench.io.WrongResultException;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Users are created (10 of 100 operations), read (60), read with their orders (20), changed (8) and deleted (2). Only users
 * that this fork created are changed or deleted, so that every answer is known. For one thread of the benchmark.
 */
@SuppressWarnings("NullAway.Init") // JMH calls the set-up before everything else
public class CrudBenchmark extends DatabaseBenchmark {
  private static final int POOL = 10;
  private static final int FIRST = 20;

  private final String run = "crud-" + ProcessHandle.current().pid() + "-" + System.nanoTime() + "-";
  private final Deque<Row.User> created = new ArrayDeque<>();
  private long number;
  private UserRows users;
  private int[] orders;
  private Zipf popular;
  private CrudActions actions;
  private @Nullable EntityManagerFactory factory;

  /** For JMH. */
  public CrudBenchmark() {}

  /** None: every framework has its own. Every answer is checked instead, and the table is counted. */
  @Override
  List<Tagged> statements() {
    return List.of();
  }

  @Override
  void open(Database database, String method) throws SQLException {
    users = new UserRows("crud", database.dataSet());
    popular = new Zipf(users.count());
    orders = new int[users.count() + 1];
    database.dataSet().orderRows().forEach(order -> orders[(int) order.userId()] += order.hashCode());
    DataSource pool = database.pool(POOL);
    actions = switch (method) {
      case "jdbcClient" -> new ClientCrud(JdbcClient.create(pool));
      case "jpa" -> {
        EntityManagerFactory made = Persistence.over(pool);
        factory = made;
        yield new JpaCrud(made);
      }
      default -> new JdbcCrud(pool);
    };
    for (int i = 0; i < FIRST; i++) {
      create(18 + i);
    }
  }

  /** By the driver's own interface. */
  @Benchmark
  public Object jdbc(Ids ids, Waiting waiting) throws SQLException {
    return one(ids);
  }

  /** By Spring's {@code JdbcClient}. */
  @Benchmark
  public Object jdbcClient(Ids ids, Waiting waiting) throws SQLException {
    return one(ids);
  }

  /** By JPA entities. */
  @Benchmark
  public Object jpa(Ids ids, Waiting waiting) throws SQLException {
    return one(ids);
  }

  private Object one(Ids ids) throws SQLException {
    int kind = ids.below(100);
    Object result;
    if (kind < 10) {
      result = create(18 + ids.below(63));
    } else if (kind < 70) {
      long id = popular.next(ids.unit());
      result = users.check(id, actions.read(id).orElseThrow(() -> wrong("user " + id, "nothing")));
    } else if (kind < 90) {
      result = orders(popular.next(ids.unit()));
    } else if (kind < 98) {
      result = change(18 + ids.below(63));
    } else {
      result = delete();
    }
    Meter.operation();
    return result;
  }

  private Row.User create(int age) throws SQLException {
    number++;
    Row.User user = new Row.User(0, run + number + "@example.test", "Somebody New", age, number);
    long id = actions.create(user);
    Row.User known = new Row.User(id, user.email(), user.name(), age, number);
    created.addLast(known);
    return known;
  }

  private List<Row.Order> orders(long id) throws SQLException {
    List<Row.Order> found = actions.orders(id);
    if (found.stream().mapToInt(Row.Order::hashCode).sum() != orders[(int) id]) {
      throw wrong("the generated orders of user " + id, found);
    }
    return found;
  }

  /** Changes the one that was left alone for longest, and reads nothing back: the check after the iteration does. */
  private Row.User change(int age) throws SQLException {
    Row.User user = created.removeFirst();
    if (!actions.setAge(user.id(), age)) {
      throw wrong("to change " + user, "nobody");
    }
    Row.User changed = new Row.User(user.id(), user.email(), user.name(), age, user.created());
    created.addLast(changed);
    return changed;
  }

  private boolean delete() throws SQLException {
    // More are created than deleted, but a draw may be unlucky at first.
    if (created.size() == 1) {
      create(18);
    }
    Row.User user = created.removeFirst();
    if (!actions.delete(user.id())) {
      throw wrong("to delete " + user, "nobody");
    }
    return true;
  }

  /** Everybody whom this fork created and did not delete is there, as last changed. */
  @Override
  void check() throws SQLException {
    List<Row.User> found = new ArrayList<>();
    try (var query = database().control()
        .prepareStatement("SELECT * FROM users WHERE email LIKE ? ORDER BY id" + StatementStatistics.ASIDE)) {
      query.setString(1, run + "%");
      try (var row = query.executeQuery()) {
        while (row.next()) {
          found.add(UserRows.read(row));
        }
      }
    }
    List<Row.User> known = created.stream().sorted(java.util.Comparator.comparingLong(Row.User::id)).toList();
    if (!found.equals(known)) {
      Optional<Row.User> lost = known.stream().filter(user -> !found.contains(user)).findFirst();
      throw wrong("%d users created and not deleted".formatted(known.size()),
          "%d; the first that differs is %s".formatted(found.size(), lost));
    }
  }

  private static WrongResultException wrong(String expected, Object got) {
    return new WrongResultException("crud: expected %s, got %s".formatted(expected, got));
  }

  @Override
  void close() throws SQLException {
    database().execute("DELETE FROM users WHERE email LIKE '" + run + "%'");
    if (factory != null) {
      factory.close();
    }
  }
}
