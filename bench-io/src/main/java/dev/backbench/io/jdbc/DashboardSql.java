package dev.backbench.io.jdbc;

/**
 * The text of a dashboard's queries.
 *
 * @param user by id
 * @param posts the latest of a user
 * @param events how many of a user
 */
record DashboardSql(String user, String posts, String events) {
  /** Pieces for {@link QueryCount}. */
  static final String USER = UserRows.TAG;
  static final String POSTS = "dashboard_post";
  static final String EVENTS = "dashboard_events";

  /**
   * With or without a wait.
   *
   * @param waitMillis how long the server waits in each query, as a distant or busy one would; 0 for plain queries
   */
  static DashboardSql of(int waitMillis) {
    return new DashboardSql(
        waitMillis == 0
            ? UserRows.BY_ID
            : "SELECT u.id AS user_by_id, u.email, u.name, u.age, u.created " + from(waitMillis, "users u", "u.id"),
        "SELECT p.id AS dashboard_post, p.title, p.likes, p.created " + from(waitMillis, "posts p", "p.user_id")
            + " ORDER BY p.created DESC, p.id DESC LIMIT " + Dashboard.POSTS,
        "SELECT count(e.id) AS dashboard_events " + from(waitMillis, "user_events e", "e.user_id"));
  }

  /** The wait is the outer side of a join, so it happens once per query, found or not. */
  private static String from(int waitMillis, String table, String key) {
    return waitMillis == 0
        ? "FROM %s WHERE %s = ?".formatted(table, key)
        : "FROM (SELECT pg_sleep(%d / 1000.0)) AS wait LEFT JOIN %s ON %s = ?".formatted(waitMillis, table, key);
  }
}
