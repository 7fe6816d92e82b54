package dev.backbench.io.jdbc;

import dev.backbench.fixtures.postgres.DataSet;
import dev.backbench.fixtures.postgres.Row;
import dev.backbench.io.WrongResultException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a user sees first.
 *
 * @param user the user
 * @param recent the latest posts, newest first, and of equal age the highest id first
 * @param events how many events the user has
 */
record Dashboard(Row.User user, List<Post> recent, long events) {
  static final int POSTS = 10;

  Dashboard {
    recent = List.copyOf(recent);
  }

  /**
   * A post in a list.
   *
   * @param id primary key
   * @param title a few words
   * @param likes how often it was liked
   * @param created milliseconds since 1970 in UTC
   */
  record Post(long id, String title, int likes, long created) {}

  /** The right answers, computed from the generator: a hash per user. */
  static final class Answers {
    private final int[] hashes;

    Answers(DataSet dataSet) {
      int users = dataSet.users();
      hashes = new int[users + 1];
      List<List<Post>> posts = new ArrayList<>();
      for (int i = 0; i <= users; i++) {
        posts.add(new ArrayList<>());
      }
      dataSet.postRows().forEach(row -> posts.get((int) row.userId())
          .add(new Post(row.id(), row.title(), row.likes(), row.created())));
      long[] events = new long[users + 1];
      dataSet.eventRows().forEach(row -> events[(int) row.userId()]++);
      dataSet.userRows().forEach(user -> {
        int id = (int) user.id();
        hashes[id] = new Dashboard(user, latest(posts.get(id)), events[id]).hashCode();
      });
    }

    private static List<Post> latest(List<Post> posts) {
      return posts.stream()
          .sorted(Comparator.comparingLong(Post::created).reversed()
              .thenComparing(Comparator.comparingLong(Post::id).reversed()))
          .limit(POSTS).toList();
    }

    /** How many users there are; every higher id must be answered with nothing. */
    int users() {
      return hashes.length - 1;
    }

    /**
     * Returns the answer unchanged.
     *
     * @throws WrongResultException when it is not the right one
     */
    Optional<Dashboard> check(long id, Optional<Dashboard> answer) {
      if (id > users() ? answer.isPresent() : answer.isEmpty() || answer.get().hashCode() != hashes[(int) id]) {
        throw new WrongResultException("dashboard: expected the generated one of user %d (of %d), got %s"
            .formatted(id, users(), answer));
      }
      return answer;
    }
  }
}
